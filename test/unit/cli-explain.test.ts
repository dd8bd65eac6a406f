import { describe, expect, it } from 'vitest';
import { explain } from '../../src/cli/explain.ts';
import { IqmockError } from '../../src/errors.ts';

function linesOf(error: unknown): readonly string[] {
  return explain(error, { paint: (_, text) => text, verbose: false }).lines;
}

const hint = 'Write 2s.';
const place = { file: 'a.yaml', line: 3, column: 5 };

describe('an error is told', () => {
  it('with its hint', () => {
    expect(linesOf(new IqmockError('USAGE', 'Wrong.', { hint }))).toEqual([
      'error USAGE Wrong.',
      '  Write 2s.',
    ]);
  });

  it('with the hint of its only mistake once', () => {
    const mistakes = [{ ...place, message: 'Bad.', hint }];
    expect(linesOf(new IqmockError('SCENARIO', 'There is a mistake.', { hint, mistakes }))).toEqual([
      'error SCENARIO There is a mistake.',
      '  a.yaml:3:5 Bad.',
      '    Write 2s.',
    ]);
  });

  it('without saying its own sentence again', () => {
    const mistakes = [{ message: 'Bad.', hint }];
    expect(linesOf(new IqmockError('OVERRIDE', 'Bad.', { hint, mistakes }))).toEqual([
      'error OVERRIDE Bad.',
      '    Write 2s.',
    ]);
  });

  it('with a hint of its own after those of its mistakes', () => {
    const mistakes = [{ ...place, message: 'Bad.', hint }];
    expect(linesOf(new IqmockError('SCENARIO', 'No.', { hint: 'See the docs.', mistakes })).at(-1)).toBe(
      '  See the docs.',
    );
  });
});
