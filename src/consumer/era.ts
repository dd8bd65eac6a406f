import { createSchemaValidator, type SchemaFault } from '../model/validator.ts';
import type { EraName } from '../model/spec.ts';
import type { Halves } from './raw-body.ts';

/** An era and what a body lacks to be of it. */
export interface EraReading {
  readonly era: EraName;
  readonly faults: readonly SchemaFault[];
}

const newestFirst: readonly EraName[] = ['2023', '2022', '2021', '2018'];

/** Gets ready to read bodies of an era, or if that is not known of the newest: the first body is not to wait for it. */
export function prepareEra(era: EraName | undefined): void {
  createSchemaValidator(era ?? '2023');
}

/** The era whose marks a body bears: keys that came in with it. */
export function markedEra({ event, rels }: Pick<Halves, 'event' | 'rels'>): EraName {
  if ('Messages' in event) return '2023';
  if (hasKey(rels['Chats'], 'Type')) return '2022';
  if (hasKey(rels['Clients'], 'ShortName') || hasKey(rels['Projects'], 'TotalAssignedTickets')) return '2021';
  return '2018';
}

/** Reads a body as one of an era. */
export function readAs(era: EraName, halves: Halves): EraReading {
  return { era, faults: createSchemaValidator(era)({ ChatEvent: halves.event, Rels: halves.rels }) };
}

/**
 * Reads a body of which nobody said the era: as the one its project had before, else as the one whose marks it bears.
 * Only a body with keys too few or too many is held against the other eras; the one with the fewest faults wins.
 */
export function readAsLikeliest(halves: Halves, earlier: EraName | undefined): EraReading {
  const marked = markedEra(halves);
  let best = readAs(earlier ?? marked, halves);
  if (!best.faults.some(({ kind }) => kind === 'missing' || kind === 'unknown')) return best;
  for (const era of [marked, ...newestFirst]) {
    const other = era === best.era ? best : readAs(era, halves);
    if (other.faults.length < best.faults.length) best = other;
  }
  return best;
}

function hasKey(rows: unknown, key: string): boolean {
  return Array.isArray(rows) && rows.some((row) => typeof row === 'object' && row !== null && key in row);
}
