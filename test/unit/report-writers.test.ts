import { XMLParser } from 'fast-xml-parser';
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadedRun, type LoadedRun } from '../../src/report/loaded-run.ts';
import type { CheckRecord, ResultRecord, RunLine } from '../../src/report/record.ts';
import { wholeText } from '../../src/writers/parts/chunks.ts';
import { writers } from '../../src/writers/index.gen.ts';
import { badConsumer, goodConsumer, playedRun } from '../support/played-run.ts';
import { attempt, checkRecord, endRecord, resultRecord, runRecord } from '../support/records.ts';

async function write(name: string, run: LoadedRun): Promise<string> {
  const writer = writers[name];
  expect(writer, name).toBeDefined();
  return writer === undefined ? '' : wholeText(writer.run(run));
}

const hostile = `</script><img src=x onerror=alert(1)> ]]> & "q" 'a' \u0000\u001b[31m \ud800 \ufffe | \`code\` ::error:: 100% 👍 Мария\nline`;

/** A run in which everything that comes from outside is as nasty as can be. */
function hostileRun(): LoadedRun {
  const answer = attempt({ status: 500, body: hostile, headers: { 'x-note': hostile } });
  const failed: CheckRecord = checkRecord({
    ...{
      passed: false,
      severity: 'error',
      subject: hostile,
      expected: hostile,
      actual: hostile,
      why: hostile,
      advice: hostile,
    },
    ...{ repro: hostile, curl: hostile, place: { file: 'a,b:c%.yaml', line: 3, column: 4 } },
  });
  return loadedRun([
    runRecord({ scenarios: [hostile], target: hostile, repro: hostile, policy: { [hostile]: hostile } }),
    resultRecord({
      scenario: hostile,
      summary: hostile,
      attempts: [answer],
      body: `{"ChatEvent":{"Actor":"client"},"x":${JSON.stringify(hostile)}}`,
    }),
    { ...failed, scenario: hostile },
    endRecord({ outcomes: { delivered: 0, refused: 1, failed: 0, dropped: 0 } }),
  ]);
}

test('every writer is in the index, by its file name', () => {
  const files = readdirSync(new URL('../../src/writers/', import.meta.url))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.gen.ts'))
    .map((file) => file.replace('.ts', ''));
  expect(Object.keys(writers).sort()).toEqual(files.sort());
  for (const [name, writer] of Object.entries(writers)) {
    expect(writer.name).toBe(name);
    expect(writer.doc).toMatch(/\.$/);
  }
});

describe('json', () => {
  const names = ['support-chat', 'parallel-clients'];

  /** The same run as it would be recorded another time: other times, and answers that end in another order. */
  async function again(delayMs: number, reverse: boolean): Promise<LoadedRun> {
    const lines = await playedRun(names, { consumer: badConsumer, delayMs });
    const [run, ...rest] = lines as [RunLine, ...RunLine[]];
    const end = rest.pop() as RunLine;
    const groups: RunLine[][] = [];
    for (const line of rest) {
      if (line.kind === 'result') groups.push([line]);
      else groups.at(-1)?.push(line);
    }
    return loadedRun([run, ...(reverse ? groups.reverse() : groups).flat(), end]);
  }

  test('equal runs differ in `timing` alone, byte for byte', async () => {
    const [first, second] = [
      await write('json', await again(0, false)),
      await write('json', await again(98_765, true)),
    ];
    const cut = (text: string): string => text.slice(0, text.indexOf('"timing": {'));
    expect(first).not.toBe(second);
    expect(cut(first)).toBe(cut(second));
    expect(cut(first).length).toBeGreaterThan(10_000);
    expect(Object.keys(JSON.parse(first) as object).at(-1)).toBe('timing');
  });

  test('tells verdict, sums, deliveries with exact bodies, and checks', async () => {
    const run = await again(0, false);
    const document = JSON.parse(await write('json', run)) as Record<string, unknown>;
    expect(document).toMatchObject({
      verdict: run.summary.verdict,
      exitCode: 1,
      webhooks: { emitted: run.summary.emitted, ...run.summary.outcomes },
    });
    expect((document['deliveries'] as { body: string }[]).map(({ body }) => body).sort()).toEqual(
      Array.from(run.results, ({ body }) => body).sort(),
    );
    expect(document['verdicts']).toHaveLength(run.checks.count);
  });

  test('a measured value is in `timing`, and nowhere else', async () => {
    const slow = checkRecord({
      name: 'latency',
      passed: false,
      severity: 'error',
      expected: '< 5ms',
      actual: '612ms',
      measured: true,
    });
    const text = await write('json', loadedRun([runRecord(), resultRecord(), slow, endRecord()]));
    expect(text.slice(0, text.indexOf('"timing"'))).not.toContain('612ms');
    expect(text.slice(text.indexOf('"timing"'))).toContain('612ms');
  });
});

describe('ndjson', () => {
  test('gives the records back', async () => {
    const lines = await playedRun(['support-chat'], { consumer: badConsumer });
    const text = await write('ndjson', loadedRun(lines));
    const read = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as RunLine);
    expect(loadedRun(read).summary).toEqual(loadedRun(lines).summary);
    expect(read).toHaveLength(lines.length);
  });
});

interface JunitCase {
  readonly '@name': string;
  readonly '@classname': string;
  readonly failure?: { readonly '@message': string; readonly '#text': string };
  readonly error?: { readonly '@message': string };
  readonly 'system-out'?: string;
  readonly 'system-err'?: string;
}
interface JunitSuite {
  readonly '@name': string;
  readonly '@tests': string;
  readonly '@failures': string;
  readonly properties: {
    readonly property: readonly { readonly '@name': string; readonly '@value': string }[];
  };
  readonly testcase: readonly JunitCase[];
}

async function junit(run: LoadedRun): Promise<JunitSuite[]> {
  const text = await write('junit', run);
  const lists = ['testsuite', 'testcase', 'property'];
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    isArray: (name) => lists.includes(name),
    parseAttributeValue: false,
  });
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- by itself the parser takes what is no XML
  const parsed = parser.parse(text, true) as { testsuites: { testsuite?: JunitSuite[] } };
  return parsed.testsuites.testsuite ?? [];
}

describe('junit', () => {
  test('a suite for each scenario, a case for each step and check, with what is needed to repeat it', async () => {
    const run = loadedRun(await playedRun(['support-chat', 'parallel-clients'], { consumer: badConsumer }));
    const suites = await junit(run);
    expect(suites.map((suite) => suite['@name'])).toEqual(['support-chat', 'parallel-clients']);
    const cases = suites.flatMap((suite) => suite.testcase);
    expect(cases).toHaveLength(run.checks.count);
    expect(cases.filter((found) => found.failure !== undefined)).toHaveLength(run.summary.checks.failed);
    expect(suites.reduce((sum, suite) => sum + Number(suite['@failures']), 0)).toBe(
      run.summary.checks.failed,
    );
    const properties = Object.fromEntries(
      (suites[0]?.properties.property ?? []).map((property) => [property['@name'], property['@value']]),
    );
    expect(properties).toMatchObject({ seed: '42', era: '2023', version: '0.1.0' });
  });

  test('a failure says what was expected, what came, and how to see it again; the output has request and answer', async () => {
    const run = loadedRun(await playedRun(['support-chat'], { consumer: badConsumer }));
    const failed = (await junit(run))[0]?.testcase.find(({ failure }) => failure !== undefined);
    expect(failed?.failure?.['@message']).toContain(
      'expected 2xx within 10s, got 500: {"error":"database is locked"}',
    );
    expect(failed?.failure?.['#text']).toContain('iqmock run support-chat --seed 42');
    expect(failed?.['system-out']).toContain('--> POST chat_closed');
    expect(failed?.['system-out']).toContain('<-- 500 (try 1)');
    expect(failed?.['system-out']).toContain('authorization: Bearer ***');
  });

  test('names are the same from run to run, and no two alike', async () => {
    const namesOf = async (port: number, first: number): Promise<string[]> => {
      const result = (index: number): ResultRecord =>
        resultRecord({ id: `a#${index}`, eventId: first + index, summary: `Клиент ${first}` });
      const probe = (chat: number): CheckRecord =>
        checkRecord({
          name: 'probe',
          place: { file: 'a.yaml', line: 9, column: 5 },
          subject: `GET http://127.0.0.1:${port}/chats/${first + chat}`,
        });
      const whole = [probe(0), probe(1)].map(({ deliveryId: _, ...check }) => check);
      const lines = [
        runRecord(),
        result(0),
        result(1),
        checkRecord({ deliveryId: 'a#0' }),
        checkRecord({ deliveryId: 'a#1' }),
      ];
      const suites = await junit(loadedRun([...lines, ...whole, endRecord({ emitted: 2 })]));
      return suites.flatMap(({ testcase }) => testcase.map((one) => one['@name']));
    };
    const names = await namesOf(3000, 100);
    expect(await namesOf(4111, 900_000)).toEqual(names);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['line 9: probe', 'line 9: probe (2)']));
    expect(names.join()).not.toMatch(/127\.0|Клиент/);
  });

  test('long bodies are cut', async () => {
    const long = resultRecord({
      body: 'я'.repeat(50_000),
      attempts: [attempt({ body: 'x'.repeat(50_000) })],
    });
    const text =
      (await junit(loadedRun([runRecord(), long, checkRecord(), endRecord()])))[0]?.testcase[0]?.[
        'system-out'
      ] ?? '';
    expect(text.length).toBeLessThan(6000);
    expect(text).toContain('in all');
  });

  test('warnings do not fail a case', async () => {
    const warned = checkRecord({ name: 'slow', passed: false, severity: 'warning', actual: '6s' });
    const [suite] = await junit(loadedRun([runRecord(), resultRecord(), checkRecord(), warned, endRecord()]));
    expect(suite?.['@failures']).toBe('0');
    expect(suite?.testcase[1]?.['system-err']).toContain('WARNING');
  });

  test('an incomplete run is an error even if nothing failed: no CI may take silence for success', async () => {
    const suites = await junit(
      loadedRun([
        runRecord(),
        endRecord({ emitted: 0, outcomes: { delivered: 0, refused: 0, failed: 0, dropped: 0 } }),
      ]),
    );
    expect(suites.flatMap((suite) => suite.testcase).map(({ error }) => error?.['@message'])).toEqual([
      'Incomplete: nothing was sent, so there is no verdict.',
    ]);
    const torn = await junit(loadedRun([runRecord(), resultRecord(), checkRecord()]));
    expect(torn.at(-1)?.testcase[0]?.error?.['@message']).toContain('ends in the middle');
  });

  test('characters that XML cannot hold are replaced, all others kept', async () => {
    const text = await write('junit', hostileRun());
    await junit(hostileRun());
    expect(text).toMatch(/👍 Мария/);
    expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  });
});

describe('github', () => {
  const announce = (run: LoadedRun): string[] =>
    (writers['github']?.announce?.(run) ?? '').split('\n').filter(Boolean);

  test('an annotation at the line of the step, escaped as GitHub reads it', () => {
    const lines = announce(hostileRun());
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^::error file=a%2Cb%3Ac%25\.yaml,line=3,col=4,title=iqmock%3A accepted::/);
    expect(lines[0]).toContain('100%25');
    expect(lines[0]).not.toContain('\u001b');
  });

  test('warnings are annotated as such, and no kind more than ten times', () => {
    const kinds = Array.from({ length: 15 }, (_, index) =>
      checkRecord({ name: `w${String.fromCharCode(97 + index)}`, passed: false, severity: 'warning' }),
    );
    const lines = announce(loadedRun([runRecord(), resultRecord(), checkRecord(), ...kinds, endRecord()]));
    expect(lines).toHaveLength(10);
    for (const line of lines) expect(line).toMatch(/^::warning /);
  });

  test('a run that failed by no check is annotated all the same', () => {
    const lines = announce(loadedRun([runRecord(), endRecord({ emitted: 0 })]));
    expect(lines).toEqual(['::error title=iqmock::Incomplete: nothing was sent, so there is no verdict.']);
    expect(announce(loadedRun([runRecord(), resultRecord(), checkRecord(), endRecord()]))).toEqual([]);
  });

  test('the summary has the verdict, the numbers, and each kind of failure with its commands', async () => {
    const run = loadedRun(await playedRun(['support-chat'], { consumer: badConsumer }));
    const text = await write('github', run);
    expect(text).toContain(`### iqmock: ${run.summary.sentence}`);
    expect(text).toContain('| Scenario | support-chat |');
    expect(text).toContain('<details><summary><b>Failed</b>: accepted');
    expect(text).toContain('iqmock run support-chat --seed 42');
  });

  test('what comes from outside stays text', async () => {
    const text = await write('github', hostileRun());
    const withoutCode = text.replace(/^(`{3,})sh\n[\s\S]*?\n\1$/gm, '');
    expect(withoutCode).not.toContain('<img');
    expect(withoutCode).not.toContain('`code`');
    for (const row of withoutCode.split('\n').filter((line) => line.startsWith('|')))
      expect(row.split('|')).toHaveLength(4);
  });

  test('stays under what GitHub accepts', async () => {
    const kinds = Array.from({ length: 60 }, (_, index) =>
      checkRecord({ name: `c${index}`, passed: false, severity: 'error', curl: 'x'.repeat(100_000) }),
    );
    const text = await write('github', loadedRun([runRecord(), resultRecord(), ...kinds, endRecord()]));
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(text).toContain('did not fit in here');
  });
});

describe('text', () => {
  test('every try, in the order of time, then failures, numbers and the verdict', async () => {
    const run = loadedRun(await playedRun(['support-chat'], { consumer: badConsumer }));
    const lines = (await write('text', run)).trimEnd().split('\n');
    expect(lines.filter((line) => line.includes(' --> '))).toHaveLength(run.summary.attempts);
    expect(lines.filter((line) => line.includes(' <-- '))).toHaveLength(run.summary.attempts);
    expect(lines.at(-1)).toBe(run.summary.sentence);
    const times = lines
      .map((line) => /^\d\d:\d\d:\d\d\.\d{3}/.exec(line)?.[0])
      .filter((time) => time !== undefined);
    expect(times).toEqual([...times].sort());
  });

  test('what was never sent is told', async () => {
    const dropped = resultRecord({ attempts: [], dropReason: 'the run was interrupted' });
    const text = await write('text', loadedRun([runRecord(), dropped, endRecord({ interrupted: true })]));
    expect(text).toMatch(/--> message_created.*never sent: the run was interrupted/);
  });
});

test('against a baseline every writer that people read tells what changed', async () => {
  const lines = (passed: boolean): RunLine[] => [
    runRecord(),
    resultRecord({ attempts: [attempt({ status: passed ? 200 : 500 })] }),
    checkRecord({ passed, severity: 'error', place: { file: 'a.yaml', line: 12, column: 5 } }),
    endRecord(),
  ];
  const run = loadedRun(lines(false), loadedRun(lines(true)));
  for (const name of ['text', 'github', 'html', 'json', 'junit'])
    expect(await write(name, run), name).toMatch(/regressed/);
});

test('no writer shows what was masked, and none changes the run it is given', async () => {
  const run = loadedRun(await playedRun(['support-chat'], { consumer: goodConsumer }));
  const contents = (): string =>
    JSON.stringify([run.runs, [...run.results], [...run.checks], run.ends, run.summary]);
  const before = contents();
  for (const name of Object.keys(writers)) await write(name, run);
  expect(contents()).toBe(before);
});
