import type { ExecutorPlan } from './executors/executor.ts';

/** A virtual user without pauses is answered at most so often a second. */
const mostPerUser = 1000;
/** No event makes more ids of one kind: a new client has up to three custom fields. */
const mostPerEvent = 3;
const points = 100;

/**
 * How many ids of one kind a whole run may need: the space that they are drawn from grows with it. `webhooks` is how many the
 * longest scenario of the mix sends.
 */
export function idNeed(
  plan: Pick<ExecutorPlan, 'unit' | 'durationMs' | 'askedAt' | 'mostUsers'>,
  run: { readonly warmUpMs: number; readonly maxEvents: number; readonly webhooks: number },
): number {
  const { unit, durationMs, mostUsers } = plan;
  const asked = Array.from({ length: points }, (_, index) => plan.askedAt((durationMs * index) / points));
  const perSecond = { events: 1, chats: run.webhooks, users: mostPerUser }[unit];
  const highest = Math.max(mostUsers, ...asked);
  const events = (highest * perSecond * (run.warmUpMs + durationMs)) / 1000;
  return Math.ceil(Math.min(events, run.maxEvents) * mostPerEvent);
}
