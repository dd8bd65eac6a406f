import { isOk } from './answer.ts';
import { BudgetSpent } from './budget.ts';
import type { Payload } from './conversation.ts';
import { namedRows, nameKeys, replaceTexts, textsOf } from './edits.ts';
import { NotJudged, type TrialFailure } from './failure.ts';
import { notAccepted } from './failures.ts';
import type { Lab } from './lab.ts';
import { bytesOf, ofAnotherChat, type Twin } from './twin.ts';
import { withoutHistory } from './failure.ts';

/** Plays a chat with others between its events, in which nothing is called as in it: nothing of them may show in it. */
export async function findCrossing(lab: Lab): Promise<readonly TrialFailure[]> {
  if (!lab.hasProbe) return [];
  try {
    return await crossingOf(lab);
  } catch (error) {
    // The rules will say that there was no time.
    if (error instanceof BudgetSpent || error instanceof NotJudged) return [];
    throw error;
  }
}

async function crossingOf(lab: Lab): Promise<readonly TrialFailure[]> {
  const twin = lab.twin();
  const { short, whole } = lab;
  const rest = whole.slice(short.length);
  const first = (await refused(lab, twin, short)) ?? (await refused(lab, stranger(lab), whole));
  if (first !== undefined) return [first];
  const onTheWay = await differing(lab, twin, short);
  if (onTheWay.length > 0) return onTheWay;
  const second = (await refused(lab, twin, rest)) ?? (await refused(lab, stranger(lab), short));
  if (second !== undefined) return [second];
  const atTheEnd = await differing(lab, twin, whole);
  return atTheEnd.length > 0 ? atTheEnd : crossed(lab);
}

/** Sends events of a chat; gives the failure of one that was not accepted. */
async function refused(lab: Lab, twin: Twin, events: readonly number[]): Promise<TrialFailure | undefined> {
  for (const event of events) {
    const answer = await lab.sendEvent(twin, event);
    if (isOk(answer)) continue;
    const sent = `${lab.typeOf(event)} of one of three chats by turns`;
    return notAccepted('chats by turns', { sent, answer, body: bytesOf(twin.payloads[event]) });
  }
  return undefined;
}

async function differing(lab: Lab, twin: Twin, events: readonly number[]): Promise<TrialFailure[]> {
  const observed = await lab.compare(twin, events);
  if (observed === undefined) return [];
  const failure = withoutHistory(await lab.stateFailure(observed, events));
  return [{ ...failure, sent: 'a conversation, with those of other clients between its events' }];
}

/** What the state of some chat showed of another one, be it in the clean run. The newest event of all is no secret. */
function crossed({ options: { observer } }: Lab): TrialFailure[] {
  const [first] = [...(observer?.mask.crossed ?? [])].filter(([, shown]) => !shown.startsWith('event '));
  if (first === undefined) return [];
  const [place, shown] = first;
  return [
    {
      signature: `of another chat: ${place}`,
      sent: 'conversations, one after the other',
      expected: 'nothing of another chat in the state',
      actual: `${place} shows ${shown}`,
    },
  ];
}

/** A chat in which nothing is called as in the first one. */
function stranger(lab: Lab): Twin {
  return lab.twin({
    edit(payloads: Payload[]) {
      replaceTexts(payloads, new Map(textsOf(payloads).map((text) => [text, `${text} ${ofAnotherChat}`])));
      for (const row of namedRows(payloads))
        for (const key of nameKeys)
          if (typeof row[key] === 'string' && row[key] !== '') row[key] = `${row[key]} ${ofAnotherChat}`;
    },
  });
}
