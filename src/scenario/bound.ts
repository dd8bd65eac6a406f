import type { Scope } from './scope.ts';

/** A checked value of a scenario, whose names and templates get their meaning when it is played. */
export interface BoundValue<Value = unknown> {
  /** Whether it is the same in every scope. */
  readonly fixed: boolean;
  get(scope: Scope): Value;
}

/** A value that is the same in every scope. */
export function fixed<Value>(value: Value): BoundValue<Value> {
  return { fixed: true, get: () => value };
}

/** The value of what is fixed. */
export function fixedValue<Value>(bound: BoundValue<Value>): Value | undefined {
  return bound.fixed ? bound.get(undefined as never) : undefined;
}

/** What a value is bound to after a mistake was noted in it. */
export const nothing: BoundValue<never> = fixed(undefined as never);
