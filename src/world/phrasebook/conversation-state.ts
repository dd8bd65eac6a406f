/**
 * Where a conversation stands: what was said last that calls for something.
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
 * - `told`: the operator told something unasked.
 * - `unclear`: the client wrote something of which we cannot tell what it asks.
 * - `checking`: the operator is looking into that.
 * - `questioned`: the operator wrote a question of which we cannot tell what it asks.
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
  | 'told'
  | 'unclear'
  | 'checking'
  | 'questioned';

/** What a made-up text was. */
export interface UtteranceRole {
  readonly part: 'nothing' | 'talk' | 'ask' | 'clarify' | 'reply' | 'answer';
  /** The exchange it belongs to. */
  readonly exchange?: string;
  /** The number of the follow-up it belongs to, from 0. */
  readonly followUp?: number;
}
