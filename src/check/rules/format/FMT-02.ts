import { messageRowsOfAll, rowsOfAll } from '../../edits.ts';
import { judgeEdited } from '../../kinds/edited.ts';
import { withoutKeys } from '../../kinds/without-keys.ts';
import type { PayloadRow } from '../../conversation.ts';
import { defineCheckRule } from '../../rule.ts';

const key = 'IqmockCheckFuture';

export const definition = defineCheckRule({
  name: 'FMT-02',
  doc: 'Unknown keys are ignored.',
  level: 'MUST',
  sends:
    'A conversation whose bodies have new keys everywhere: beside ChatEvent, in it, in every row, and as a new list in Rels.',
  accepts: '2xx, and the state after a clean conversation; the new keys may show.',
  why: 'Each era of this format has added keys without notice.',
  sources: ['botpress/messaging#332', 'wire format of 2018 to 2023'],
  fix: 'Let the parser skip unknown keys: no additionalProperties: false, no FAIL_ON_UNKNOWN_PROPERTIES, no strict().',
  requests: 18,
  judge: (lab) =>
    judgeEdited(lab, [
      {
        name: 'unknown keys',
        edit(payloads) {
          const lists = ['Channels', 'Chats', 'Clients', 'Files', 'Projects', 'Users'] as const;
          const rows = lists.flatMap((list) => rowsOfAll(payloads, list));
          for (const row of [
            ...rows,
            ...messageRowsOfAll(payloads),
            ...payloads.map(({ ChatEvent }) => ChatEvent),
          ])
            add(row);
          for (const payload of payloads) {
            payload[key] = 'future';
            payload.Rels[`${key}Rows`] = [{ Id: 1, [key]: 'future' }];
          }
        },
        compare: withoutKeys(/^IqmockCheckFuture/),
      },
    ]),
});

function add(row: PayloadRow): void {
  row[key] = { Nested: [1, 'two', null] };
  row[`${key}Flag`] = true;
}
