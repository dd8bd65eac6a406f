import { visitIds } from '../../../model/ids.ts';
import { judgeEdited } from '../../kinds/edited.ts';
import { comparingOnly } from '../../kinds/texts.ts';
import { textsOf } from '../../edits.ts';
import { defineCheckRule } from '../../rule.ts';

const shiftMs = 3_600_000;

export const definition = defineCheckRule({
  name: 'DEL-12',
  doc: 'An event from an hour ahead is accepted like any other.',
  level: 'SHOULD',
  sends: 'A conversation whose times are an hour ahead.',
  accepts: '2xx, and the texts of the conversation in the state.',
  why: 'Clocks differ: in a sample of the vendor the time of a message is two seconds ahead of its event.',
  sources: ['samples of the vendor, 50098'],
  fix: 'Do not refuse or hide an event because of its time.',
  requests: 18,
  judge: (lab) =>
    judgeEdited(lab, [
      {
        name: 'events from an hour ahead',
        edit(payloads) {
          for (const payload of payloads) visitIds(payload, { time: (ms) => ms + shiftMs });
        },
        compare: comparingOnly(textsOf(lab.conversation.events.map(({ payload }) => payload))),
      },
    ]),
});
