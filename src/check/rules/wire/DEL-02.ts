import { formatDurationMs } from '../../../env/format.ts';
import { isOk, sayAnswer, classOf } from '../../answer.ts';
import { drip } from '../../manners.ts';
import type { Lab } from '../../lab.ts';
import { defineCheckRule, type TrialFailure } from '../../rule.ts';

const longestMs = 800;

export const definition = defineCheckRule({
  name: 'DEL-02',
  doc: 'A slow sender does not make others wait.',
  level: 'SHOULD',
  sends: 'An event whose body arrives in pieces over 0.8 s, and good events at the same time.',
  accepts:
    '2xx for all; the good ones before the slow body has ended, or as fast as in the clean conversation.',
  why: 'Otherwise one bad network, or one attacker with a slow body, blocks everyone else.',
  sources: ['openclaw/openclaw#6023'],
  fix: 'Serve connections concurrently: use a server with workers or an event loop, not a single-threaded development server.',
  requests: 4,
  async judge(lab) {
    const found = await tried(lab);
    // A busy machine is slow at times: only what is slow twice is slow.
    return found.length === 0 ? [] : tried(lab);
  },
});

async function tried(lab: Lab): Promise<TrialFailure[]> {
  const { clock, patience } = lab.options;
  const overMs = Math.min(longestMs, patience.timeoutMs / 2);
  const [slow, fast] = [lab.twin(), lab.twin()];
  let endedMs = Infinity;
  const slowly = lab.sendEvent(slow, 0, {
    async manner(...given) {
      await drip(overMs)(...given);
      endedMs = clock.monotonic();
    },
  });
  // It is awaited below, unless the check ends before.
  slowly.catch(() => undefined);
  await clock.sleep(overMs / 8);
  const answer = await lab.sendEvent(fast, 0);
  // Which of the two came first does not depend on how fast this machine is; how long it took does.
  const hasWaited = clock.monotonic() > endedMs && answer.ms > Math.min(5 * lab.clean.slowestMs, overMs / 2);
  const dripped = await slowly;
  if (!isOk(answer) || hasWaited) {
    const actual = isOk(answer) ? `2xx after ${formatDurationMs(answer.ms)}` : sayAnswer(answer);
    const sent = 'a good event beside a slow one';
    return [
      { signature: 'others wait', sent, expected: '2xx before the slow one has ended', actual, answer },
    ];
  }
  if (isOk(dripped)) return [];
  const sent = `an event in pieces over ${formatDurationMs(overMs)}`;
  return [
    {
      signature: `slow body: ${classOf(dripped)}`,
      sent,
      expected: '2xx',
      actual: sayAnswer(dripped),
      answer: dripped,
    },
  ];
}
