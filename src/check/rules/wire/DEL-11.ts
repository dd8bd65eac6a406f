import { visitIds } from '../../../model/ids.ts';
import { judgeEdited } from '../../kinds/edited.ts';
import { comparingOnly } from '../../kinds/texts.ts';
import { textsOf } from '../../edits.ts';
import { defineCheckRule } from '../../rule.ts';

const shiftMs = -3 * 24 * 3_600_000;

export const definition = defineCheckRule({
  name: 'DEL-11',
  doc: 'An event that is days old is accepted like any other.',
  level: 'MUST',
  sends: 'A conversation of three days ago, in order, with a fresh signature.',
  accepts: '2xx, and the texts of the conversation in the state.',
  why: 'After an outage the sender delivers its backlog. A consumer that refuses old events loses exactly those.',
  sources: ['Standard Webhooks', 'razorpay webhook documentation'],
  fix: 'Check the age of the signature, if there is one, not that of ChatEvent.CreatedAt.',
  requests: 18,
  judge: (lab) =>
    judgeEdited(lab, [
      {
        name: 'events of three days ago',
        edit(payloads) {
          for (const payload of payloads) visitIds(payload, { time: (ms) => ms + shiftMs });
        },
        compare: comparingOnly(textsOf(lab.conversation.events.map(({ payload }) => payload))),
      },
    ]),
});
