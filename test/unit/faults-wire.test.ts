import { describe, expect, it } from 'vitest';
import { faults } from '../../src/delivery/faults/index.gen.ts';
import { readFaultText } from '../../src/delivery/faults/engine/read.ts';
import { effects } from '../support/fault-effects.ts';
import { conversationLength, played, replayed } from '../support/fault-doors.ts';
import { startWiretap } from '../support/wiretap.ts';

describe('the catalogue of faults', () => {
  it('has a test of its effect for each', () => {
    expect(Object.keys(effects).toSorted()).toEqual(Object.keys(faults).toSorted());
  });

  it.each(Object.values(faults))('$name says what it does, with an example that is read', (fault) => {
    for (const text of [fault.doc, fault.effect, ...Object.values(fault.parameters).map(({ doc }) => doc)])
      expect(text).toMatch(/[.…]$/);
    const { faults: read, mistakes } = readFaultText(fault.example.text);
    expect(mistakes).toEqual([]);
    expect(read.map(({ name }) => name)).toEqual([fault.name]);
    expect(readFaultText(read[0]?.text ?? '').faults).toEqual(read);
  });
});

describe.each(Object.entries(effects))('%s on the wire', (_, { text, holds, delayMs = 0 }) => {
  it('is what a consumer sees in a run, and in a replay; the account adds up and nobody is blamed', async () => {
    await using cleanTap = await startWiretap();
    const first = await played(cleanTap);
    expect(first.explanation).toMatch(/^Passed/);
    const clean = cleanTap.requests;
    expect(clean.length).toBe(conversationLength);

    await using tap = await startWiretap({ delayMs });
    const { summary, results } = await played(tap, text);
    expect(holds({ requests: tap.requests, clean })).toBe(true);
    expect(summary).toMatchObject({ verdict: 'passed', emitted: clean.length + summary.copies });
    expect(Object.values(summary.outcomes).reduce((sum, count) => sum + count)).toBe(summary.emitted);
    expect(results.some(({ faults: done = [] }) => done.length > 0)).toBe(true);

    await using again = await startWiretap({ delayMs });
    const replay = await replayed(again, clean, text);
    expect(holds({ requests: again.requests, clean })).toBe(true);
    expect(replay).toMatchObject({ verdict: 'passed', emitted: clean.length + replay.copies });
  });
});
