import type { PageEvent } from './run-events.ts';

/** What the buttons above the conversations let through: in the page, and where its buttons are counted. */
export const filters: readonly {
  readonly name: string;
  readonly text: string;
  readonly holds: (event: PageEvent) => boolean;
}[] = [
  { name: 'all', text: 'All', holds: () => true },
  { name: 'delivered', text: 'Delivered', holds: ({ outcome }) => outcome === 'delivered' },
  { name: 'refused', text: 'Refused', holds: ({ outcome }) => outcome === 'refused' },
  { name: 'failed', text: 'Failed', holds: ({ outcome }) => outcome === 'failed' },
  { name: 'dropped', text: 'Dropped', holds: ({ outcome }) => outcome === 'dropped' },
  { name: 'retried', text: 'Retried', holds: ({ attempts }) => attempts > 1 },
  { name: 'checks', text: 'Failed checks', holds: ({ failed }) => failed.length > 0 },
  { name: 'warnings', text: 'Warnings', holds: ({ warned }) => warned.length > 0 },
];
