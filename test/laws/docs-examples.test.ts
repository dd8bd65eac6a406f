import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createHost, packagePath } from '../../src/env/host.ts';
import { events } from '../../src/events/index.gen.ts';
import { profiles } from '../../src/model/profile.ts';
import type { EraName } from '../../src/model/spec.ts';
import { createSchemaValidator, faultsInScope } from '../../src/model/validator.ts';
import type { ScenarioOutput, Webhook } from '../../src/webhook/webhook.ts';
import { parseScenario } from '../../src/scenario/load.ts';
import { outputs, createPlayer } from '../../src/scenario/player.ts';
import { steps } from '../../src/scenario/steps/index.gen.ts';

/** The runnable example of each section of a page, by the heading of the section. */
function examplesOf(page: string): [heading: string, yaml: string][] {
  const text = readFileSync(packagePath(`docs/${page}`), 'utf8');
  const sections = text.split(/^## /m).slice(1);
  return sections.flatMap((section) => {
    const yaml = /^```yaml\n([^]*?)^```/m.exec(section)?.[1];
    return yaml === undefined ? [] : [[section.slice(0, section.indexOf('\n')), yaml] as [string, string]];
  });
}

/** All that comes out of an example. */
function play(heading: string, yaml: string, era: EraName): ScenarioOutput[] {
  const scenario = parseScenario(yaml, packagePath(`scenarios/${heading}.yaml`), { host: createHost() });
  const startMs = Date.UTC(2024, 2, 1);
  return [...outputs(createPlayer(scenario, { seed: 42, profile: profiles[era], locale: 'ru', startMs }))];
}

function bodyOf(webhook: Webhook): Record<string, unknown> {
  return JSON.parse(new TextDecoder().decode(webhook.body)) as Record<string, unknown>;
}

const isWebhook = (output: ScenarioOutput): output is Webhook => output.kind === 'webhook';
const eras = Object.keys(profiles) as EraName[];

describe('docs/events.md', () => {
  const examples = examplesOf('events.md');

  it('has an example of every event', () => {
    expect(examples.map(([heading]) => heading).sort()).toEqual(Object.keys(events).sort());
  });

  it.each(examples)('%s: the example ends with that event, valid in every era', (heading, yaml) => {
    for (const era of eras) {
      const webhooks = play(heading, yaml, era).filter(isWebhook);
      expect(webhooks.at(-1)?.type).toBe(heading);
      for (const webhook of webhooks) {
        const faults = createSchemaValidator(era)(bodyOf(webhook));
        expect(faultsInScope(faults, webhook.type, 'extended')).toEqual([]);
      }
    }
  });
});

describe('docs/steps.md', () => {
  const examples = examplesOf('steps.md');

  it('has an example of every step', () => {
    expect(examples.map(([heading]) => heading).sort()).toEqual(Object.keys(steps).sort());
  });

  it.each(examples)('%s: the example holds that step, and it plays in every era', (heading, yaml) => {
    expect(yaml).toMatch(new RegExp(`^  - ${heading}: `.replace(/ $/, ''), 'm'));
    for (const era of eras) {
      const all = play(heading, yaml, era);
      const own = all.filter(({ step }) => step === heading);
      const definition = steps[heading];
      if (definition?.sends === true) expect(own.filter(isWebhook).length).toBeGreaterThan(0);
      for (const webhook of all.filter(isWebhook)) {
        if (webhook.step !== 'raw') expect(createSchemaValidator(era)(bodyOf(webhook))).toEqual([]);
      }
    }
  });
});
