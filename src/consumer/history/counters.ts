import type { RelsList } from '../../model/spec.ts';
import type { Body } from '../body.ts';
import type { Counters } from './project-memory.ts';

/** A row that counts tickets, as a body shows it. */
export interface CountingRow {
  readonly owner: 'project' | 'channel' | 'client';
  readonly list: RelsList;
  readonly id: number;
  /** undefined if the row is not in the body. */
  readonly seen: Counters | undefined;
  /** The path of the row. */
  readonly place: string;
}

const lists = [
  ['project', 'Projects', 'ProjectId'],
  ['channel', 'Channels', 'ChannelId'],
  ['client', 'Clients', 'ClientId'],
] as const;

/** The project, the channel and the client of the event's chat, as far as the chat's row names them. */
export function countingRows(body: Body): readonly CountingRow[] {
  const rows: CountingRow[] = [];
  for (const [owner, list, key] of lists) {
    const id = body.chat?.[key];
    if (typeof id !== 'number') continue;
    const placed = body.rows.find((row) => row.list === list && row.row['Id'] === id);
    const { TotalTickets: total, TotalOpenTickets: open } = placed?.row ?? {};
    const seen = typeof total === 'number' && typeof open === 'number' ? { total, open } : undefined;
    rows.push({ owner, list, id, seen, place: placed?.place ?? `Rels.${list}` });
  }
  return rows;
}

/** How an event moves the counters of its project, channel and client. */
export function movement({ traits }: Body): Counters {
  if (traits?.ticket === 'opens') return { total: 1, open: 1 };
  return { total: 0, open: traits?.ticket === 'closes' ? -1 : 0 };
}
