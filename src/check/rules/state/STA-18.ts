import { isOk } from '../../answer.ts';
import type { Payload, Row } from '../../conversation.ts';
import { deletedTexts, textsOf } from '../../edits.ts';
import { cleanly } from '../../history.ts';
import { comparingOnly } from '../../kinds/texts.ts';
import { notAccepted } from '../../failures.ts';
import { defineCheckRule, type Failure } from '../../rule.ts';
import { bytesOf } from '../../twin.ts';

export const definition = defineCheckRule({
  name: 'STA-18',
  doc: 'A deletion of several messages deletes them all, and one of an unknown message does no harm.',
  level: 'MUST',
  sends: 'A delete-messages of a message that was never created; then one of two messages at once.',
  accepts:
    '2xx for both. If the texts of deleted messages are not in the clean state, both texts are gone: a SHOULD.',
  why: 'The name says it: delete-messages, with a list. An unknown message is one whose message_created was lost.',
  sources: ['programs of the vendor: every client reads the list ChatEvent.Messages'],
  fix: 'Go through all messages of the event and of Rels, and skip those that you do not know.',
  needs: ['probe'],
  requests: 19,
  async judge(lab) {
    const events = lab.whole.slice(0, -1);
    const { failure, twin } = await lab.play(cleanly(events), { onTheWay: false });
    if (failure !== undefined) return [failure];
    const deletion = lab.conversation.events.findIndex(({ type }) => type === 'delete-messages');
    const created = twin.payloads.filter(({ ChatEvent }) => ChatEvent['Type'] === 'message_created');
    const rows = created.flatMap(({ Rels }) => Rels['ChatMessages'] ?? []);
    const doomed = rows
      .filter(({ Text }) => Text !== '' && !deletedTexts(twin.payloads).includes(String(Text)))
      .slice(0, 2);
    const unknown: Row = { ...rows[0], Id: Number(rows[0]?.['Id']) + 15, Text: '' };
    const send = async (name: string, messages: readonly Row[]): Promise<Failure[]> => {
      const body = bytesOf(deletionOf(twin.payloads[deletion] as Payload, twin.freshEventId(), messages));
      const answer = await lab.send({ id: `check ${twin.number} ${name}`, body });
      if (isOk(answer)) return [];
      return [notAccepted(name, { sent: name, answer, body })];
    };
    const failures = [
      ...(await send('delete-messages of an unknown message', [unknown])),
      ...(await send('delete-messages of two messages', doomed)),
    ];
    const shown = textsIn(await lab.cleanState(lab.whole));
    const isShown = (text: string): boolean => shown.some((other) => other.includes(text));
    const { observer } = lab.options;
    if (failures.length > 0 || observer === undefined || deletedTexts(twin.payloads).some(isShown))
      return failures;
    const texts = textsOf([{ ChatEvent: { Messages: doomed }, Rels: {} }]).filter(isShown);
    const found = await observer.compare(twin, [], comparingOnly(texts));
    return found.differences.map(({ place }): Failure => ({
      signature: 'a deleted text is still there',
      sent: 'delete-messages of two messages',
      expected: 'both texts are gone',
      actual: `${place} is still in the state`,
      level: 'SHOULD',
    }));
  },
});

function deletionOf(like: Payload, id: number, messages: readonly Row[]): Payload {
  const payload = structuredClone(like);
  const deleted = messages.map((row): Row => ({
    ...row,
    Deleted: true,
    DeletedAt: payload.ChatEvent['CreatedAt'],
  }));
  Object.assign(payload.ChatEvent, { Id: id, MessageId: deleted[0]?.['Id'] ?? null, Messages: deleted });
  payload.Rels['ChatMessages'] = deleted;
  return payload;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
