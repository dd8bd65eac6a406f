import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { runCheck } from '../../src/check/check.ts';
import { conclude } from '../../src/check/report/conclusion.ts';
import { jsonReport } from '../../src/check/report/json.ts';
import { checkWriters } from '../../src/check/writers/index.gen.ts';
import { repositoryPath } from '../support/cli.ts';
import { startChecked } from '../support/checked/server.ts';

const options = { level: 'MUST', strict: false, command: 'iqmock check --to 3000 --seed 1' } as const;

async function report(mistakes: readonly string[], only: readonly string[]) {
  await using consumer = await startChecked(new Set(mistakes));
  return await runCheck({ to: `${consumer.url}/hook`, probe: '/chats/{chat}', only, trials: 4 });
}

describe('the report of a check', () => {
  test('is the same twice, but for its timing and target, and as its schema says', async () => {
    const [one, other] = [await report(['STA-13'], ['STA-13']), await report(['STA-13'], ['STA-13'])];
    const [first, second] = [one, other].map((result) => jsonReport(result, options));
    const schema = JSON.parse(
      readFileSync(repositoryPath('schemas/check-report.schema.json'), 'utf8'),
    ) as object;
    const validate = new Ajv2020({ allErrors: true, formats: { 'date-time': true } }).compile(schema);
    expect(validate(JSON.parse(JSON.stringify(first))), JSON.stringify(validate.errors)).toBe(true);
    const stable = (value: unknown): string =>
      JSON.stringify(value, (key, item: unknown) =>
        ['timing', 'target', 'requests'].includes(key) ? undefined : item,
      );
    expect(stable(first)).toBe(stable(second));
  });

  test('says the failure in every format', async () => {
    const result = await report(['STA-13'], ['STA-13', 'STA-01']);
    expect(conclude(result, { level: 'SHOULD', strict: false })).toMatchObject({
      exitCode: 1,
      verdict: 'failed',
    });
    expect(conclude(result, options)).toMatchObject({ exitCode: 0, verdict: 'passed' });
    for (const writer of Object.values(checkWriters)) {
      const text = await writer.write(result, options);
      if (writer.name !== 'badge') expect(text, writer.name).toContain('STA-13');
    }
    const junit = await checkWriters['junit']?.write(result, options);
    const xml = new XMLParser({ ignoreAttributes: false }).parse(junit ?? '') as object;
    expect(JSON.stringify(xml)).toContain('"@_type":"should"');
    const sarif = JSON.parse((await checkWriters['sarif']?.write(result, options)) ?? '') as {
      runs: { results: { ruleId: string; level: string; partialFingerprints: object }[] }[];
    };
    expect(sarif.runs[0]?.results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['STA-13', 'warning'],
    ]);
    expect(await checkWriters['badge']?.write(result, options)).toContain('SHOULD 0/1');
  });

  test('makes a failing history as small as it can be', async () => {
    const result = await report(['STA-01'], ['STA-01']);
    const [failure] = result.outcomes.find(({ verdict }) => verdict === 'failed')?.failures ?? [];
    expect(failure?.shrunkFrom).toBeGreaterThan(failure?.history?.length ?? 99);
    expect(failure?.history?.length).toBeLessThanOrEqual(2);
  });
});

describe('what a check comes to', () => {
  test('a consumer that refuses clean events has failed', async () => {
    await using consumer = await startChecked(new Set(['CON-09']), { secret: 'whsec_AAAA' });
    const result = await runCheck({ to: `${consumer.url}/hook`, only: ['CON-01'] });
    expect(conclude(result, options)).toMatchObject({ exitCode: 1, verdict: 'failed' });
    expect(checkWriters['github']?.announce?.(result, options)).toMatch(
      /^::error title=iqmock check::Failed: .+\n$/,
    );
  });

  test('one that cannot be reached, or a probe that cannot be read, is incomplete', async () => {
    const nobody = await runCheck({ to: 'http://127.0.0.1:1/', only: ['CON-01'] });
    expect(conclude(nobody, options)).toMatchObject({ exitCode: 3, verdict: 'incomplete' });
    await using consumer = await startChecked();
    const blind = await runCheck({ to: `${consumer.url}/hook`, probe: '/nothing/{chat}', only: ['STA-01'] });
    expect(conclude(blind, options)).toMatchObject({ exitCode: 3, verdict: 'incomplete' });
  });

  test('a MUST that the budget left unjudged is incomplete; what the user left out is not', async () => {
    await using consumer = await startChecked();
    const to = `${consumer.url}/hook`;
    const short = await runCheck({ to, only: ['CON-05', 'STA-09'], budgetMs: 400, probe: '/chats/{chat}' });
    expect(conclude(short, options).exitCode).toBe(3);
    const skipped = await runCheck({ to, only: ['CON', 'STA'], skip: ['STA'] });
    expect(conclude(skipped, options)).toMatchObject({ exitCode: 0, verdict: 'passed' });
    const none = await runCheck({ to, only: ['STA-01'] });
    expect(conclude(none, options).exitCode).toBe(3);
  });

  test('wrong options are refused before anything is sent', async () => {
    await expect(runCheck({ to: 3000, only: ['STO-01'] })).rejects.toThrow(/no rule "STO-01"/);
    await expect(runCheck({ to: 3000, probe: '/chats/1' })).rejects.toThrow(/does not name the chat/);
    await expect(runCheck({ to: 'http://203.0.113.1/' })).rejects.toThrow(/private network/);
    await expect(runCheck({ to: 3000, ignore: ['updated'] })).rejects.toThrow(/not a path/);
  });
});
