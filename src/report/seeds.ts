import type { RunRecord } from './record.ts';

type Seeded = Pick<RunRecord, 'seed' | 'seeds'>;

/** The seed of a run, `42`; or that of each scenario, `support-chat 42, parallel-clients 3`. */
export function seedsOf(run: Seeded, separator = ', '): string {
  const texts = listed(run).map(({ scenario, seed }) => `${scenario} ${seed}`);
  return texts.length === 0 ? String(run.seed) : [...new Set(texts)].join(separator);
}

/** The seed of one scenario of a run. */
export function seedOfScenario(run: Seeded, scenario: string): number {
  return listed(run).find((one) => one.scenario === scenario)?.seed ?? run.seed;
}

/** A run file may hold anything here. */
function listed({ seeds }: Seeded): NonNullable<Seeded['seeds']> {
  const given: unknown = seeds;
  return Array.isArray(given) ? given.filter(isSeed) : [];
}

function isSeed(value: unknown): value is { readonly scenario: string; readonly seed: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'scenario' in value &&
    typeof value.scenario === 'string' &&
    'seed' in value &&
    typeof value.seed === 'number'
  );
}
