import { textsOf } from '../../edits.ts';
import { judgeEdited } from '../../kinds/edited.ts';
import { comparingOnly } from '../../kinds/texts.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'FMT-18',
  doc: 'A list of a thousand rows is accepted or refused, without a failure.',
  level: 'SHOULD',
  sends: 'A short conversation whose Rels have a thousand operators.',
  accepts: '2xx with the texts in the state, or 413, 400 or 422.',
  why: 'Rels has no limit. A query for each row, or more parameters than a statement takes, fails when a tenant grows.',
  sources: ['readme of the vendor: Rels holds every object that an id names'],
  fix: 'Read the rows that you need by id, and write many rows in batches.',
  requests: 4,
  judge: (lab) =>
    judgeEdited(lab, [
      {
        name: 'a thousand operators',
        edit(payloads) {
          const user = payloads.flatMap(({ Rels }) => Rels['Users'] ?? [])[0] ?? {};
          for (const { Rels } of payloads.slice(0, lab.conversation.short + 1)) {
            const more = Array.from({ length: 1000 }, (_, index) => ({
              ...user,
              Id: 400_000_000 + index,
              Name: `Оператор ${index}`,
            }));
            Rels['Users'] = [...(Rels['Users'] ?? []), ...more];
          }
        },
        events: lab.short,
        alsoRight: [413, 400, 422],
        compare: comparingOnly(textsOf(lab.conversation.events.map(({ payload }) => payload))),
      },
    ]),
});
