import { formatDurationMs } from '../../../env/format.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'DEL-10',
  doc: 'Answers arrive well within the time that a sender allows.',
  level: 'SHOULD',
  sends: 'Nothing more: it judges the slowest answer of the clean conversation.',
  accepts: 'At most half of --timeout.',
  why: 'Senders allow 0.5 to 30 seconds. An answer that needs most of it today is late on a busy day, and the event is sent twice.',
  sources: ['Standard Webhooks', 'Slack Events API: 3 seconds'],
  fix: 'Store the event, answer, and process it afterwards.',
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
