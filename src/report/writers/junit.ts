import type { Builder, TestCase, TestSuite } from 'junit-report-builder';
import { formatBytes } from '../../env/units.ts';
import { checksByDelivery } from '../answers.ts';
import { byMaking } from '../baseline.ts';
import { explain } from '../failures.ts';
import type { LoadedRun } from '../loaded-run.ts';
import type { CheckRecord, ResultRecord } from '../record.ts';
import { plainPaint } from '../screen.ts';
import { defineWriter } from '../writer.ts';

/** For CI systems. */
export const definition = defineWriter({
  name: 'junit',
  doc: 'JUnit XML for CI systems: a suite for each scenario, a case for each step and check, request and answer as output.',
  extension: 'xml',
  defaultFile: 'iqmock-junit.xml',
  async write(run) {
    // The package's types describe another shape of export than Node sees.
    const { default: builder } = await import('junit-report-builder');
    const report = (builder as unknown as Builder).newBuilder().name('iqmock');
    const checks = checksByDelivery(run.checks);
    const names = new Names();
    for (const scenario of scenariosOf(run)) {
      const suite = describeSuite(report.testSuite().name(scenario), run, scenario);
      const results = run.results.filter((result) => result.scenario === scenario).sort(byMaking);
      for (const result of results) addDelivery(suite, run, result, checks.get(result.id) ?? [], names);
      for (const check of wholeChecks(run, scenario))
        addCheck(suite, run, check, names.of(scenario, wholeName(check), check), scenario);
    }
    addRun(run, names, () => describeSuite(report.testSuite().name('run'), run));
    return report.build();
  },
});

function scenariosOf(run: LoadedRun): string[] {
  return [
    ...new Set([
      ...run.runs.flatMap(({ scenarios }) => scenarios),
      ...run.results.map(({ scenario }) => scenario),
    ]),
  ].filter(
    (scenario) =>
      run.results.some((result) => result.scenario === scenario) || wholeChecks(run, scenario).length > 0,
  );
}

/** Checks that speak of no delivery: those of a scenario, or of the run. */
function wholeChecks({ checks }: LoadedRun, scenario?: string): CheckRecord[] {
  return checks.filter((check) => check.deliveryId === undefined && check.scenario === scenario);
}

function describeSuite(suite: TestSuite, { runs }: LoadedRun, scenario?: string): TestSuite {
  const own = runs.filter(({ scenarios }) => scenario === undefined || scenarios.includes(scenario));
  const used = own.length === 0 ? runs : own;
  const each = (pick: (run: (typeof runs)[number]) => unknown): string =>
    legal([...new Set(used.map((run) => String(pick(run))))].join(', '));
  return suite
    .timestamp(new Date(runs[0].startedAt).toISOString())
    .property(
      'seed',
      each(({ seed }) => seed),
    )
    .property(
      'era',
      each(({ profile }) => profile),
    )
    .property(
      'version',
      each(({ version }) => version),
    )
    .property(
      'target',
      each(({ target }) => target),
    )
    .property(
      'repro',
      each(({ repro }) => repro),
    );
}

/** The checks on a delivery: the first case carries its time, its request and its answers. */
function addDelivery(
  suite: TestSuite,
  run: LoadedRun,
  result: ResultRecord,
  checks: readonly CheckRecord[],
  names: Names,
): void {
  // Ids, names and addresses differ from run to run; what a CI system follows must not.
  const name = `${result.id.replace(/^.*#/, '#')} ${result.step}: ${result.type}`;
  for (const [index, check] of checks.entries()) {
    const testCase = addCheck(suite, run, check, names.of(result.scenario, name, check), result.scenario);
    if (index === 0)
      testCase.time((result.serviceMs ?? 0) / 1000).standardOutput(legal(conversationOf(result)));
  }
}

/** The names of cases: the same from run to run, and no two alike in a suite. */
class Names {
  private readonly used = new Map<string, number>();

  of(className: string, what: string, check: CheckRecord): string {
    const name = `${what}: ${check.name}`;
    const key = `${className}\n${name}`;
    const count = (this.used.get(key) ?? 0) + 1;
    this.used.set(key, count);
    return count === 1 ? name : `${name} (${count})`;
  }
}

/** A probe goes by the place of its step; what it asks may hold a port and ids. */
function wholeName({ place, scenario }: CheckRecord): string {
  if (place !== undefined) return `line ${place.line}`;
  return scenario === undefined ? 'the whole run' : 'the whole scenario';
}

function addCheck(
  suite: TestSuite,
  run: LoadedRun,
  check: CheckRecord,
  name: string,
  className: string,
): TestCase {
  const testCase = suite.testCase().className(legal(className)).name(legal(name));
  if (check.place !== undefined) testCase.file(`${check.place.file}:${check.place.line}`);
  if (check.passed) return testCase;
  const text = legal(
    explain(
      { first: check, rest: [] },
      { paint: plainPaint },
      { change: run.comparison?.changes.get(check), withCurl: true },
    ).join('\n'),
  );
  const message = legal(`expected ${check.expected ?? ''}, got ${check.actual ?? ''}`);
  if (check.severity === 'warning') return testCase.standardError(text);
  return testCase.failure(message, check.name).stacktrace(text);
}

/** The suite of the run as a whole, where there is something to say: many CI systems take no failure for success. */
function addRun(run: LoadedRun, names: Names, open: () => TestSuite): void {
  const { verdict, sentence } = run.summary;
  const checks = wholeChecks(run);
  const unfinished = verdict === 'incomplete' || verdict === 'interrupted';
  if (checks.length === 0 && !unfinished) return;
  const suite = open();
  for (const check of checks) addCheck(suite, run, check, names.of('run', wholeName(check), check), 'run');
  if (unfinished) suite.testCase().className('run').name('verdict').error(sentence, verdict);
}

const shownBytes = 2000;

function conversationOf(result: ResultRecord): string {
  const first = result.attempts[0];
  const request = [headerText(first?.sentHeaders), cut(result.body ?? `(base64) ${result.bodyBase64 ?? ''}`)];
  const answers = result.attempts.map(
    (attempt) =>
      `<-- ${attempt.status ?? attempt.error?.code ?? 'no answer'} (try ${attempt.number})\n` +
      `${headerText(attempt.headers)}${cut(attempt.body ?? attempt.error?.message ?? '')}`,
  );
  const dropped = result.attempts.length === 0 ? [`never sent: ${result.dropReason ?? ''}`] : [];
  return [`--> POST ${result.type}\n${request.join('')}`, ...answers, ...dropped].join('\n\n');
}

function headerText(headers: Readonly<Record<string, string>> = {}): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`);
  return lines.length === 0 ? '' : `${lines.join('')}\n`;
}

function cut(text: string): string {
  if (text.length <= shownBytes) return text;
  return `${text.slice(0, shownBytes)}… (${formatBytes(Buffer.byteLength(text))} in all)`;
}

/** XML 1.0 has no way to write some characters at all; and a CDATA section cut in two at `]]>` is too much for some readers. */
function legal(text: string): string {
  return text
    .replaceAll(']]>', ']] >')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
