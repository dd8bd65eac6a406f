import { formatBytes } from '../env/format.ts';
import { explainFailures } from '../report/failures.ts';
import type { LoadedRun } from '../report/loaded-run.ts';
import type { CheckRecord, ResultRecord } from '../report/record.ts';
import { plainPaint } from '../report/screen.ts';
import { seedOfScenario, seedsOf } from '../report/seeds.ts';
import { junitXml, type JunitCase, type JunitSuite } from './parts/junit-xml.ts';
import { asRun } from './parts/subject.ts';
import { defineWriter } from './parts/writer.ts';

/** For CI systems. */
export const definition = defineWriter({
  name: 'junit',
  doc: 'JUnit XML for CI systems: a suite for each scenario, a case for each step and check, request and answer as output.',
  extension: 'xml',
  defaultFile: 'iqmock-junit.xml',
  run: (run) => junitXml('iqmock', [...scenarioSuites(run), ...runSuite(run)]),
  load: ({ result }) => {
    const output = result.verdict.sentences.join('\n');
    return junitXml(
      'iqmock',
      runSuite(asRun(result)).map((suite) => ({ ...suite, output })),
    );
  },
});

/** A suite for each scenario that has anything to say. */
function scenarioSuites(run: LoadedRun): JunitSuite[] {
  const { index } = run.records;
  const tests = new Tests();
  const scenarioOf = (result: number): string => index.scenarios.at(index.results.scenario.at(result));
  const names = new Set(run.runs.flatMap(({ scenarios }) => scenarios));
  for (let result = 0; result < index.results.count; result++) {
    names.add(scenarioOf(result));
    tests.see(scenarioOf(result));
  }
  for (let check = 0; check < index.checks.count; check++) {
    const result = index.checks.result.at(check);
    const scenario = index.checks.scenario.at(check);
    if (result >= 0) tests.add(scenarioOf(result), index.checks.isFailure(check));
    else if (index.checks.isWhole(check) && scenario >= 0)
      tests.add(index.scenarios.at(scenario), index.checks.isFailure(check));
  }
  return [...names].flatMap((scenario) => {
    const counts = tests.of(scenario);
    if (counts === undefined) return [];
    return [{ ...describeSuite(run, scenario), name: scenario, counts, cases: casesOf(run, scenario) }];
  });
}

/** How many cases each suite has; one without any may be there all the same. */
class Tests {
  private readonly counts = new Map<string, { tests: number; failures: number }>();

  see(suite: string): { tests: number; failures: number } {
    const known = this.counts.get(suite) ?? { tests: 0, failures: 0 };
    this.counts.set(suite, known);
    return known;
  }

  add(suite: string, isFailure: boolean): void {
    const counts = this.see(suite);
    counts.tests += 1;
    if (isFailure) counts.failures += 1;
  }

  of(suite: string): JunitSuite['counts'] | undefined {
    const known = this.counts.get(suite);
    return known === undefined ? undefined : { ...known, errors: 0, skipped: 0 };
  }
}

function* casesOf(run: LoadedRun, scenario: string): Generator<JunitCase> {
  const { records } = run;
  const { results, scenarios } = records.index;
  const own = scenarios.numberOf(scenario);
  const names = new CaseNames();
  for (const position of records.byMaking())
    if (results.scenario.at(position) === own) yield* deliveryCases(run, position, names);
  for (const check of records.wholeChecks(scenario)) yield wholeCase(run, check, scenario, names);
}

/** The checks on a delivery: the first case carries its time, its request and its answers. */
function* deliveryCases(run: LoadedRun, position: number, names: CaseNames): Generator<JunitCase> {
  const checks = [...run.records.checksOf(position)];
  if (checks.length === 0) return;
  const result = run.results.at(position);
  // Ids, names and addresses differ from run to run; what a CI system follows must not.
  const name = `${result.id.replace(/^.*#/, '#')} ${result.step}: ${result.type}`;
  for (const [index, check] of checks.entries()) {
    const one = checkCase(run, check, result.scenario, (record) => names.of(name, record));
    yield index > 0
      ? one
      : { ...one, timeSeconds: (result.serviceMs ?? 0) / 1000, output: conversationOf(result) };
  }
}

function wholeCase(run: LoadedRun, check: number, className: string, names: CaseNames): JunitCase {
  return checkCase(run, check, className, (record) => names.of(wholeName(record), record));
}

/** The suite of the run as a whole, where there is something to say: many CI systems take no failure for success. */
function runSuite(run: LoadedRun): JunitSuite[] {
  const { verdict, sentence } = run.summary;
  const checks = [...run.records.wholeChecks()];
  const isUnfinished = verdict === 'incomplete' || verdict === 'interrupted';
  if (checks.length === 0 && !isUnfinished) return [];
  const cases = function* (): Generator<JunitCase> {
    const names = new CaseNames();
    for (const check of checks) yield wholeCase(run, check, 'run', names);
    if (isUnfinished)
      yield { className: 'run', name: 'verdict', error: { message: sentence, type: verdict } };
  };
  const counts = {
    tests: checks.length + (isUnfinished ? 1 : 0),
    failures: checks.filter((check) => run.records.index.checks.isFailure(check)).length,
    errors: isUnfinished ? 1 : 0,
    skipped: 0,
  };
  return [{ ...describeSuite(run), name: 'run', counts, cases: cases() }];
}

function describeSuite({ runs }: LoadedRun, scenario?: string): Pick<JunitSuite, 'timestamp' | 'properties'> {
  const own = runs.filter(({ scenarios }) => scenario === undefined || scenarios.includes(scenario));
  const used = own.length === 0 ? runs : own;
  const each = (pick: (run: (typeof runs)[number]) => unknown): string =>
    [...new Set(used.map((run) => String(pick(run))))].join(', ');
  return {
    timestamp: new Date(runs[0].startedAt).toISOString(),
    properties: [
      ['seed', each((run) => (scenario === undefined ? seedsOf(run) : seedOfScenario(run, scenario)))],
      ['era', each(({ profile }) => profile)],
      ['version', each(({ version }) => version)],
      ['target', each(({ target }) => target)],
      ['repro', each(({ repro }) => repro)],
      ...freshLines(used),
    ],
  };
}

/** After a failure a consumer that remembers ids needs this line. */
function freshLines(runs: readonly LoadedRun['runs'][number][]): readonly (readonly [string, string])[] {
  const lines = new Set(runs.flatMap(({ freshRepro }) => freshRepro ?? []));
  return lines.size === 0 ? [] : [['freshRepro', [...lines].join(', ')]];
}

/** The names of cases of a suite: the same from run to run, and no two alike. */
class CaseNames {
  private readonly used = new Map<string, number>();

  of(what: string, check: CheckRecord): string {
    const name = `${what}: ${check.name}`;
    const count = (this.used.get(name) ?? 0) + 1;
    this.used.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  }
}

/** A probe goes by the place of its step; what it asks may hold a port and ids. */
function wholeName({ place, scenario }: CheckRecord): string {
  if (place !== undefined) return `line ${place.line}`;
  return scenario === undefined ? 'the whole run' : 'the whole scenario';
}

function checkCase(
  run: LoadedRun,
  position: number,
  className: string,
  nameOf: (check: CheckRecord) => string,
): JunitCase {
  const check = run.checks.at(position);
  const { place, passed, severity, expected = '', actual = '' } = check;
  const one = {
    className,
    name: nameOf(check),
    ...(place === undefined ? {} : { file: `${place.file}:${place.line}` }),
  };
  if (passed) return one;
  const text = explainFailures(
    { first: check, rest: [] },
    { paint: plainPaint },
    { change: run.comparison?.changeAt(position), withCurl: true },
  ).join('\n');
  if (severity === 'warning') return { ...one, errorOutput: text };
  return { ...one, failure: { message: `expected ${expected}, got ${actual}`, type: check.name, text } };
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
