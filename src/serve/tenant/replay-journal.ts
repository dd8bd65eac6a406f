import { IqmockError } from '../../errors.ts';
import { events } from '../../events/index.gen.ts';
import type { Webhook } from '../../webhook/webhook.ts';
import { settleAsk } from '../../world/client-facts.ts';
import type { ChannelEntity, ChatEntity, ClientEntity, OperatorEntity } from '../../world/entities.ts';
import type { UploadFacts } from '../../world/files.ts';
import type { Instance } from '../instance.ts';
import type { Provenance } from '../outbox/item.ts';
import { decodeArgs } from './encoded-args.ts';
import type { JournalLine, LineOf } from './journal-format.ts';
import { webhookOf } from './tenant.ts';
import { ownValue } from '../../own.ts';

/** Makes every change of a journal again; what was not settled waits for its delivery. Throws INPUT if it cannot. */
export async function replayJournal(instance: Instance, lines: Iterable<JournalLine>): Promise<void> {
  const pending = new Map<number, Webhook>();
  let lastDelivery = 0;
  for (const line of lines) {
    if ('delivery' in line && line.delivery !== undefined)
      lastDelivery = Math.max(lastDelivery, line.delivery);
    if (line.kind === 'reset') {
      pending.clear();
      await instance.replayReset(line.at, line.seed, line.scenario ?? undefined);
    } else if (line.kind === 'settled') pending.delete(line.delivery);
    else if (line.kind === 'event') replayEvent(instance, line, pending);
    else if (line.kind === 'webhook') pending.set(line.delivery, storedWebhook(line));
    else replayOther(instance, line);
  }
  instance.outbox.continueFrom(lastDelivery);
  const restored: Provenance = { origin: 'state' };
  for (const [id, webhook] of [...pending].sort(([a], [b]) => a - b))
    instance.outbox.restore(id, webhook, restored);
}

function replayEvent(
  { tenant, clients, members }: Instance,
  line: LineOf<'event'>,
  pending: Map<number, Webhook>,
): void {
  const definition = ownValue(events, line.type);
  if (definition === undefined) throw diverged(line.type);
  const happening = tenant.replay(
    definition,
    decodeArgs(line.args, tenant.registry) as object,
    line.at,
    line.key,
  );
  if (happening.event.Id !== line.id) throw diverged(`event ${line.id}`);
  members.note(happening);
  clients.recent.add(happening);
  if (line.delivery === undefined) return;
  const webhook = webhookOf(happening, { origin: 'state' });
  pending.set(
    line.delivery,
    line.body === undefined ? webhook : { ...webhook, body: Buffer.from(line.body, 'base64') },
  );
}

function replayOther(
  instance: Instance,
  line: Exclude<JournalLine, LineOf<'reset'> | LineOf<'settled'> | LineOf<'event'> | LineOf<'webhook'>>,
): void {
  const { tenant, clients, files } = instance;
  if (line.kind === 'clock') tenant.advance(line.by);
  else if (line.kind === 'member') {
    const chat = tenant.registry.byId('chat', line.chat) as ChatEntity;
    const operator = tenant.registry.byId('operator', line.operator) as OperatorEntity;
    instance.members.apply({ chat, operator, isIn: line.isIn, at: line.at });
  } else if (line.kind === 'answer') {
    const message = tenant.registry.history.get(line.message);
    if (message !== undefined) settleAsk(message, line.state, line.answer, line.at);
  } else if (line.kind === 'row') tenant.replayArrival(line.row, line.key, line.spec, line.at);
  else if (line.kind === 'session') {
    const client = tenant.registry.byId('client', line.client) as ClientEntity;
    const channel = tenant.registry.byId('channel', line.channel) as ChannelEntity;
    clients.sessions.adopt({
      id: line.id,
      token: line.token,
      client,
      channel,
      credentials: line.credentials,
      createdAt: line.at,
    });
  } else {
    const facts = decodeArgs(line.facts, tenant.registry) as UploadFacts;
    const file = tenant.replayUpload(facts, line.at);
    if (file.row.Id !== line.id) throw diverged(`file ${line.id}`);
    files.put(file.row.Id, Buffer.from(line.base64, 'base64'));
  }
}

function storedWebhook({ facts, body }: LineOf<'webhook'>): Webhook {
  const { summary, ...rest } = facts as Omit<Webhook, 'summary'> & { readonly summary: string };
  return {
    ...rest,
    kind: 'webhook',
    index: 0,
    scenario: 'serve',
    step: 'state',
    dueMs: 0,
    summary: () => summary,
    body: Buffer.from(body, 'base64'),
  };
}

function diverged(what: string): IqmockError {
  return new IqmockError('INPUT', `The state cannot be made again: ${what} comes out differently.`, {
    hint: 'Name another file for --state; this one was changed, or made by another build.',
  });
}
