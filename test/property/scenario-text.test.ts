import { readFileSync } from 'node:fs';
import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { createHost } from '../../src/env/host.ts';
import { IqmockError } from '../../src/errors.ts';
import { listScenarios, parseScenario } from '../../src/scenario/load.ts';
import { rehearse } from '../../src/scenario/rehearse.ts';
import { settingsFor } from '../support/play.ts';

const texts = (await listScenarios(createHost()))
  .filter(({ name }) => name !== 'busy-day')
  .map(({ path }) => readFileSync(path, 'utf8'));

/** Anything that a slip of the hand, or of an editor, makes of a scenario. */
const slips = fc.array(
  fc.record({
    at: fc.nat(),
    length: fc.nat({ max: 12 }),
    put: fc.oneof(
      fc.constantFrom(
        '',
        ' ',
        '\n',
        '\t',
        ':',
        '- ',
        '{',
        '}',
        '[',
        ']',
        '"',
        "'",
        '&a ',
        '*a',
        '!x ',
        '|',
        '>',
        '#',
        '{{',
        '}}',
        '{%',
        'null',
        '1e999',
        '-',
        '?',
        '%',
        '\u0000',
        '<<: ',
      ),
      fc.string({ maxLength: 6 }),
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

function slip(text: string, all: readonly { at: number; length: number; put: string }[]): string {
  return all.reduce((current, { at, length, put }) => {
    const start = at % (current.length + 1);
    return current.slice(0, start) + put + current.slice(start + length);
  }, text);
}

describe('a scenario in any state', () => {
  it.prop([fc.constantFrom(...texts), slips], { numRuns: 500 })(
    'plays, or is refused with places and hints',
    (text, all) => {
      try {
        const scenario = parseScenario(slip(text, all), 'slip.yaml');
        rehearse(scenario, settingsFor(scenario));
      } catch (error) {
        if (!(error instanceof IqmockError)) throw error;
        expect(error.code).not.toBe('BUG');
        expect(error.exitCode).toBe(2);
        expect(error.mistakes.length).toBeGreaterThan(0);
        for (const { file, line, column, message, hint } of error.mistakes) {
          expect(file).toBeDefined();
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
          expect(message.length).toBeGreaterThan(5);
          expect(hint).toBeTruthy();
        }
      }
    },
  );
});
