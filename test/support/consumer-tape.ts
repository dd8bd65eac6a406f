import type { Random } from '../../src/env/random.ts';
import type { EraName } from '../../src/model/spec.ts';

/** A JSON object that a test may damage. */
export type Loose = Record<string, unknown>;

/** A body that a test may damage: as values, or as bytes if those were set. */
export interface TapeItem {
  event: Loose;
  rels: Record<string, Loose[]>;
  /** Stands in for the values when set. */
  bytes?: Buffer;
}

/** A stream of bodies that a test may damage. */
export class Tape {
  readonly era: EraName;
  readonly random: Random;
  readonly items: TapeItem[];

  constructor(era: EraName, bodies: readonly Uint8Array[], random: Random) {
    this.era = era;
    this.random = random;
    this.items = bodies.map(itemOf);
  }

  /** The bytes of all bodies. */
  get bodies(): Buffer[] {
    return this.items.map((item) => item.bytes ?? encodeItem(item));
  }

  /** One of the bodies that pass the test, by chance. */
  any(test: (item: TapeItem, index: number) => boolean = () => true): TapeItem | undefined {
    return this.one(this.items.filter(test));
  }

  /** One of some values, by chance. */
  one<T>(values: readonly T[]): T | undefined {
    return values.length === 0 ? undefined : values[this.random.integer(0, values.length - 1)];
  }

  /** A body of one of these types, by chance. */
  ofType(...types: readonly string[]): TapeItem | undefined {
    return this.any(({ event }) => types.includes(event['Type'] as string));
  }

  /** A row of a list, by chance, with the body it is in. */
  row(
    list: string,
    test: (row: Loose, item: TapeItem) => boolean = () => true,
  ): [Loose, TapeItem] | undefined {
    const all = this.items.flatMap((item) =>
      (item.rels[list] ?? []).map((row): [Loose, TapeItem] => [row, item]),
    );
    return this.one(all.filter(([row, item]) => test(row, item)));
  }
}

/** A body as values. */
export function itemOf(bytes: Uint8Array): TapeItem {
  const { ChatEvent: event, Rels: rels } = JSON.parse(Buffer.from(bytes).toString('utf8')) as {
    ChatEvent: Loose;
    Rels: Record<string, Loose[]>;
  };
  return { event, rels };
}

/** The values of a body as bytes. */
export function encodeItem({ event, rels }: TapeItem): Buffer {
  return Buffer.from(JSON.stringify({ ChatEvent: event, Rels: rels }));
}

/** The rows of a body: the event, the rows of Rels, and the objects in them. */
export function rowsOf({ event, rels }: TapeItem): Loose[] {
  const rows: Loose[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      rows.push(value as Loose);
      Object.values(value).forEach(visit);
    }
  };
  visit(event);
  Object.values(rels).forEach(visit);
  return rows;
}
