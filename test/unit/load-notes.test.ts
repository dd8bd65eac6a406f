import { expect, test } from 'vitest';
import { notesOf } from '../../src/load/plan/notes.ts';
import { parseScenario } from '../../src/scenario/load.ts';

const mix = ['busy', 'plain'].map((name) => ({
  scenario: parseScenario(
    `name: ${name}\n${name === 'busy' ? 'speed: 300\n' : ''}steps:\n  - create_chat: { client: { as: maria } }\n`,
    `${name}.yaml`,
  ),
  weight: 1,
}));

test('a scenario with a speed of its own, and a run that plays slower, are worth a note', () => {
  const { notes } = notesOf({}, { speed: 1 }, { mix, hasRequests: false });
  expect(notes).toEqual([
    'The speed of a scenario applies to run and serve; load plays at 1: busy (300). Add --speed 300 to play as fast.',
  ]);
});

test.each([
  ['a speed is asked for', { speed: 1 }, 1 as const],
  ['pauses are skipped', {}, 'max' as const],
])('not where %s', (_, options, speed) => {
  expect(notesOf(options, { speed }, { mix, hasRequests: false })).toEqual({});
});

test('requests that are left out are another', () => {
  expect(notesOf({ speed: 1 }, { speed: 1 }, { mix, hasRequests: true }).notes).toHaveLength(1);
});
