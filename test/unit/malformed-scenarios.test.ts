import { describe, expect, it } from 'vitest';
import { IqmockError } from '../../src/errors.ts';
import { parseScenario } from '../../src/scenario/load.ts';
import { settingsOf } from '../../src/scenario/player.ts';
import { rehearse } from '../../src/scenario/rehearse.ts';
import { malformedScenarios } from '../support/malformed-scenarios.ts';
import { unmark } from '../support/marks.ts';

function errorOf(yaml: string): IqmockError {
  try {
    const scenario = parseScenario(yaml, 'broken.yaml');
    rehearse(scenario, settingsOf(scenario, { seed: 1, startMs: Date.UTC(2024, 2, 1) }));
  } catch (error) {
    if (error instanceof IqmockError) return error;
    throw error;
  }
  throw new Error('The scenario was not refused.');
}

describe('malformed scenarios', () => {
  it('are more than sixty', () => {
    expect(malformedScenarios.length).toBeGreaterThan(60);
    expect(new Set(malformedScenarios.map(({ name }) => name)).size).toBe(malformedScenarios.length);
  });

  it.each(malformedScenarios)('$name', ({ yaml, code = 'SCENARIO', mistakes }) => {
    const { text, places } = unmark(yaml);
    const error = errorOf(text);
    expect(error.code).toBe(code);
    expect(error.exitCode).toBe(2);
    const told = error.mistakes.map(({ line, column }) => `${line}:${column}`);
    expect(told, JSON.stringify(error.mistakes, null, 1)).toEqual(
      places.map(({ line, column }) => `${line}:${column}`),
    );
    for (const [index, [message, hint]] of mistakes.entries()) {
      expect(error.mistakes[index]?.file).toBe('broken.yaml');
      expect(error.mistakes[index]?.message).toMatch(message);
      expect(error.mistakes[index]?.hint).toMatch(hint);
    }
  });
});
