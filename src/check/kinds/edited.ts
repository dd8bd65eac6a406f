import { classOf, isAccepted, isOk, sayAccepted, sayAnswer, type RightAnswers } from '../answer.ts';
import type { Level } from '../contract.ts';
import type { Payload } from '../conversation.ts';
import type { Lab } from '../lab.ts';
import type { Compare } from '../observer.ts';
import type { TrialFailure } from '../rule.ts';
import { bytesOf, type TwinOptions } from '../twin.ts';
import { withoutHistory } from '../failure.ts';

/** A conversation whose bodies are changed throughout. */
export interface EditedConversation {
  readonly name: string;
  readonly edit: (payloads: Payload[]) => void;
  readonly twin?: Omit<TwinOptions, 'edit'>;
  /** The events that are sent. Default: all. */
  readonly events?: readonly number[];
  /** Right answers beside 2xx; the conversation ends with one. */
  readonly alsoRight?: RightAnswers;
  /** How the state is compared with that of a clean conversation; `none` where it may be anything. */
  readonly compare?: Compare | 'none';
  readonly level?: Level;
  /** The exact bytes of an event, where JSON.stringify cannot write them. */
  readonly bytes?: (payload: Payload) => Uint8Array;
}

/** Plays each changed conversation in a separate chat. */
export async function judgeEdited(
  lab: Lab,
  conversations: readonly EditedConversation[],
): Promise<TrialFailure[]> {
  const failures = await lab.each(conversations, (conversation) => judgeOne(lab, conversation));
  return failures.flat();
}

async function judgeOne(lab: Lab, conversation: EditedConversation): Promise<TrialFailure[]> {
  const { name, edit, alsoRight = [], events = lab.whole, compare, bytes = bytesOf, level } = conversation;
  const twin = lab.twin({ ...conversation.twin, edit });
  const weight = level === undefined ? {} : { level };
  for (const event of events) {
    const body = bytes(twin.payloads[event] as Payload);
    const answer = await lab.sendEvent(twin, event, { body });
    if (isOk(answer)) {
      if (compare === 'none' || !lab.conversation.points.includes(event)) continue;
      const soFar = events.slice(0, events.indexOf(event) + 1);
      const observed = await lab.compare(twin, soFar, { compare });
      if (observed === undefined) continue;
      const failure = withoutHistory(await lab.stateFailure(observed, soFar));
      return [{ ...failure, sent: name, signature: `${name}: ${failure.signature}`, body, ...weight }];
    }
    if (isAccepted(answer, alsoRight)) return [];
    const failure = {
      signature: `${name}: ${classOf(answer)}`,
      sent: `${lab.typeOf(event)}: ${name}`,
      expected: sayAccepted(['2xx', ...alsoRight]),
      actual: sayAnswer(answer),
      answer,
      body,
    };
    return [{ ...failure, ...weight }];
  }
  return [];
}
