import { createSchemaValidator, type SchemaFault } from '../model/validator.ts';
import type { EraName } from '../model/spec.ts';
import { countParts, excerptOf } from './excerpt.ts';
import type { Halves } from './raw-body.ts';

/** An era and what a body lacks to be of it. */
export interface EraReading {
  readonly era: EraName;
  readonly faults: readonly SchemaFault[];
}

const newestFirst = ['2023', '2022', '2021', '2018'] as const satisfies readonly EraName[];

/** Gets ready to read bodies of an era, or if that is not known of the newest: the first body is not to wait for it. */
export function prepareEra(era: EraName | undefined): void {
  // A body without its form makes the schema be compiled.
  createSchemaValidator(era ?? '2023')({});
}

/** The era whose marks a body has: keys that this era added, or rows without any such key; undefined if it has neither. */
export function markedEra({ event, rels }: Pick<Halves, 'event' | 'rels'>): EraName | undefined {
  if ('Messages' in event) return '2023';
  if (hasKey(rels['Chats'], 'Type')) return '2022';
  if (hasKey(rels['Clients'], 'ShortName') || hasKey(rels['Projects'], 'TotalAssignedTickets')) return '2021';
  const lists = [rels['Chats'], rels['Clients'], rels['Projects']];
  return lists.some((rows) => hasKey(rows, 'Id')) ? '2018' : undefined;
}

/** Parts of a body up to which it is held whole against the schema at once. */
const fewParts = 200;
/** Items of each list that are looked at first in a body with more parts. */
const excerptItems = 10;
/** A body with this many faults in its excerpt is not read further. */
const enoughFaults = 100;

/** Reads a body as one of an era. Of a large one that is wrong in many places, the first rows of each list are looked at. */
export function readAs(era: EraName, halves: Halves): EraReading {
  if (!isLarge(halves)) return readWhole(era, halves);
  return readRest(readWhole(era, excerptOf(halves, excerptItems)), halves);
}

/**
 * Reads a body whose era is not given: as the one its project had before, else as the one whose marks it has, else as the
 * newest. Only a body with marks and with missing or unknown keys is compared with the other eras; the one with the fewest
 * faults wins.
 */
export function readAsLikeliest(halves: Halves, earlier: EraName | undefined): EraReading {
  const marked = markedEra(halves);
  const large = isLarge(halves);
  const part = large ? excerptOf(halves, excerptItems) : halves;
  let best = readWhole(earlier ?? marked ?? newestFirst[0], part);
  const others = marked !== undefined && isOfOtherKeys(best) ? [marked, ...newestFirst] : [];
  for (const era of others) {
    const other = era === best.era ? best : readWhole(era, part);
    if (other.faults.length < best.faults.length) best = other;
  }
  return large ? readRest(best, halves) : best;
}

function isOfOtherKeys({ faults }: EraReading): boolean {
  return faults.some(({ kind }) => kind === 'missing' || kind === 'unknown');
}

function isLarge(halves: Halves): boolean {
  return halves.mayBeLarge && countParts(halves, fewParts) > fewParts;
}

function readRest(first: EraReading, halves: Halves): EraReading {
  return first.faults.length >= enoughFaults ? first : readWhole(first.era, halves);
}

function readWhole(era: EraName, halves: Halves): EraReading {
  return { era, faults: createSchemaValidator(era)({ ChatEvent: halves.event, Rels: halves.rels }) };
}

function hasKey(rows: unknown, key: string): boolean {
  return (
    Array.isArray(rows) &&
    rows.some((row: unknown) => typeof row === 'object' && row !== null && Object.hasOwn(row, key))
  );
}
