import { IqmockError } from '../../../errors.ts';
import { ChatArrivals } from '../../engine/models/chat-arrivals.ts';
import { EventArrivals } from '../../engine/models/event-arrivals.ts';
import type { EngineApi, Model } from '../../engine/models/model.ts';
import { everyNth, firstN, precededBy, type Schedule } from '../schedule.ts';
import type { LoadProfile, ModelLimits, ExecutorPlan } from './executor.ts';

/** What the rate of an ask counts, and the rate it starts from. Throws USAGE if it says both or nothing. */
export function arrivalUnit(
  ask: LoadProfile,
  executor: string,
): { unit: 'events' | 'chats'; perSecond: number } {
  const { rate, chats } = ask;
  if (rate !== undefined && chats !== undefined) {
    throw new IqmockError('USAGE', '--rate and --chats cannot both be given.', {
      hint: '--rate counts events, --chats counts whole chats; give one of them.',
    });
  }
  if (rate === undefined && chats === undefined && ask.stages === undefined) {
    throw new IqmockError('USAGE', `${executor} needs a rate.`, {
      hint: 'Give --rate 500/s or --chats 50/s.',
    });
  }
  return chats === undefined ? { unit: 'events', perSecond: rate ?? 0 } : { unit: 'chats', perSecond: chats };
}

/** The plan of an open model with a schedule. */
export function arrivalPlan(
  plan: Pick<ExecutorPlan, 'executor' | 'words' | 'durationMs' | 'askedAt'> & { unit: 'events' | 'chats' },
  schedule: Schedule,
): ExecutorPlan {
  return {
    ...plan,
    model: 'open',
    mostUsers: 0,
    start: (engine, limits) => startArrivals(plan, schedule, engine, limits),
  };
}

function startArrivals(
  { unit, durationMs, askedAt }: Pick<ExecutorPlan, 'durationMs' | 'askedAt'> & { unit: 'events' | 'chats' },
  measured: Schedule,
  engine: EngineApi,
  limits: ModelLimits,
): Model {
  const { part, warmUpMs, dropAfterMs, gracefulStopMs, maxEvents } = limits;
  const whole = warmUpMs > 0 ? precededBy(measured, askedAt(0), warmUpMs) : measured;
  const capped = unit === 'events' && maxEvents < Infinity ? firstN(whole, maxEvents) : whole;
  const schedule = everyNth(capped, part.index, part.of);
  const endMs = warmUpMs + durationMs;
  if (unit === 'chats') return new ChatArrivals(engine, { schedule, dropAfterMs, gracefulStopMs, endMs });
  // With a cap on the events the run ends with the last of them.
  return new EventArrivals(engine, {
    schedule,
    dropAfterMs,
    minActive: limits.minActive,
    random: limits.random,
    endMs: capped === whole ? endMs : 0,
  });
}
