import type { Payload } from '../../conversation.ts';
import { messageRowsOfAll, rowsOfAll, textsOf } from '../../edits.ts';
import { judgeEdited } from '../../kinds/edited.ts';
import { comparingOnly } from '../../kinds/texts.ts';
import { defineCheckRule } from '../../rule.ts';

const strange = 'iqmock_check_future';

const textKind = 'an unknown Payload of messages that have a text';

const edits: Readonly<Record<string, (payloads: readonly Payload[]) => void>> = {
  'an unknown Actor of an event, and an unknown Type of a channel'(payloads) {
    for (const { ChatEvent } of payloads)
      if (ChatEvent['Type'] === 'ticket_assigned') ChatEvent['Actor'] = strange;
    for (const row of rowsOfAll(payloads, 'Channels')) row['Type'] = strange;
  },
  'an unknown Payload of a message, and an unknown Type of a file'(payloads) {
    for (const row of messageRowsOfAll(payloads)) if (row['Payload'] !== 'text') row['Payload'] = strange;
    for (const row of rowsOfAll(payloads, 'Files')) row['Type'] = strange;
  },
  [textKind](payloads) {
    for (const row of messageRowsOfAll(payloads)) row['Payload'] = strange;
  },
};

export const definition = defineCheckRule({
  name: 'FMT-03',
  doc: 'Unknown values of an enumeration do no harm.',
  level: 'MUST',
  sends: 'Conversations with a new Actor, a new Payload of messages, a new Type of channels and of files.',
  accepts:
    '2xx, and the texts of the conversation in the state; texts of messages of a new kind that are lost are a SHOULD.',
  why: 'Every version of the platform brings new kinds of channels and messages; a closed enum fails the whole event.',
  sources: ['octokit/webhooks.net#90', 'workos/workos-kotlin#277', 'Adyen/adyen-dotnet-api-library#1228'],
  fix: 'Read such fields as text, and treat what you do not know as "other".',
  requests: 54,
  judge: (lab) =>
    judgeEdited(
      lab,
      Object.entries(edits).map(([name, edit]) => ({
        name,
        edit,
        ...(name === textKind ? { level: 'SHOULD' as const } : {}),
        compare: comparingOnly(textsOf(lab.conversation.events.map(({ payload }) => payload))),
      })),
    ),
});
