import type { OptionValues } from '../options/option.ts';
import type { ScenarioOverrides } from './compile.ts';
import { playOptions } from './options.ts';

const { ids: _ids, speed: _speed, start: _start, ...unchanged } = playOptions;

/** Values of the options that change what a scenario says of itself; one that is undefined leaves the scenario as it is. */
export type OverrideValues = {
  readonly [Name in 'start' | keyof typeof unchanged]?: OptionValues<typeof playOptions>[Name] | undefined;
};

/** What options of a play change in a scenario; other options beside them are left out. */
export function overridesOf(options: OverrideValues): ScenarioOverrides {
  const names = Object.keys(unchanged) as (keyof typeof unchanged)[];
  const values = names.map((name) => [name, options[name]] as const);
  const given = [...values, ['startMs', options.start] as const].filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}
