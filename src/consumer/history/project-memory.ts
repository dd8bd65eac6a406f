import type { EraName } from '../../model/profile.ts';
import { RecentMap } from './recent-map.ts';

/** How many tickets of a project are remembered with their chat. */
const rememberedTickets = 10_000;
/** How many clients and channels of a project are remembered with their counters; only when the order of the project is kept. */
const rememberedCounters = 10_000;

/** TotalTickets and TotalOpenTickets of a row, as last seen. */
export interface Counters {
  readonly total: number;
  readonly open: number;
}

/** What is remembered of a project. */
export class ProjectMemory {
  era: EraName | undefined = undefined;
  lastEventId = 0;
  lastMessageId = 0;
  /** The chat of each ticket, by ticket id. */
  readonly tickets = new RecentMap<number, number>(rememberedTickets);
  /** Counters by list and row, e.g. `Channels 36`. */
  readonly counters = new RecentMap<string, Counters>(rememberedCounters);
}
