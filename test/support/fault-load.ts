import { beforeAll, describe, expect, it } from 'vitest';
import { effects } from './fault-effects.ts';
import { conversationLength, loaded } from './fault-doors.ts';
import { startWiretap, textOf, type Tapped, type TappedBody } from './wiretap.ts';

/** Under load the clock of the tenant is the real one, so that times differ from run to run. */
function eventIn(request: Tapped): string {
  const { Type, Id } = (JSON.parse(textOf(request)) as TappedBody).ChatEvent;
  return `${String(Type)} ${String(Id)}`;
}

/** Tests what a consumer sees of these faults under load, and that the ledger of the load adds up. */
export function testUnderLoad(names: readonly string[]): void {
  let clean: readonly Tapped[];
  beforeAll(async () => {
    await using tap = await startWiretap();
    await loaded(tap, []);
    clean = tap.requests;
    expect(clean).toHaveLength(conversationLength);
  });
  describe.each(names.map((name) => [name, effects[name]] as const))('%s under load', (_, effect) => {
    it('is what a consumer sees; the ledger adds up and nobody is blamed', async () => {
      const { text, holds } = effect ?? { text: '', holds: () => false };
      await using tap = await startWiretap();
      const { total, verdict, checks } = await loaded(tap, [text]);
      expect(holds({ requests: tap.requests, clean, same: eventIn })).toBe(true);
      expect(checks.map(({ name, passed }) => [name, passed])).toEqual([
        ['threshold errors<1%', true],
        ['ledger', true],
      ]);
      const { sent, copies, delivered } = total.counts;
      expect([sent, delivered, verdict.exitCode]).toEqual([conversationLength, conversationLength, 0]);
      const lost = text.startsWith('lost_answer') ? 1 : 0;
      expect(tap.requests.filter(({ whole }) => whole)).toHaveLength(sent + copies + lost);
      expect(total.faults.size).toBeGreaterThan(0);
    });
  });
}
