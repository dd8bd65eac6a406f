import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addedFiles, playScript, scenarioText } from '../support/added-kinds.ts';
import { copyRepository, type Copy } from '../support/copy.ts';

/**
 * What the documentation promises to a contributor is done here, in a copy: an event is one file and one value of an
 * enum; a type that the document does not list, a step, a rule, a writer, a fault and a command are one file each.
 */
let copy: Copy;
beforeAll(() => {
  copy = copyRepository();
  for (const [path, text] of Object.entries(addedFiles)) writeFileSync(copy.path(path), text);
  copy.edit('schemas/chat-event.schema.json', (text) =>
    text.replace('"chat_closed"', '"chat_closed",\n        "chat_changed"'),
  );
  writeFileSync(copy.path('added.yaml'), scenarioText);
  writeFileSync(copy.path('play.ts'), playScript);
});
afterAll(() => copy.remove());

const full = process.env['IQMOCK_TEST_FULL'] === '1';

describe('a file for each kind of thing', { timeout: 300_000, retry: 0 }, () => {
  test('is all that gen needs', () => {
    const made = copy.run('scripts/gen.ts');
    expect(made.exitCode, made.output).toBe(0);
  });

  test.runIf(full)('leaves nothing for gen to change', () => {
    const checked = copy.run('scripts/gen.ts', '--check');
    expect(checked.output).toBe('');
  });

  test('makes an event that is played, judged valid in every era, and judged by its traits', () => {
    const { exitCode, output } = copy.run('play.ts');
    expect(exitCode, output).toBe(0);
    expect(output.trim().split('\n')).toEqual([
      ...['2018', '2021', '2022', '2023'].map((era) => `${era} chat_changed: valid`),
      'message_styled: ChatEvent.Type',
      'message_styled extended: valid',
      'message/polite: 1',
      'csv: type,outcome',
      'counted: chat_changed',
    ]);
  });

  test('makes a step, an event, a fault and a command of the program', () => {
    const run = (...args: readonly string[]): string => {
      const { exitCode, output } = copy.run('src/cli/main.ts', ...args);
      expect(exitCode, output).toBe(0);
      return output;
    };
    const bodies = run('generate', 'added.yaml', '--seed', '1');
    const types = bodies
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => (JSON.parse(line) as { ChatEvent: { Type: string } }).ChatEvent.Type);
    expect(types).toEqual(['chat_created', 'message_created', 'chat_changed']);
    expect(bodies).toContain('Здравствуйте!');
    run('run', 'added.yaml', '--seed', '1', '--fault', 'shout', '--out', 'run.ndjson');
    expect(copy.read('run.ndjson')).toContain('ЗДРАВСТВУЙТЕ!');
    expect(copy.read('docs/faults.md')).toContain('shout:10%');
    writeFileSync(copy.path('iqmock.config.yaml'), 'greeting: Здравствуйте\n');
    expect(run('hello')).toContain('Здравствуйте');
    expect(copy.read('docs/configuration.md')).toContain('IQMOCK_GREETING');
    if (!full) return;
    expect(run('show', 'message/polite')).toContain('polite');
    expect(run('list', 'writers')).toContain('csv');
  });

  test.runIf(full)('is all that the types need', () => {
    const checked = copy.run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit');
    expect(checked.output).toBe('');
  });
});
