import type { Host } from '../../env/host.ts';
import { IqmockError } from '../../errors.ts';
import { loadScenario, type ScenarioOverrides } from '../../scenario/load.ts';
import type { MixItem } from '../engine/virtual-clients.ts';
import type { MixSource } from './load-options.ts';

/** Reads the scenarios of a mix. Throws what `loadScenario` throws, and USAGE for a mix of nothing. */
export async function loadMix(
  host: Host,
  sources: readonly MixSource[],
  overrides: ScenarioOverrides,
): Promise<MixItem[]> {
  const mix: MixItem[] = [];
  for (const { scenario, weight } of sources) {
    mix.push({
      scenario: typeof scenario === 'string' ? await loadScenario(host, scenario, overrides) : scenario,
      weight,
    });
  }
  if (mix.length === 0) {
    throw new IqmockError('USAGE', 'There is no scenario to play.', {
      hint: 'Name one, such as support-chat.',
    });
  }
  const names = new Set(mix.map(({ scenario }) => scenario.name));
  if (names.size < mix.length) {
    // Two tenants of one name and seed would give the same ids.
    throw new IqmockError('USAGE', 'A scenario is in the mix twice.', {
      hint: 'Give it a larger weight instead.',
    });
  }
  return mix;
}
