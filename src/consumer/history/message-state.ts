import type { RowData } from '../../model/encode.ts';

/** What is remembered of a message, as bits. */
export type MessageState = number;

const bits = { Received: 1, Read: 2, Listened: 4, Deleted: 8 } as const;
const byOperator = 16;

/** A flag of a message that once set stays set. */
export type MessageFlag = keyof typeof bits;

/** The flags of a message, each of which stays set once it is. */
export const messageFlags = Object.keys(bits) as readonly MessageFlag[];

/** The state that a row shows. */
export function stateOf(row: RowData): MessageState {
  let state = isByOperator(row) ? byOperator : 0;
  for (const flag of messageFlags) if (row[flag] === true) state |= bits[flag];
  return state;
}

/** The state with the flag set. */
export function withFlag(state: MessageState, flag: MessageFlag): MessageState {
  return state | bits[flag];
}

/** Whether the flag is set. */
export function isFlagSet(state: MessageState, flag: MessageFlag): boolean {
  return (state & bits[flag]) !== 0;
}

/** Whether the message counts in ClientUnread: an operator's, neither read nor deleted. */
export function countsAsUnread(state: MessageState): boolean {
  return (state & (byOperator | bits.Read | bits.Deleted)) === byOperator;
}

function isByOperator(row: RowData): boolean {
  return row['Author'] === 'user' && typeof row['ClientId'] !== 'number';
}
