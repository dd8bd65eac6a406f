import { describe, expect, test } from 'vitest';
import { runCheck } from '../../src/check/check.ts';
import { differences } from '../../src/check/difference.ts';
import { twoColumns } from '../../src/check/report/html/two-columns.ts';
import { textReport } from '../../src/check/report/text.ts';
import { check } from '../../src/index.ts';
import { columnsOf } from '../../src/report/columns.ts';
import { startChecked } from '../support/checked/server.ts';
import { Desk } from '../support/planted/desk.ts';
import { startPlanted } from '../support/planted/start.ts';

describe('a finding', () => {
  test('shows long texts where they differ, with their lengths', () => {
    const [long, cut] = ['я'.repeat(10_000), 'я'.repeat(255)];
    const [found] = differences({ text: long }, { text: cut });
    expect(found?.clean).toMatch(/^is "…я+…" \(10,000 letters\)$/);
    expect(found?.now).toMatch(/^is "…я{20}" \(255 letters\)$/);
    const [short] = differences({ text: 'a' }, { text: 'b' });
    expect([short?.clean, short?.now]).toEqual(['is "a"', 'is "b"']);
  });

  test('shows the part of a long state where it differs', () => {
    const state = (last: number): object => ({ list: [...Array.from({ length: 3000 }, () => 0), last] });
    const html = twoColumns(state(1), state(2));
    expect(html).toMatch(/class="differs"><td> {4}1<\/td><td> {4}2<\/td>/);
    expect(html.length).toBeLessThan(10_000);
  });

  test('compares with the clean state of the same moment', async () => {
    await using consumer = await startChecked(new Set(['FMT-15']));
    const { rules } = await check({ to: `${consumer.url}/hook`, probe: '/chats/{chat}', only: ['FMT-15'] });
    const [failure] = rules.find(({ id }) => id === 'FMT-15')?.failures ?? [];
    // The first message is there, and the chat is open: nothing is said of what comes later.
    const { clean, now } = failure?.states as Record<'clean' | 'now', { open: boolean; messages: object[] }>;
    expect([clean.open, clean.messages.length]).toEqual([now.open, now.messages.length]);
  });

  test('of a deletion that leaves no trace is worth knowing', async () => {
    const plan = { state: ['passes over deletions'] };
    await using consumer = await startPlanted(new Desk(plan), plan);
    const { rules, exitCode } = await check({ to: consumer.url, probe: consumer.probe, only: ['STA-18'] });
    expect(exitCode).toBe(0);
    expect(rules.find(({ id }) => id === 'STA-18')).toMatchObject({
      verdict: 'failed',
      level: 'INFO',
      failures: [{ signature: 'a deletion leaves no trace' }],
    });
  });

  test.each([80, 40])('fits %i columns, but for what is copied', async (width) => {
    await using consumer = await startChecked(new Set(['STA-01']));
    const result = await runCheck({ to: `${consumer.url}/hook`, probe: '/chats/{chat}', only: ['STA-01'] });
    const command = 'iqmock check';
    const lines = textReport(result, {
      ...{ level: 'MUST' as const, strict: false, command, width, paint: (_, text) => text },
    });
    const own = lines.filter((line) => !/^ +(again|clean run) /.test(line));
    const why = own.slice(own.findIndex((line) => line.includes(' why ')));
    expect(why.slice(0, 4).every((line) => columnsOf(line) <= width)).toBe(true);
    expect(lines.join(' ').replaceAll(/\s+/g, ' ')).toContain('The same Id');
  });
});
