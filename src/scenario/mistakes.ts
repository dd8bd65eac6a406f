import { IqmockError, type Mistake } from '../errors.ts';
import type { Spot } from './ast.ts';

/** Collects everything that is wrong in a scenario, to report all of it at once. */
export class Mistakes {
  private readonly list: Mistake[] = [];

  /** Notes one mistake: a sentence, and what to type instead. */
  add(spot: Spot, message: string, hint?: string): void {
    this.list.push(toMistake(spot, message, hint));
  }

  get count(): number {
    return this.list.length;
  }

  /** Throws SCENARIO with all mistakes, in the order of the file, if there are any. `what` names the scenario. */
  throwIfAny(what: string): void {
    if (this.list.length === 0) return;
    const mistakes = sorted(this.list);
    const count = mistakes.length === 1 ? 'There is a mistake' : `There are ${mistakes.length} mistakes`;
    const hint = mistakes.length === 1 ? mistakes[0]?.hint : undefined;
    throw new IqmockError('SCENARIO', `${count} in ${what}.`, {
      mistakes,
      ...(hint === undefined ? {} : { hint }),
    });
  }
}

/** A mistake at a spot: with file, line and column, or with the path if the scenario came from code. */
export function toMistake(spot: Spot, message: string, hint?: string): Mistake {
  const place = spot.place ?? {};
  const text = spot.place === undefined && spot.path !== '' ? `${spot.path}: ${message}` : message;
  return { ...place, message: text, ...(hint === undefined ? {} : { hint }) };
}

/** Files stay in the order in which they were met; inside a file, by line and column. */
function sorted(mistakes: readonly Mistake[]): Mistake[] {
  const files = [...new Set(mistakes.map((mistake) => mistake.file))];
  const order = (mistake: Mistake): number[] => [
    files.indexOf(mistake.file),
    mistake.line ?? 0,
    mistake.column ?? 0,
  ];
  return [...mistakes].sort((a, b) => {
    const [left, right] = [order(a), order(b)];
    const index = left.findIndex((value, position) => value !== right[position]);
    return index < 0 ? 0 : (left[index] ?? 0) - (right[index] ?? 0);
  });
}
