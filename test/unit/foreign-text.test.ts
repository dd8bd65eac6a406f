import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/cli/explain.ts';
import { createTerminal } from '../../src/cli/terminal.ts';
import { VerdictPrinter } from '../../src/cli/verdict-lines.ts';
import { validate } from '../../src/consumer/validate-one.ts';
import { createHost } from '../../src/env/host.ts';
import { IqmockError } from '../../src/errors.ts';
import { harmless } from '../../src/report/foreign.ts';
import { bodyLines } from '../../src/report/lines.ts';
import { mostPatternSteps } from '../../src/report/pattern-cost.ts';
import { compareInTime } from '../support/compare.ts';
import { longestScenario } from '../../src/scenario/parse.ts';
import { parseScenario } from '../../src/scenario/load.ts';

/** What steers a terminal: the clipboard, the title, the cursor, a link, colours, the direction of writing. */
const hostile =
  '\u001b]52;c;ZWNobw==\u0007\u001b]0;title\u0007\u001b[2J\u001b[31m\u009b1A\rback\u0008\u202edrawkcab';
const steers = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

const plainPaint = (_style: string, text: string): string => text;

describe('a terminal', () => {
  function terminal(color: boolean): { out: string[]; made: ReturnType<typeof createTerminal> } {
    const out: string[] = [];
    const stream = new PassThrough();
    stream.on('data', (chunk: Buffer) => out.push(chunk.toString('utf8')));
    const env = color ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
    const host = { ...createHost(), env, stdout: stream, stderr: stream };
    return {
      out,
      made: createTerminal(host, { quiet: false, silent: false, verbose: true, noColor: !color }),
    };
  }

  test.each(['say', 'insist', 'detail', 'print'] as const)('%s shows no control character', (door) => {
    const { out, made } = terminal(false);
    made[door](`a${hostile}b`);
    expect(out.join('')).not.toMatch(steers);
    expect(out.join('')).toContain('\\u001b]52');
  });

  test('keeps our own styles', () => {
    const { out, made } = terminal(true);
    made.say(`${made.paint('red', 'error')} \u001b[2J`);
    expect(out.join('')).toBe('\u001b[31merror\u001b[39m \\u001b[2J\n');
  });

  test('draws over what it drew, with nothing of a stranger, and clears it for any other line', () => {
    const { out, made } = terminal(false);
    made.redraw((columns) => [`${columns} columns`, hostile]);
    made.redraw(() => ['one']);
    made.say('note');
    made.redraw(() => []);
    made.redraw(() => ['two']);
    made.alert('error');
    const [first, ...rest] = out.join('').split('\u001b[');
    expect(first).toMatch(/^80 columns\n.*\\u001b\]52.*\n$/);
    expect(rest).toEqual(['2A', 'Jone\n', '1A', 'Jnote\ntwo\n', '1A', 'Jerror\n']);
  });

  test('breaks the commands of CI runners, also behind a style', () => {
    const { out, made } = terminal(true);
    made.say(made.paint('dim', '  ::stop-commands::x'));
    made.say('text ##[error]x ##vso[task.complete]');
    expect(out.join('')).not.toMatch(/^(?:\s|\u001b\[\d+m)*::/m);
    expect(out.join('')).not.toMatch(/##\w*\[/);
  });
});

test('errors and verdicts show strangers harmlessly and shortly', () => {
  const error = new IqmockError('SCENARIO', `There is no "${hostile}".\n::error::x`, {
    hint: hostile,
    mistakes: [{ message: `${hostile}${'x'.repeat(3_000_000)}`, hint: hostile }],
  });
  const { lines } = explain(error, { paint: plainPaint, verbose: false });
  expect(lines.join('\n')).not.toMatch(steers);
  expect(lines.join('\n')).not.toMatch(/^\s*::/m);
  expect(lines.join('\n').length).toBeLessThan(5000);
  const teller = new VerdictPrinter(plainPaint, false);
  const body = JSON.stringify({ ChatEvent: { [hostile]: hostile, Type: hostile }, Rels: { [hostile]: 1 } });
  const told = validate(body).flatMap((verdict) => teller.lines(verdict, ''));
  expect(told.length).toBeGreaterThan(3);
  expect(told.join('\n')).not.toMatch(steers);
});

describe('bodies on a screen', () => {
  test('every line is marked, so that none stands alone', () => {
    const lines = bodyLines('ok\n::set-output name=a::b\n##[group]x', { paint: plainPaint });
    for (const line of lines) expect(line).toMatch(/^ +\| /);
    expect(lines.join('\n')).not.toMatch(/##\[/);
  });

  test('ten megabytes of nested JSON are cut', () => {
    const deep = `${'['.repeat(5_000_000)}${']'.repeat(5_000_000)}`;
    const text = `{"a":"${'x'.repeat(5_000_000)}","b":[${Array(100_000).fill('{"c":[1]}').join(',')}]}`;
    for (const body of [deep, text]) {
      const lines = bodyLines(body, { paint: plainPaint });
      expect(lines.length).toBeLessThan(50);
      expect(lines.at(-1)).toContain('… ');
      expect(lines.join('\n').length).toBeLessThan(100_000);
    }
  });

  test('harmless leaves ordinary text alone', () => {
    for (const text of ['Привет', 'a::b', '# a ## b', 'std::string', 'два\nряда'])
      expect(harmless(text)).toBe(text);
  });
});

describe('a pattern that goes back and forth', () => {
  const hostile = `${'a'.repeat(50)}!`;

  test('is stopped, counts as not matching, and says why, while the loop goes on', async () => {
    let turns = 0;
    const ticking = setInterval(() => turns++, 5);
    const found = await compareInTime({ matches: '^(a+)+$' }, { text: hostile });
    clearInterval(ticking);
    expect(found.passed).toBe(false);
    expect(found.hint).toContain('nested quantifiers');
    expect(turns).toBeGreaterThan(20);
  });

  test('holds up no other pattern', async () => {
    const answers = await Promise.all([
      compareInTime({ matches: '^(b+)+$' }, { text: hostile.replaceAll('a', 'b') }),
      compareInTime({ matches: '^(\\w+,)*\\w+$' }, { text: 'a,b,c' }),
      compareInTime({ path: '$.a', matches: '(x+)+y' }, { text: '{"a":"xxxxy"}' }),
    ]);
    expect(answers.map(({ passed }) => passed)).toEqual([false, true, true]);
  });

  test.each([
    '^(a+)+$',
    '(a|aa)+$',
    '(.*)*x',
    '(a?){30}a{30}',
    '^(.*,){11}P',
    '(x+x+)+y',
    '(?=(a+)+)b',
    '(?:a|a)*$',
    '^(?<w>\\w)\\k<w>+$',
    '.*.*.*.*.*=',
    '[a(]*(b*)+',
    '\\((a*)*\\)',
  ])('%s is not tried where it could keep others waiting', (source) => {
    expect(mostPatternSteps(new RegExp(source), 10_000)).toBeGreaterThan(1e9);
  });

  test.each(['^order-\\d+$', 'ok|done', '^[(+*]{3}$', '\\(a\\)+', '^(?:ab)+$', '(ok)?', '^.{1,200}$'])(
    '%s is tried at once',
    (source) => {
      expect(mostPatternSteps(new RegExp(source), 1000)).toBeLessThan(5e6);
    },
  );

  test.each([
    ['^order-\\d+$', 'order-12'],
    ['/^(?=.*a)(?=.*b).+$/i', 'xBxA'],
    ['(?<!un)known', 'well known'],
    ['^(\\w)\\1+$', 'aaa'],
  ])('%s goes on working', async (matches, text) => {
    expect((await compareInTime({ matches }, { text })).passed).toBe(true);
  });
});

test('a scenario of many megabytes is refused by a sentence', () => {
  const text = `name: a\nsteps:\n${'  - wait: 1s\n'.repeat(longestScenario / 10)}`;
  expect(() => parseScenario(text, 'big.yaml')).toThrow(/mistake in big\.yaml/);
});
