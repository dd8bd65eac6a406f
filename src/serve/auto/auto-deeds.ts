import type { Clock } from '../../env/clock.ts';
import { spreadMs } from '../../scenario/human-pace.ts';
import type { ChatEntity } from '../../world/entities.ts';
import type { AutoDeed, AutoGround } from './deed.ts';

/** The tenant in which deeds are done. */
export interface AutoTenant extends AutoGround {
  /** Decides how long people take. */
  readonly seed: number;
}

/** What automatic deeds need of the server. */
export interface AutoOptions {
  readonly deeds: readonly AutoDeed[];
  readonly clock: Clock;
  /** The tenant of now. */
  ground(): AutoTenant;
  /** Resolves when another webhook may be made. */
  room(signal: AbortSignal): Promise<void>;
  /** Called when a deed could not be done; it is not tried again for the same thing. */
  failed(error: unknown): void;
  /** Aborts when the server ends. */
  readonly signal: AbortSignal;
}

/** A deed that will be done. */
interface Plan {
  readonly dueFor: number;
  readonly atMs: number;
  readonly cancel: AbortController;
}

/**
 * What the tenant does by itself. Of each chat it is known what is due; whatever happens there, no matter who did it, has
 * that looked at again. A deed that is no longer due is not done, so nothing answers itself.
 */
export class AutoDeeds {
  private readonly options: AutoOptions;
  private readonly deeds: readonly AutoDeed[];
  private readonly plans = new Map<ChatEntity, Map<AutoDeed, Plan>>();

  constructor(options: AutoOptions) {
    this.options = options;
    this.deeds = options.deeds.toSorted((a, b) => a.turn - b.turn);
  }

  /** Looks at a chat in which something happened. */
  look(chat: ChatEntity): void {
    const { clock, signal } = this.options;
    if (signal.aborted) return;
    const ground = this.options.ground();
    const plans = this.plans.get(chat) ?? new Map<AutoDeed, Plan>();
    let notBeforeMs = clock.monotonic();
    for (const deed of this.deeds) {
      const dueFor = deed.due(chat, ground);
      const known = plans.get(deed);
      if (dueFor === undefined) {
        known?.cancel.abort();
        plans.delete(deed);
      } else if (known?.dueFor !== dueFor || known.atMs < notBeforeMs) {
        const wantedMs =
          known?.dueFor === dueFor ? known.atMs : clock.monotonic() + pauseMs(chat, deed, ground);
        known?.cancel.abort();
        plans.set(deed, this.plan(chat, deed, dueFor, Math.max(wantedMs, notBeforeMs)));
      }
      // What comes later in a conversation does not overtake what comes before.
      notBeforeMs = (plans.get(deed)?.atMs ?? notBeforeMs) + 1;
    }
    if (plans.size === 0) this.plans.delete(chat);
    else this.plans.set(chat, plans);
  }

  private plan(chat: ChatEntity, deed: AutoDeed, dueFor: number, atMs: number): Plan {
    const { clock, signal, room } = this.options;
    const plan: Plan = { dueFor, atMs, cancel: new AbortController() };
    const { signal: cancelled } = plan.cancel;
    signal.addEventListener('abort', () => plan.cancel.abort(), { signal: cancelled, once: true });
    void clock.sleep(atMs - clock.monotonic(), cancelled).then(async () => {
      await room(cancelled);
      if (!cancelled.aborted) this.run(chat, deed, plan);
    });
    return plan;
  }

  private run(chat: ChatEntity, deed: AutoDeed, plan: Plan): void {
    const ground = this.options.ground();
    const plans = this.plans.get(chat);
    plan.cancel.abort();
    // Another tenant may have begun meanwhile.
    if (ground.registry.chats.get(chat.row.Id) !== chat) {
      this.plans.delete(chat);
      return;
    }
    plans?.delete(deed);
    try {
      if (deed.due(chat, ground) === plan.dueFor) deed.run(chat, ground);
    } catch (error) {
      plans?.set(deed, plan);
      this.options.failed(error);
      return;
    }
    this.look(chat);
  }
}

/** By the place of the chat and of the message in it, as ids are new in each run. */
function pauseMs(chat: ChatEntity, deed: AutoDeed, ground: AutoTenant): number {
  const place = `${chat.ordinal} ${chat.tickets} ${ground.registry.history.of(chat).length}`;
  return spreadMs(deed.usualMs(chat, ground), `auto ${deed.name}`, place, ground.seed);
}
