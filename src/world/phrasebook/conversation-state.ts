/**
 * The state of a conversation: the last message that calls for something.
 *
 * - `start`: nothing yet.
 * - `greeted`: the client greeted and asked nothing.
 * - `offered`: the operator offered help.
 * - `asked`: the client waits for an answer.
 * - `clarifying`: the operator asked back.
 * - `stalled`: the operator is looking it up.
 * - `answered`: the operator answered.
 * - `thanked`: the client thanked.
 * - `welcomed`: the operator said "you are welcome".
 * - `more`: the operator asked if there is anything else.
 * - `parted`: the client said goodbye.
 * - `closed`: the operator said goodbye.
 * - `informed`: the operator mentioned something unasked.
 * - `unclear`: the client wrote something whose question we do not understand.
 * - `checking`: the operator is looking into that.
 * - `questioned`: the operator wrote a question that we do not understand.
 */
export type ConversationState =
  | 'start'
  | 'greeted'
  | 'offered'
  | 'asked'
  | 'clarifying'
  | 'stalled'
  | 'answered'
  | 'thanked'
  | 'welcomed'
  | 'more'
  | 'parted'
  | 'closed'
  | 'informed'
  | 'unclear'
  | 'checking'
  | 'questioned';

/** What a generated text was. */
export interface UtteranceRole {
  readonly part: 'nothing' | 'talk' | 'ask' | 'clarify' | 'reply' | 'answer';
  /** The exchange it belongs to. */
  readonly exchange?: string;
  /** The number of the follow-up it belongs to, from 0. */
  readonly followUp?: number;
}
