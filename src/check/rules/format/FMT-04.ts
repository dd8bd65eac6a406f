import { judgeEdited } from '../../kinds/edited.ts';
import { comparingOnly } from '../../kinds/texts.ts';
import { textsOf } from '../../edits.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'FMT-04',
  doc: 'Omitted lists in Rels do no harm.',
  level: 'MUST',
  sends: 'Conversations without Clients, without Users, without Channels and Projects, and without Files.',
  accepts: '2xx, and the texts of the conversation in the state.',
  why: 'Empty lists are left out in every sample of the vendor, and two samples of operators have no Clients at all.',
  sources: ['samples of the vendor, 606 and 608'],
  fix: 'Treat a list that is not there as empty: (Rels.Clients ?? []).',
  requests: 45,
  judge: (lab) =>
    judgeEdited(
      lab,
      [['Clients'], ['Users'], ['Channels', 'Projects'], ['Files']].map((lists) => ({
        events: lists.includes('Files') ? lab.whole : lab.beforeReading,
        name: `no ${lists.join(' and ')}`,
        edit(payloads) {
          for (const payload of payloads) {
            for (const list of lists) Reflect.deleteProperty(payload.Rels, list);
          }
        },
        compare: comparingOnly(textsOf(lab.conversation.events.map(({ payload }) => payload))),
      })),
    ),
});
