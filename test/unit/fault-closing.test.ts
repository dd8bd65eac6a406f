import { describe, expect, it } from 'vitest';
import { doors, expectBalance } from '../support/fault-commands.ts';
import { startWiretap } from '../support/wiretap.ts';

/** Where a request or its answer is cut, and what of it the consumer has then. */
const cuts: readonly { readonly text: string; readonly has: 'nothing' | 'a part' | 'all' }[] = [
  { text: 'cut:after=headers', has: 'nothing' },
  { text: 'cut:after=0', has: 'nothing' },
  { text: 'cut:after=10B', has: 'a part' },
  { text: 'cut:after=50%', has: 'a part' },
  { text: 'cut:after=body', has: 'all' },
  { text: 'lost_answer:sent', has: 'all' },
  { text: 'lost_answer:answer', has: 'all' },
];

const ways = cuts.flatMap((cut) => (['fin', 'rst'] as const).map((by) => ({ ...cut, by })));

describe.each(['run', 'load'])('in iqmock %s', (door) => {
  it.each(ways)(
    '$text,by=$by ends the connection so, and the whole comes again',
    async ({ text, has, by }) => {
      await using tap = await startWiretap({ delayMs: 5 });
      const account = await doors[door]?.send(tap, [`${text},by=${by}@first=1`]);
      const [first, second] = tap.requests;
      expect(first?.closed).toBe(by);
      expect(first?.whole).toBe(has === 'all');
      if (has !== 'all') expect(first?.body.length === 0).toBe(has === 'nothing');
      expect(second).toMatchObject({ whole: true, headers: { 'iqmock-attempt': '2' } });
      expect(tap.requests).toHaveLength(6);
      if (account !== undefined) expectBalance(account, tap.requests);
    },
  );
});
