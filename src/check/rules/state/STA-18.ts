import { isOk } from '../../answer.ts';
import type { Payload, PayloadRow } from '../../conversation.ts';
import { deletedTexts, messageRowsOfAll, textsOf } from '../../edits.ts';
import { cleanly } from '../../history.ts';
import { comparingOnly, textsOfState } from '../../kinds/texts.ts';
import { notAccepted } from '../../failures.ts';
import { jsonText } from '../../json-text.ts';
import type { Lab } from '../../lab.ts';
import { defineCheckRule, type TrialFailure } from '../../rule.ts';
import { bytesOf, type Twin } from '../../twin.ts';

export const definition = defineCheckRule({
  name: 'STA-18',
  doc: 'A deletion removes all its messages for good, and deleting an unknown message does no harm.',
  level: 'MUST',
  sends:
    'A delete-messages of a message that was never created; a message_received of a deleted message; a delete-messages of two messages at once.',
  accepts:
    '2xx for all. If the texts of deleted messages are not in the clean state, all three texts are gone: a SHOULD. If they are, the state must show by something else that the message was deleted: an INFO.',
  why: 'delete-messages has a list of messages. An unknown message is one whose message_created was lost.',
  sources: ['programs of the vendor: every client reads the list ChatEvent.Messages'],
  fix: 'Go through all messages of the event and of Rels, and skip those that you do not know.',
  needs: ['probe'],
  requests: 20,
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
    const unknown: PayloadRow = { ...rows[0], Id: Number(rows[0]?.['Id']) + 15, Text: '' };
    const send = async (name: string, payload: Payload): Promise<TrialFailure[]> => {
      const body = bytesOf(payload);
      const answer = await lab.send({ id: `check ${twin.number} ${name}`, body });
      return isOk(answer) ? [] : [notAccepted(name, { sent: name, answer, body })];
    };
    const remove = (messages: readonly PayloadRow[]): Payload =>
      deletionOf(twin.payloads[deletion] as Payload, twin.freshEventId(), messages);
    const failures = [
      ...(await send('delete-messages of an unknown message', remove([unknown]))),
      ...(await send('message_received of a deleted message', lateMark(twin))),
      ...(await send('delete-messages of two messages', remove(doomed))),
    ];
    const shown = textsOfState(await lab.cleanState(lab.whole));
    const isShown = (text: string): boolean => shown.some((other) => other.includes(text));
    const { observer } = lab.options;
    const gone = deletedTexts(twin.payloads);
    if (failures.length > 0 || observer === undefined) return failures;
    if (gone.some(isShown)) return judgeTrace(lab, deletion);
    const texts = textsOf([{ ChatEvent: { Messages: doomed }, Rels: {} }]).filter(isShown);
    const found = await observer.compare(twin, [], {
      compare: comparingOnly([...texts, ...gone]),
      isMore: true,
    });
    return found.differences.map(({ place }): TrialFailure => {
      const isBack = gone.some((text) => place.includes(text.slice(0, 40)));
      return {
        signature: isBack ? 'a deleted text is back' : 'a deleted text is still there',
        sent: isBack ? 'message_received of a deleted message' : 'delete-messages of two messages',
        expected: isBack ? 'its text stays away' : 'both texts are gone',
        actual: `${place} is in the state`,
        level: 'SHOULD',
      };
    });
  },
});

/** A consumer may keep what was deleted, but must then know that it was: a deletion that changes nothing was passed over. */
async function judgeTrace(lab: Lab, deletion: number): Promise<TrialFailure[]> {
  const [before, after] = [
    await lab.cleanState(lab.whole.slice(0, deletion)),
    await lab.cleanState(lab.whole.slice(0, deletion + 1)),
  ];
  if (jsonText(before) !== jsonText(after)) return [];
  return [
    {
      signature: 'a deletion leaves no trace',
      sent: 'delete-messages',
      expected: 'its text is gone, or the message is marked as deleted',
      actual: 'the state is the same as before',
      level: 'INFO',
    },
  ];
}

/** The deleted message is marked as received: the mark was in progress when it was deleted. */
function lateMark(twin: Twin): Payload {
  const { payloads } = twin;
  const like = payloads.find(({ ChatEvent }) => ChatEvent['Type'] === 'message_received') as Payload;
  const deletion = payloads.find(({ ChatEvent }) => ChatEvent['Type'] === 'delete-messages');
  const [row] = messageRowsOfAll(deletion === undefined ? [] : [deletion]);
  const mark = structuredClone(like);
  const deleted = { ...row, Received: true, Deleted: true };
  Object.assign(mark.ChatEvent, { Id: twin.freshEventId(), MessageId: row?.['Id'] ?? null });
  mark.Rels['ChatMessages'] = [deleted];
  return mark;
}

function deletionOf(like: Payload, id: number, messages: readonly PayloadRow[]): Payload {
  const payload = structuredClone(like);
  const deleted = messages.map((row): PayloadRow => ({
    ...row,
    Deleted: true,
    DeletedAt: payload.ChatEvent['CreatedAt'],
  }));
  Object.assign(payload.ChatEvent, { Id: id, MessageId: deleted[0]?.['Id'] ?? null, Messages: deleted });
  payload.Rels['ChatMessages'] = deleted;
  return payload;
}
