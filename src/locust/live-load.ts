import type { EngineApi, Model } from '../load/engine/models/model.ts';
import type { ExecutorPlan, ModelLimits } from '../load/plan/executors/executor.ts';
import { planLoad } from '../load/plan/executors/index.ts';
import type { OwnPlan } from '../load/load.ts';
import type { LiveModel } from './live-model.ts';
import { LiveRate } from './live-rate.ts';
import { LiveUsers } from './live-users.ts';

/** A load whose users are set from outside. */
export interface LiveLoad extends Pick<LiveModel, 'users' | 'setUsers'>, OwnPlan {}

const mostUsers = 20_000;
const dryUsers = 10;

/**
 * The plan of a load that a master steers: closed, where each user lives one chat after another, or open, where each user stands
 * for `perUserPerSecond` events. It ends when it is stopped.
 */
export function liveLoad(words: string, perUserPerSecond?: number): LiveLoad {
  let model: LiveModel | undefined;
  /** What a master said before the engine was ready; it says so once. */
  let early: Parameters<LiveModel['setUsers']> | undefined;
  const isOpen = perUserPerSecond !== undefined;
  const plan: ExecutorPlan = {
    executor: 'locust',
    model: isOpen ? 'open' : 'closed',
    unit: isOpen ? 'events' : 'users',
    words,
    durationMs: 0,
    askedAt: () => 0,
    mostUsers: isOpen ? 0 : mostUsers,
    start(engine: EngineApi, limits: ModelLimits): Model {
      model = isOpen ? new LiveRate(engine, limits, perUserPerSecond) : new LiveUsers(engine);
      if (early !== undefined) model.setUsers(...early);
      return model;
    },
  };
  return {
    plan,
    dryPlan: planLoad(isOpen ? { rate: perUserPerSecond * dryUsers } : { vus: dryUsers }),
    get users() {
      return model?.users ?? early?.[0] ?? 0;
    },
    setUsers(...users) {
      if (model === undefined) early = users;
      else model.setUsers(...users);
    },
  };
}
