import { VirtualUsers } from '../../engine/models/virtual-users.ts';
import type { EngineApi, Model } from '../../engine/models/model.ts';
import { rateAt, totalDurationMs, type RateStage } from '../schedule.ts';
import { mostVus, shiftsOf } from '../vus.ts';
import type { ModelLimits, ExecutorPlan } from './executor.ts';

/** The plan of a closed model whose number of virtual users follows a line. */
export function usersPlan(
  plan: Pick<ExecutorPlan, 'executor' | 'words'>,
  startVus: number,
  stages: readonly RateStage[],
): ExecutorPlan {
  return {
    ...plan,
    model: 'closed',
    unit: 'users',
    durationMs: totalDurationMs(stages),
    mostUsers: mostVus(startVus, stages),
    askedAt: (atMs) => Math.ceil(rateAt(startVus, stages, atMs) - 1e-9),
    start: (engine, limits) => startUsers(startVus, stages, engine, limits),
  };
}

/** The warm-up puts as many users to work as the run begins with. Every `of`th user belongs to this part. */
function startUsers(
  startVus: number,
  stages: readonly RateStage[],
  engine: EngineApi,
  limits: ModelLimits,
): Model {
  const { part, warmUpMs, gracefulStopMs } = limits;
  const warmUp = warmUpMs > 0 ? [{ durationMs: warmUpMs, targetPerSecond: startVus }] : [];
  const all = [...warmUp, ...stages];
  const shifts = Array.from({ length: mostVus(startVus, all) }, (_, vu) =>
    vu % part.of === part.index ? shiftsOf(vu, startVus, all) : [],
  );
  return new VirtualUsers(engine, { shifts, gracefulStopMs });
}
