import { describe, expect, test } from 'vitest';
import { createValidator } from '../../src/consumer/validate.ts';
import { formatVerdict } from '../../src/consumer/verdict.ts';
import { createHost } from '../../src/env/host.ts';
import { eraNames, type EraName } from '../../src/model/spec.ts';
import { listScenarios, loadScenario } from '../../src/scenario/load.ts';
import { outputs, createPlayer, settingsOf } from '../../src/scenario/player.ts';

const host = createHost();
const names = (await listScenarios(host)).map(({ name }) => name);

/** The bodies of a scenario, and what both kinds of stream have against them. */
async function judge(
  name: string,
  era: EraName,
  rels: 'closed' | 'documented' | undefined,
): Promise<string[]> {
  const scenario = await loadScenario(host, name, { profile: era, ...(rels === undefined ? {} : { rels }) });
  const player = createPlayer(scenario, settingsOf(scenario, { seed: 5, startMs: 1_700_000_000_000 }));
  const rule = rels === undefined ? {} : { rels };
  const validators = [createValidator(rule), createValidator({ ...rule, order: 'project', profile: era })];
  const found: string[] = [];
  for (const output of outputs(player)) {
    if (output.kind !== 'webhook') continue;
    for (const validator of validators) {
      const verdicts = validator.check(output.body).filter(({ severity }) => severity !== 'notice');
      found.push(...verdicts.map((verdict) => `${output.index} ${formatVerdict(verdict)}`));
    }
  }
  expect(validators[0]?.summary.bodies).toBeGreaterThan(0);
  return found;
}

describe('what iqmock makes breaks no rule', () => {
  test.each(names.flatMap((name) => eraNames.map((era) => [name, era] as const)))(
    '%s in %s',
    async (name, era) => {
      const rules = name === 'busy-day' ? [undefined] : [undefined, 'closed' as const, 'documented' as const];
      for (const rels of rules) expect(await judge(name, era, rels), rels ?? 'by era').toEqual([]);
    },
  );
});
