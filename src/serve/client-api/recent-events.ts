import type { Happening } from '../tenant/living-world.ts';

/** How many events are kept for streams that reconnect. */
const mostEvents = 2000;

/** Events go when there are this many more. */
const slack = 100;

/** The latest events that have an id, in order. */
export class RecentEvents {
  private events: Happening[] = [];

  add(happening: Happening): void {
    if (happening.event.Transitive) return;
    this.events.push(happening);
    if (this.events.length >= mostEvents + slack) this.events = this.events.slice(-mostEvents);
  }

  /** The events with a larger id. */
  after(eventId: number): readonly Happening[] {
    return this.events.filter(({ event }) => event.Id > eventId);
  }

  clear(): void {
    this.events = [];
  }
}
