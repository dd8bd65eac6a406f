import { IqmockError } from '../../errors.ts';
import type { Instance } from '../instance.ts';
import { AutoDeeds } from './auto-deeds.ts';
import { autoDeeds } from './deeds/index.gen.ts';

const byItself = { origin: 'auto' } as const;

/** Lets a tenant do by itself what its settings say, beginning with what its chats wait for already. */
export function startAuto(instance: Instance): void {
  const { settings, calm, serverHost } = instance;
  const { auto: names, host } = settings;
  if (names.length === 0) return;
  const auto = new AutoDeeds({
    deeds: Object.values(autoDeeds).filter(({ name }) => names.some((one) => one === name)),
    clock: host.clock,
    signal: calm.signal,
    room: (signal) => serverHost.room(signal),
    failed(error) {
      if (error instanceof IqmockError) settings.onNotice?.(error.message);
      else settings.onBug?.(error);
    },
    ground: () => ({
      registry: instance.tenant.registry,
      seed: instance.tenant.world.settings.seed,
      isConnected: ({ client }) => instance.clients.streamsOf(client) > 0,
      has: (deed) => names.some((one) => one === deed),
      perform: (event, args) => void instance.tenant.perform(event, args, byItself),
    }),
  });
  instance.listeners.add(({ chat }) => auto.look(chat));
  for (const chat of instance.tenant.registry.chats.values()) auto.look(chat);
}
