import type { EraName } from '../../../src/model/spec.ts';
import type { StreamOrder } from '../../../src/consumer/validate.ts';
import type { Loose, Tape } from '../consumer-tape.ts';

/** One way to damage a stream of bodies, and the rule that must notice. */
export interface Mutation {
  readonly rule: string;
  readonly name: string;
  /** The eras in which it can be done. Default: all. */
  readonly eras?: readonly EraName[];
  readonly order?: StreamOrder;
  /** Damages the tape; false if there was nothing to damage. */
  apply(tape: Tape): boolean;
}

/** Eras whose messages show that they are deleted or listened to. */
export const modern: readonly EraName[] = ['2022', '2023'];
/** Eras in which every id leads to a row. */
export const closed: readonly EraName[] = ['2021', '2022', '2023'];
/** Added to an id, it leads nowhere. */
export const far = 1_000_003;

/** Damages a thing if there is one. */
export function damage<T>(thing: T | undefined, action: (thing: T) => void): boolean {
  if (thing === undefined) return false;
  action(thing);
  return true;
}

/** Sets fields of a row of a list. */
export function setRow(
  list: string,
  changes: Loose | ((row: Loose) => Loose),
  test?: (row: Loose) => boolean,
): Mutation['apply'] {
  return (tape) =>
    damage(tape.row(list, test), ([row]) =>
      Object.assign(row, typeof changes === 'function' ? changes(row) : changes),
    );
}

/** Sets fields of an event of these types. */
export function setEvent(
  types: readonly string[],
  changes: Loose | ((event: Loose) => Loose),
): Mutation['apply'] {
  return (tape) =>
    damage(tape.ofType(...types), ({ event }) =>
      Object.assign(event, typeof changes === 'function' ? changes(event) : changes),
    );
}

/** Sets fields of the message that an event of these types is about. */
export function setSubject(
  types: readonly string[],
  changes: Loose | ((row: Loose) => Loose),
): Mutation['apply'] {
  return (tape) =>
    damage(
      tape.row('ChatMessages', (_, { event }) => types.includes(event['Type'] as string)),
      ([row]) => Object.assign(row, typeof changes === 'function' ? changes(row) : changes),
    );
}

/** Whether a body opens a ticket. */
export const isOpen = ({ event }: { event: Loose }): boolean => event['Type'] === 'chat_created';
/** A number of a row, plus so much. */
export const later = (row: Loose, key: string, by: number): number => Number(row[key]) + by;
