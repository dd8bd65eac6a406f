import { createRandom } from '../../env/random.ts';
import { cutTriesOf, isExcused } from '../../delivery/blame.ts';
import { createSender } from '../../delivery/create-sender.ts';
import type { Result } from '../../delivery/delivery.ts';
import type { DeliverySender } from '../../delivery/sender.ts';
import { createFaultMiddleware } from '../../delivery/faults/engine/middleware.ts';
import type { FaultyDelivery } from '../../delivery/faults/engine/plan.ts';
import type { FaultyPlay } from '../../delivery/faults/parts/chance-names.ts';
import type { RawDriver } from '../../delivery/transport/raw/raw-driver.ts';
import type { Webhook } from '../../webhook/webhook.ts';
import type { WorkerShare } from '../plan/executors/executor.ts';
import type { OnPurpose } from '../metrics/on-purpose.ts';
import type { FaultListener, LoadTransport } from './wire.ts';
import {
  endsOf,
  neverTried,
  noHeaders,
  webhookId,
  type FaultChance,
  type WireSettings,
} from './wire-parts.ts';

/** An event that knows who waits for it; a copy of it knows the same. */
interface ObservedDelivery extends FaultyDelivery {
  readonly listener: FaultListener;
}

/** Sends through a sender that carries out the faults of the policy and of scenarios. */
export function faultyWire(settings: WireSettings, driver: RawDriver, chance: FaultChance): LoadTransport {
  const { lanes, target } = settings;
  const sender = faultySender(settings, driver, chance);
  const plays = new Plays(chance.plays);
  return {
    ...endsOf(sender, driver, lanes),
    faults: { flush: () => sender.flush(), settle: () => sender.drain() },
    send(webhook, dueAt, answered, listener = noListener) {
      let wasHeld = false;
      const delivery = deliveryOf(webhook, plays.of(webhook, listener.play), {
        ...{ dueAt, listener, url: target.url },
        onHeld(isChatHeld) {
          wasHeld = true;
          queueMicrotask(() => listener.held(isChatHeld));
        },
      });
      void sender.send(delivery).then((result) => {
        const { attempts } = result;
        const own = attempts.slice(0, -1).filter(({ again }) => again).length;
        const last = attempts.at(-1) ?? neverTried;
        answered(last, Math.max(1, attempts.length - own), purposeOf(result, wasHeld));
      });
    },
  };
}

function faultySender(settings: WireSettings, driver: RawDriver, chance: FaultChance): DeliverySender {
  const { target, policy, clock, random, lanes, middleware = {} } = settings;
  const faulty = createFaultMiddleware(policy.faults, {
    random: createRandom(chance.seed).fork('delivery'),
    isCounting: chance.isCounting,
  });
  return createSender({
    target,
    policy: { ...policy, concurrency: lanes, maxPending: Infinity },
    clock,
    random,
    transport: driver.transport,
    interceptors: [...(middleware.interceptors ?? []), ...faulty.interceptors],
    layers: [...(middleware.layers ?? []), ...faulty.layers],
    onSettled: reportCopy,
  });
}

function deliveryOf(
  webhook: Webhook,
  play: FaultyPlay,
  rest: Pick<ObservedDelivery, 'dueAt' | 'listener' | 'url' | 'onHeld'>,
): ObservedDelivery {
  const { type, eventId, chatId, clientId, body, index, deliver = [] } = webhook;
  return {
    ...rest,
    play,
    id: webhookId(webhook),
    chanceName: `${play.name}#${index}`,
    ...{ type, eventId, chatId, clientId },
    headers: noHeaders,
    body: new Uint8Array(body),
    requested: deliver,
  };
}

const noListener: FaultListener = { play: { index: 0 }, held: () => undefined, copied: () => undefined };

/** What names each play for chance: its number in the whole run, however many parts that has. */
class Plays {
  private readonly share: WorkerShare;
  private readonly known = new WeakMap<FaultListener['play'], FaultyPlay>();

  constructor(share: WorkerShare) {
    this.share = share;
  }

  of({ scenario }: Webhook, play: FaultListener['play']): FaultyPlay {
    let known = this.known.get(play);
    if (known === undefined) {
      known = { name: `${scenario}~${play.index * this.share.of + this.share.index}` };
      this.known.set(play, known);
    }
    return known;
  }
}

function reportCopy({ delivery, attempts, outcome }: Result): void {
  if (delivery.copyOf === undefined || attempts.length === 0) return;
  const { listener, mayRefuse = false } = delivery as ObservedDelivery;
  const isAccepted = outcome === 'delivered';
  const excused = !isAccepted && isExcused(attempts.at(-1), mayRefuse);
  listener.copied({ isAccepted, isExcused: excused, cutTries: cutTriesOf(attempts) });
}

function purposeOf({ delivery, attempts, outcome }: Result, wasHeld: boolean): OnPurpose {
  const { hits = [], mayRefuse = false } = delivery as FaultyDelivery;
  const cutTries = cutTriesOf(attempts);
  return {
    faults: attempts.length === 0 ? [] : hits.map(({ definition }) => definition.name),
    cutTries,
    isTimed: !wasHeld && cutTries === 0 && !hits.some(({ definition }) => definition.takesTime),
    isExcused:
      outcome !== 'delivered' && (attempts.length === 0 ? wasHeld : isExcused(attempts.at(-1), mayRefuse)),
  };
}
