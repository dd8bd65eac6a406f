import type { RelsList } from '../../model/spec.ts';
import { defineBodyFault, type Json } from './parts/definition.ts';
import { choice } from './parts/parameter.ts';
import { eventOf, rowsOf } from './parts/rows.ts';
import { isObject } from '../../own.ts';

/** Times of rows that say when something was kept, not when it happened. */
const keys = ['CreatedAt', 'UpdatedAt', 'SeenAt', 'LastSeenAt', 'LastActiveAt', 'AssignedAt'] as const;
const lists: readonly RelsList[] = ['Channels', 'Clients', 'Projects', 'Users'];

/** Go's zero time, and the zero time of its nanoseconds, which samples of 2018 have. */
const zeros = { go: -62_135_596_800_000, nanoseconds: -6_795_364_578_871 } as const;

/** `zero_time` */
export const definition = defineBodyFault({
  name: 'zero_time',
  doc: "Sends Go's zero time for times of channels, clients, projects and operators.",
  effect:
    'Times of these rows and of the details of clients are in the year 1, or 1754, as in samples of the vendor.',
  kind: 'body',
  unit: 'chat',
  parameters: {
    is: choice({ doc: 'Which zero.', of: ['go', 'nanoseconds'], default: 'go' }),
  },
  main: 'is',
  example: { text: 'zero_time', doc: 'clients and operators that were never seen' },
  mutate(body, { is }) {
    if (eventOf(body) === undefined) return false;
    let changed = false;
    for (const row of lists.flatMap((list) => rowsOf(body, list)).flatMap(withDetails)) {
      for (const key of keys) {
        if (typeof row[key] !== 'number') continue;
        row[key] = zeros[is];
        changed = true;
      }
    }
    return changed;
  },
});

function withDetails(row: Json): Json[] {
  return isObject(row['Details']) ? [row, row['Details']] : [row];
}
