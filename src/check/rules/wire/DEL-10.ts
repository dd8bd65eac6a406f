import { formatDurationMs } from '../../../env/units.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'DEL-10',
  doc: 'Answers come well within the time that a sender gives.',
  level: 'SHOULD',
  sends: 'Nothing more: the slowest answer of the clean conversation is judged.',
  accepts: 'Half of --timeout at most.',
  why: 'Senders give 0.5 to 30 seconds. An answer that needs most of it today comes too late on a busy day, and is then a duplicate.',
  sources: ['Standard Webhooks', 'Slack Events API: 3 seconds'],
  fix: 'Store the event, answer, and work afterwards.',
  requests: 0,
  async judge(lab) {
    const { timeoutMs } = lab.options;
    const { slowestMs } = lab.clean;
    if (slowestMs <= timeoutMs / 2) return [];
    const expected = `${formatDurationMs(timeoutMs / 2)} at most`;
    return [
      { signature: 'slow answers', sent: 'good events', expected, actual: formatDurationMs(slowestMs) },
    ];
  },
});
