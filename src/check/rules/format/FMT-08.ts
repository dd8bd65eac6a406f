import type { FieldKey } from '../../../model/field-keys.gen.ts';
import type { Payload, PayloadRow } from '../../conversation.ts';
import { rowsOfAll, textsOf } from '../../edits.ts';
import { judgeEdited } from '../../kinds/edited.ts';
import { comparingOnly } from '../../kinds/texts.ts';
import { defineCheckRule } from '../../rule.ts';

/** Times that a row may lack, which Go writes as its zero time. */
const times = {
  Clients: ['SeenAt', 'MessagedAt', 'CreatedAt'],
  Users: ['LastSeenAt', 'LastActiveAt', 'LastMessageAt', 'AssignedAt'],
  Channels: ['CreatedAt'],
  Projects: ['CreatedAt', 'ArchivedAt'],
} as const;

function setTimes(payloads: readonly Payload[], zero: number): void {
  const set = (row: PayloadRow, key: FieldKey): void => {
    if (key in row) row[key] = zero;
  };
  for (const list of ['Clients', 'Users', 'Channels', 'Projects'] as const)
    for (const row of rowsOfAll(payloads, list)) for (const key of times[list]) set(row, key);
}

export const definition = defineCheckRule({
  name: 'FMT-08',
  doc: "Go's zero times are accepted.",
  level: 'MUST',
  sends:
    'Conversations whose rows have the times -62135596800000 and -6795364578871 in place of missing ones.',
  accepts: '2xx, and the texts of the conversation in the state.',
  why: 'Every sample of the vendor has one: it means "never". Years before 1 or 1970 break date libraries and columns.',
  sources: ['webhookdb/webhookdb#622', 'samples of the vendor'],
  fix: 'Treat times of 0 and below as "no time" before you make a date of them.',
  requests: 18,
  judge: (lab) =>
    judgeEdited(
      lab,
      [-62_135_596_800_000, -6_795_364_578_871].map((zero) => ({
        name: `times of ${zero}`,
        edit: (payloads) => setTimes(payloads, zero),
        events: lab.beforeReading,
        compare: comparingOnly(textsOf(lab.conversation.events.map(({ payload }) => payload))),
      })),
    ),
});
