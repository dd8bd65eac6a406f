import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/env/random.ts';
import { rules } from '../../src/consumer/rules/index.gen.ts';
import { createValidator, type StreamOrder } from '../../src/consumer/validate.ts';
import { formatVerdict, type Verdict } from '../../src/consumer/verdict.ts';
import { eraNames, type EraName } from '../../src/model/spec.ts';
import { mutations } from '../support/mutations/all.ts';
import type { Mutation } from '../support/mutations/mutation.ts';
import { conversation } from '../support/consumer-stream.ts';
import { encodeItem, Tape } from '../support/consumer-tape.ts';

const triesPerEra = 5;
const streams = new Map(eraNames.map((era) => [era, conversation(era)]));

function verdictsOn(bodies: readonly Uint8Array[], order: StreamOrder): Verdict[] {
  const validator = createValidator({ order });
  return bodies.flatMap((body) => validator.check(body));
}

/** The verdicts on a damaged stream up to the first of a rule; what comes later would change nothing. */
function verdictsUpTo(rule: string, { items }: Tape, order: StreamOrder | undefined): Verdict[] {
  const validator = createValidator(order === undefined ? {} : { order });
  const all: Verdict[] = [];
  for (const item of items) {
    all.push(...validator.check(item.bytes ?? encodeItem(item)));
    if (all.some((verdict) => verdict.rule === rule)) break;
  }
  return all;
}

/** Damages fresh tapes until it has been done so many times; the verdicts of each. */
function damaged(mutation: Mutation, era: EraName): Verdict[][] {
  const all: Verdict[][] = [];
  for (let seed = 1; seed <= 200 && all.length < triesPerEra; seed++) {
    const tape = new Tape(
      era,
      streams.get(era) ?? [],
      createRandom(`${mutation.rule} ${mutation.name} ${seed}`),
    );
    if (mutation.apply(tape)) all.push(verdictsUpTo(mutation.rule, tape, mutation.order));
  }
  return all;
}

/** A message without the names and numbers of one case. */
function shapeOf(message: string): string {
  return message
    .replace(/(it is not JSON: ).*/s, '$1…')
    .replace(/"[^"]*"/g, '"…"')
    .replace(/-?\d+/g, '#')
    .replace(/\b[A-Z]\w*/g, 'X');
}

const shapes = new Map<string, Set<string>>();

describe('a stream of what the world makes', () => {
  test.each(eraNames)('passes every rule in %s, in either order', (era) => {
    for (const order of ['chat', 'project'] as const) {
      expect(verdictsOn(conversation(era, 7), order).map(formatVerdict)).toEqual([]);
    }
  });
});

describe('a planted fault is found by its rule', () => {
  test.each(mutations.map((mutation) => [mutation.rule, mutation.name, mutation] as const))(
    '%s: %s',
    (rule, _, mutation) => {
      for (const era of mutation.eras ?? eraNames) {
        const runs = damaged(mutation, era);
        expect(runs.length, `${era}: nothing to damage`).toBeGreaterThan(0);
        for (const verdicts of runs) {
          const found = verdicts.filter((verdict) => verdict.rule === rule);
          expect(found, `${era}: ${verdicts.map(formatVerdict).join('\n')}`).not.toEqual([]);
          const seen = shapes.get(rule) ?? new Set();
          for (const { message } of found) seen.add(shapeOf(message));
          shapes.set(rule, seen);
        }
      }
    },
  );
});

test('every rule about bodies and history has a planted fault, and its example is a finding of it', () => {
  for (const { name, stage, example } of Object.values(rules)) {
    if (stage === 'request') continue;
    const message = example.replace(/^[A-Z][\w.[\]]*: /, '');
    expect([...(shapes.get(name) ?? [])], name).toContain(shapeOf(message));
  }
});
