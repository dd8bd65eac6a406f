import { isObject } from '../../own.ts';
/** More rows are not given at once. */
const mostRows = 1000;

/** A JSON value whose keys are read without regard to case, as the platform's own decoder does. */
export class Folded {
  readonly value: unknown;
  private readonly keys: ReadonlyMap<string, unknown>;

  constructor(value: unknown) {
    this.value = value;
    this.keys = new Map(
      isObject(value) ? Object.entries(value).map(([key, item]) => [key.toLowerCase(), item]) : [],
    );
  }

  /** The value of a key. */
  get(key: string): unknown {
    return this.keys.get(key.toLowerCase());
  }

  /** A text; undefined if there is none. */
  text(key: string): string | undefined {
    const value = this.get(key);
    return typeof value === 'string' ? value : undefined;
  }

  /** A whole number, also if it was sent as a text of digits; undefined if there is none. */
  whole(key: string): number | undefined {
    return wholeOf(this.get(key));
  }

  /** How many rows are wanted: `Limit`, within bounds; none of it means the usual number. */
  limit(usual: number): number {
    const wanted = this.whole('Limit') ?? 0;
    return wanted > 0 ? Math.min(mostRows, wanted) : usual;
  }

  /** The rows that are wanted of many: from `Offset`, and `limit` of them. */
  page<Row>(rows: readonly Row[], usual: number): Row[] {
    const offset = Math.max(0, this.whole('Offset') ?? 0);
    return rows.slice(offset, offset + this.limit(usual));
  }

  /** The value as a list of ids: a list, or one bare id. */
  get ids(): number[] {
    const items: unknown[] = Array.isArray(this.value) ? this.value : [this.value];
    return items.map(wholeOf).filter((id) => id !== undefined);
  }
}

/** A whole number that a JSON value stands for. */
export function wholeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}
