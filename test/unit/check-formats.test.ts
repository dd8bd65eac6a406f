import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { runCheck } from '../../src/check/check.ts';
import type { CheckResult } from '../../src/check/outcome.ts';
import { jsonReport } from '../../src/check/report/json.ts';
import { checkWriters } from '../../src/check/writers/index.gen.ts';
import { startChecked } from '../support/checked/server.ts';
import { repositoryPath } from '../support/cli.ts';
import { junitMistakes } from '../support/junit-reader.ts';

const options = {
  level: 'MUST',
  strict: false,
  command: "iqmock check --to 3000 --probe '/chats/{chat}' --seed 1",
} as const;

const schemaAt = (path: string): object => JSON.parse(readFileSync(repositoryPath(path), 'utf8')) as object;

/** The schema that OASIS published, as Microsoft's matchers for jest ship it. */
const official = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';

/** It is of draft 4, of which ajv reads all that it uses but the name of its id; one of its patterns is none of Unicode. */
function compileSarif(): ValidateFunction {
  const { $schema: _draft, id: _id, ...schema } = schemaAt(official) as Record<string, unknown>;
  const formats = { uri: isUri, 'uri-reference': isUriReference, 'date-time': isTime };
  return new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats }).compile(schema);
}

function isUri(text: string): boolean {
  return URL.canParse(text);
}

function isUriReference(text: string): boolean {
  return URL.canParse(text, 'https://example.com/') && !/[\s<>"{}|\\^`]/.test(text);
}

function isTime(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** What may come from a consumer and from a user, and is hard to write down. */
const nasty = 'a ]]> b \u0000 \u001b[31m <b>&"\' \ud83d \ufffe {"error": "x"} \u2028';

async function refusing(): Promise<CheckResult> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(503, { 'content-type': 'text/html', 'x-nasty': '<]]>' }).end(nasty);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return runCheck({
    to: `http://127.0.0.1:${(server.address() as AddressInfo).port}/<]]>`,
    only: ['CON-01'],
  });
}

async function checked(
  mistakes: readonly string[],
  only: readonly string[],
  probe?: string,
): Promise<CheckResult> {
  await using consumer = await startChecked(new Set(mistakes));
  return await runCheck({
    to: `${consumer.url}/hook`,
    only,
    trials: 4,
    ...(probe === undefined ? {} : { probe }),
  });
}

const probe = '/chats/{chat}';
const results: Readonly<Record<string, () => Promise<CheckResult>>> = {
  'a check that passed': () => checked([], ['CON'], probe),
  'many failures of each level': async () => {
    const result = await checked(
      ['CON-01', 'CON-04', 'FMT-14', 'STA-01', 'STA-13'],
      ['CON', 'FMT-14', 'STA-01', 'STA-13'],
      probe,
    );
    const outcomes = result.outcomes.map((outcome) =>
      outcome.rule.name === 'CON-01' ? { ...outcome, acceptedBecause: nasty } : outcome,
    );
    return { ...result, outcomes, staleAccepts: [nasty] };
  },
  'failures in the words of a consumer': async () => {
    const result = await checked(['FMT-14'], ['FMT-14'], probe);
    const outcomes = result.outcomes.map((outcome) => ({
      ...outcome,
      failures: outcome.failures.map((failure) => ({
        ...failure,
        sent: nasty,
        expected: nasty,
        actual: nasty,
        signature: nasty,
      })),
    }));
    return { ...result, outcomes };
  },
  'a check by answers alone': () => checked([], ['CON-01', 'STA-01']),
  'a consumer that refuses everything': refusing,
  'a consumer that is not there': () => runCheck({ to: 'http://127.0.0.1:1/', only: ['CON-01'] }),
  'a probe that shows nothing': () => checked([], ['STA-01'], '/nothing/{chat}'),
  'a budget that is spent': async () => {
    await using consumer = await startChecked();
    return await runCheck({ to: `${consumer.url}/hook`, probe, budgetMs: 300 });
  },
};

const written = async (format: string, result: CheckResult): Promise<string> =>
  (await checkWriters[format]?.write(result, options)) ?? '';

describe.each(Object.entries(results))('the reports on %s', (_, make) => {
  let result: CheckResult;
  let validSarif: ValidateFunction;
  let validReport: ValidateFunction;
  beforeAll(() => {
    validSarif = compileSarif();
    validReport = new Ajv2020({ allErrors: true, formats: { 'date-time': isTime } }).compile(
      schemaAt('schemas/check-report.schema.json'),
    );
  });

  test('are as their schemas and strict readers want them', async () => {
    result = await make();
    const log = JSON.parse(await written('sarif', result)) as unknown;
    expect(validSarif(log) ? [] : validSarif.errors).toEqual([]);
    const report = JSON.parse(await written('json', result)) as unknown;
    expect(validReport(report) ? [] : validReport.errors).toEqual([]);
    expect(report).toEqual(JSON.parse(JSON.stringify(jsonReport(result, options))));
    expect(junitMistakes(await written('junit', result))).toEqual([]);
  });

  test('send nothing to a screen that would command it', async () => {
    for (const format of ['text', 'github'] as const)
      expect(await written(format, result), format).not.toMatch(
        /[\u0000-\u0008\u000b-\u001a\u001c-\u001f]|\u001b\[31m <b>/,
      );
  });
});

test('the readers are strict: each finds a report that is wrong', async () => {
  expect(
    junitMistakes(
      '<testsuites><testsuite name="a" tests="2" failures="0" errors="0"><testcase name="a" classname="b" time="1e-7"/></testsuite></testsuites>',
    ),
  ).toEqual(['<testcase time="1e-7"> is none', '<testsuite tests="2">, but there are 1']);
  expect(junitMistakes('<testsuites><testcase/></testsuites>')).toContain('<testcase> in <testsuites>');
  expect(junitMistakes('<testsuites>')).toHaveLength(1);
  const log = JSON.parse(await written('sarif', await checked([], ['CON-01']))) as {
    runs: { results: unknown }[];
  };
  const validate = compileSarif();
  expect(validate(log)).toBe(true);
  for (const run of log.runs) run.results = [{ level: 'fatal' }];
  expect(validate(log)).toBe(false);
});
