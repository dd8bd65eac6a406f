import { formatDurationMs } from '../../../env/format.ts';
import { isOk } from '../../answer.ts';
import { defineCheckRule } from '../../rule.ts';

const events = 40;

export const definition = defineCheckRule({
  name: 'LOA-02',
  doc: 'Answers stay well within the timeout during a burst.',
  level: 'INFO',
  sends: `${events} events of ${events} chats at the same moment.`,
  accepts: 'Answers within half of --timeout.',
  why: 'A late answer makes the sender repeat the event, which prolongs the burst.',
  sources: ['Standard Webhooks'],
  fix: 'Store the event, answer, and process it afterwards. `iqmock load` measures how much the consumer sustains.',
  needs: ['this machine'],
  requests: events,
  async judge(lab) {
    const limitMs = lab.options.timeoutMs / 2;
    const answers = await lab.burst(Array.from({ length: events }, () => lab.twin()));
    const slow = answers.filter((answer) => isOk(answer) && answer.ms > limitMs);
    if (slow.length === 0) return [];
    const actual = `${slow.length} of ${events} took longer`;
    return [
      {
        signature: 'slow under load',
        sent: `${events} events at once`,
        expected: `${formatDurationMs(limitMs)} at most`,
        actual,
      },
    ];
  },
});
