import type { Random } from '../../../env/random.ts';
import type { Interceptor, Layer, Transport } from '../../delivery.ts';
import type { Middleware } from '../../sender.ts';
import { createShapedTransport } from '../../transport/shaped.ts';
import { faults as catalogue } from '../index.gen.ts';
import type {
  DeliveryContext,
  DeliveryFault,
  DeliveryWatch,
  FaultDefinition,
  TryFault,
} from '../parts/definition.ts';
import type { Fault } from '../../../webhook/fault.ts';
import { createMoment, type Moment } from '../parts/moment.ts';
import { Chooser } from './choose.ts';
import { Planner, type FaultyDelivery, type Hit } from './plan.ts';

/** The first tries that someone waits for, by the id of the delivery. */
type Tries = Map<string, Moment>;

/** What is beyond one sender. */
export interface FaultWatching {
  /** The chance of faults, where senders are to draw the same. Default: that of the sender. */
  readonly random?: Random;
  /** Whether this part of a run does the counting of `@first=N`. Default: true. */
  readonly isCounting?: boolean;
  /** Chooses what is hit. Senders that follow each other share one, so that it counts on. Default: a new one. */
  readonly chooser?: Chooser;
  /** Called with each delivery that a fault hits, before it goes on. */
  readonly onHit?: (delivery: FaultyDelivery) => void;
}

/**
 * What carries faults out: those of the whole run that are given, and those that a delivery asks for itself
 * (`FaultyDelivery.requested`). The outermost interceptor decides; the others and the layer do.
 */
export function createFaultMiddleware(
  runWide: readonly Fault[],
  watching: FaultWatching = {},
): Required<Middleware> {
  const tries: Tries = new Map();
  return {
    interceptors: [
      planning(runWide, watching),
      ...watches.map((definition) => showing(definition, tries, watching)),
    ],
    layers: [trying(tries), shaping],
  };
}

const isWatch = (definition: FaultDefinition): definition is DeliveryFault<Record<string, unknown>> =>
  definition.kind === 'delivery';

/** What holds a delivery comes before what copies it. */
const watches = ['hold', 'copy'].flatMap((stage) =>
  Object.values(catalogue)
    .filter(isWatch)
    .filter((definition) => definition.stage === stage),
);

function planning(runWide: readonly Fault[], watching: FaultWatching): Interceptor {
  const { chooser, isCounting, onHit } = watching;
  return (next, given) => {
    const planner = new Planner(runWide, chooser ?? new Chooser(watching.random ?? given.random), isCounting);
    return (delivery) => {
      const planned = planner.plan(delivery);
      if (planned !== delivery) onHit?.(planned);
      return next(planned);
    };
  };
}

/** Shows every delivery to one fault. It begins to watch with the first one that it hits. */
function showing(
  definition: DeliveryFault<Record<string, unknown>>,
  tries: Tries,
  { random }: FaultWatching,
): Interceptor {
  return (next, given) => {
    let watch: DeliveryWatch<Record<string, unknown>> | undefined;
    const context: DeliveryContext = {
      ...given,
      random: random ?? given.random,
      tried: (id) => awaited(tries, id),
      held: ({ onHeld }, isChatHeld = false) => onHeld?.(isChatHeld),
    };
    return (delivery: FaultyDelivery) => {
      // What was sent once more by a fault further out has been through all this.
      if (delivery.copyOf !== undefined) return next(delivery);
      const hit = delivery.hits?.find((one) => one.definition === definition);
      if (hit === undefined) return watch?.pass?.(delivery, next) ?? next(delivery);
      watch ??= definition.begin(context);
      return watch.hit(delivery, hit.fault.args, next);
    };
  };
}

function awaited(tries: Tries, id: string): Promise<void> {
  const moment = tries.get(id) ?? createMoment();
  tries.set(id, moment);
  return moment.promise;
}

/** Carries the faults of single tries out. */
function trying(tries: Tries): Layer {
  return (next, context) => (delivery: FaultyDelivery, attempt) => {
    const moment = tries.get(delivery.id);
    if (moment !== undefined) {
      tries.delete(delivery.id);
      moment.come();
    }
    const { hits = [] } = delivery;
    const chain = hits
      .filter(isTry)
      .sort((a, b) => Number(a.definition.encodes ?? false) - Number(b.definition.encodes ?? false))
      .reduceRight<Transport>(
        (inner, { definition, fault }) => definition.layer(fault.args, inner, context),
        next,
      );
    return chain(delivery, attempt);
  };
}

/** Makes the tries that look otherwise on the wire. */
const shaping: Layer = (next, context) => {
  let shaped: Transport | undefined;
  return (delivery, attempt) => {
    if (attempt.shape === undefined) return next(delivery, attempt);
    shaped ??= createShapedTransport(context);
    return shaped(delivery, attempt);
  };
};

function isTry(hit: Hit): hit is Hit & { readonly definition: TryFault<Record<string, unknown>> } {
  return hit.definition.kind === 'try';
}
