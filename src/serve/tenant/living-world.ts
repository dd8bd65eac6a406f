import type {
  ChatEntity,
  ChannelEntity,
  ClientEntity,
  MessageEntity,
  OperatorEntity,
} from '../../world/entities.ts';
import type { Transition } from '../../world/draft.ts';
import type { ChannelSpec, ClientSpec, OperatorSpec } from '../../world/specs.ts';
import { World, type Emission } from '../../world/world.ts';
import type { WorldSettings } from '../../world/settings.ts';
import type { ChatEvent } from '../../model/entities.gen.ts';

/** Something that happened in a living tenant: an event, with the exact bytes of its webhook once they were made. */
export interface Happening {
  readonly event: ChatEvent;
  readonly chat: ChatEntity;
  readonly made: ChatEntity | MessageEntity | undefined;
  /** The arguments of the event, as rows and plain values. */
  readonly args: object;
  /** The human key of what was made, or ''. */
  readonly key: string;
  readonly summary: () => string;
  /** The bytes of the webhook as the world wrote them. */
  body: Uint8Array | undefined;
}

/** A channel or a person that came to the tenant. */
export interface Arrival {
  readonly row: ChannelEntity | OperatorEntity | ClientEntity;
  readonly key: string;
  readonly spec: object;
}

/** Notified of every change in a world. */
export interface WorldWatcher {
  arrived(arrival: Arrival): void;
  happened(happening: Happening): void;
  /** Called before each change. */
  moveClock(world: World): void;
}

/** A world that runs on a clock and reports every change, whether a scenario, the API or a click makes it. */
export class LivingWorld extends World {
  private readonly watcher: WorldWatcher;
  private readonly shared = new Map<string, ChannelEntity | OperatorEntity>();

  constructor(settings: WorldSettings, watcher: WorldWatcher) {
    super(settings);
    this.watcher = watcher;
  }

  override addChannel(key: string, spec: ChannelSpec): ChannelEntity {
    return this.share('channel', key, spec, (free) => super.addChannel(free, spec)) as ChannelEntity;
  }

  override addOperator(key: string, spec: OperatorSpec = {}): OperatorEntity {
    return this.share('operator', key, spec, (free) => super.addOperator(free, spec)) as OperatorEntity;
  }

  override addClient(key: string, spec: ClientSpec): ClientEntity {
    this.watcher.moveClock(this);
    const row = super.addClient(key, spec);
    this.watcher.arrived({ row, key, spec });
    return row;
  }

  override emit<Args>(move: Transition<Args>, args: Args, key = ''): Emission {
    this.watcher.moveClock(this);
    const emission = super.emit(move, args, key);
    const { event, chat, made, summary } = emission;
    const happening: Happening = { event, chat, made, args: args as object, key, summary, body: undefined };
    this.watcher.happened(happening);
    return {
      event,
      chat,
      made,
      summary,
      get rels() {
        return emission.rels;
      },
      encode: () => (happening.body ??= emission.encode()),
    };
  }

  /** Channels and operators exist once: the same description is the same row, and another one gets another name. */
  private share(
    kind: 'channel' | 'operator',
    key: string,
    spec: object,
    add: (key: string) => ChannelEntity | OperatorEntity,
  ): ChannelEntity | OperatorEntity {
    const id = `${kind} ${key} ${JSON.stringify(spec)}`;
    const known = this.shared.get(id);
    if (known !== undefined) return known;
    this.watcher.moveClock(this);
    const row = add(key);
    this.shared.set(id, row);
    this.watcher.arrived({ row, key, spec });
    return row;
  }
}
