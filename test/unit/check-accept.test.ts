import { describe, expect, test } from 'vitest';
import { acceptFile, type AcceptEntry } from '../../src/check/accept.ts';
import { runCheck } from '../../src/check/check.ts';
import { startChecked } from '../support/checked/server.ts';

const entry = (rule: string, line: number): AcceptEntry => ({ rule, reason: `known ${rule}`, line });

describe('a file of accepted failures, written anew', { timeout: 300_000 }, () => {
  test('keeps entries of rules that were not judged, and drops those that hold', async () => {
    await using consumer = await startChecked(new Set(['CON-01']));
    const result = await runCheck({ to: `${consumer.url}/hook`, only: ['CON-01', 'CON-02'] });
    const before = [entry('CON-01', 1), entry('CON-02', 2), entry('FMT-15', 3)];
    const text = await acceptFile(result, before);
    expect(text).toContain('known CON-01');
    expect(text).not.toContain('known CON-02');
    expect(text).toContain('- rule: FMT-15\n  reason: known FMT-15\n');
    expect(await acceptFile({ ...result, interrupted: true }, before)).toBeUndefined();
  });

  test('is not written when nothing could be judged', async () => {
    const nobody = await runCheck({ to: 'http://127.0.0.1:1/', only: ['CON-01'] });
    expect(await acceptFile(nobody, [entry('CON-01', 1)])).toBeUndefined();
  });
});
