import { visitIds } from '../../model/ids.ts';
import { defineBodyFault } from './parts/definition.ts';
import { choice } from './parts/parameter.ts';

const safe = Number.MAX_SAFE_INTEGER;

/** How an id becomes a huge one: always the same, and no two become one. */
const ranges = {
  int32: (id: number): number => 5_000_000_000 + id,
  exact: (id: number): number => safe - id,
  inexact: (id: number): bigint => BigInt(safe) + 2n * BigInt(id),
} as const;

/** `huge_id` */
export const definition = defineBodyFault({
  name: 'huge_id',
  doc: 'Makes ids huge.',
  effect:
    'int32: every id is over 5,000,000,000. exact: just under 2^53, the largest that a double holds exactly. inexact: over 2^53 and odd, which a double rounds. An id becomes the same one in every body; file names stay.',
  kind: 'body',
  unit: 'chat',
  parameters: {
    over: choice({ doc: 'How huge.', of: ['int32', 'exact', 'inexact'], default: 'int32' }),
  },
  main: 'over',
  example: { text: 'huge_id@share=20%', doc: 'one chat in five has ids of more than 32 bits' },
  mutate(body, { over }) {
    let changed = false;
    visitIds(body, {
      id(kind, id) {
        if (kind === 'Files' || typeof id !== 'number') return id;
        changed = true;
        // An id over 2^53 is a bigint until it is written.
        return ranges[over](id) as typeof id;
      },
    });
    return changed;
  },
});
