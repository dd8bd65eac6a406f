import type { IdSequence } from '../world/ids.ts';

/** A row of the tenant that a scenario begins with: its name and its properties. */
export interface PlannedRow {
  readonly name: string;
  readonly spec: Readonly<Record<string, unknown>>;
}

/** The tenant as a scenario finds it. */
export interface WorldPlan {
  readonly project: Readonly<Record<string, unknown>>;
  readonly channels: readonly PlannedRow[];
  readonly operators: readonly PlannedRow[];
  readonly clients: readonly PlannedRow[];
  readonly ids: Partial<Record<IdSequence, number>>;
}
