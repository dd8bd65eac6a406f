import { judgeEdited } from '../../kinds/edited.ts';
import { defineCheckRule } from '../../rule.ts';

const times = [0, -1, 253_402_300_800_000];

export const definition = defineCheckRule({
  name: 'FMT-09',
  doc: 'An event with an impossible time is accepted or refused, without a failure.',
  level: 'SHOULD',
  sends: `Short conversations whose ChatEvent.CreatedAt is ${times.join(', ')} (the year 10000).`,
  accepts: '2xx or 4xx; the consumer may store any time.',
  why: 'Clocks are sometimes wrong, and seconds are mistaken for milliseconds. A sender repeats a 5xx for days.',
  sources: ['mozilla/addons#8679'],
  fix: 'Check that a time is within what your date type and your column hold before you use it.',
  requests: 12,
  judge: (lab) =>
    judgeEdited(
      lab,
      times.map((time) => ({
        name: `CreatedAt ${time}`,
        edit(payloads) {
          for (const { ChatEvent } of payloads) ChatEvent['CreatedAt'] = time;
        },
        events: lab.short,
        alsoRight: ['4xx'],
        compare: 'none',
      })),
    ),
});
