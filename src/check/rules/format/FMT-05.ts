import type { FieldKey } from '../../../model/field-keys.gen.ts';
import type { Payload, PayloadRow } from '../../conversation.ts';
import { messageRowsOfAll, rowsOfAll, textsOf } from '../../edits.ts';
import { judgeEdited } from '../../kinds/edited.ts';
import { comparingOnly } from '../../kinds/texts.ts';
import { defineCheckRule } from '../../rule.ts';

/** Keys that the vendor's samples show as null in one era and with a value, or not at all, in another. */
const nullable = {
  Chats: ['UserId', 'TicketId', 'SystemChat', 'DeletedAt'],
  Clients: ['CRMId', 'CRMClientId', 'ChannelId', 'SeenAt', 'LastComment', 'Details', 'PersonalManagerId'],
  Users: ['AvatarId', 'LastSeenAt', 'Rating', 'Permissions'],
} as const;
const nullableOfMessages = [
  'ReplyToMessageId',
  'TicketMessageId',
  'ClientInfo',
  'SingleChoices',
  'Listened',
] as const;

function each(payloads: readonly Payload[], change: (row: PayloadRow, key: FieldKey) => void): void {
  for (const list of ['Chats', 'Clients', 'Users'] as const)
    for (const row of rowsOfAll(payloads, list))
      for (const key of nullable[list]) if (key in row) change(row, key);
  for (const row of messageRowsOfAll(payloads))
    for (const key of nullableOfMessages) if (key in row) change(row, key);
}

export const definition = defineCheckRule({
  name: 'FMT-05',
  doc: 'Null instead of a value, and a missing key instead of null, do no harm.',
  level: 'MUST',
  sends:
    'Conversations in which fields that were ever seen as null are null, and in which they are left out.',
  accepts: '2xx, and the texts of the conversation in the state.',
  why: 'The same field has a value in one sample, is null in another, and is missing in a third.',
  sources: ['yanyongyu/githubkit#14', 'rarestype/unidoc#298', 'novuhq/novu#9284'],
  fix: 'Declare such fields as optional and nullable, and read nested ones safely: client.Details?.Email.',
  requests: 36,
  judge: (lab) => {
    const compare = comparingOnly(textsOf(lab.conversation.events.map(({ payload }) => payload)));
    return judgeEdited(lab, [
      {
        name: 'null for values',
        edit: (payloads) => each(payloads, (row, key) => (row[key] = null)),
        compare,
      },
      {
        name: 'keys left out',
        edit: (payloads) => each(payloads, (row, key) => Reflect.deleteProperty(row, key)),
        compare,
      },
    ]);
  },
});
