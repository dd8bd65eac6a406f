import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { blank } from '../../src/model/blank.ts';
import { CachedRow } from '../../src/model/cached-row.ts';
import { encodeBody, Encoder } from '../../src/model/encode.ts';
import { eraNames } from '../../src/model/profile.ts';

/** Fields in the beginning, the middle and the end of a row, whose values get longer and shorter. */
const changes = fc.oneof(
  fc.record({ Name: fc.string({ maxLength: 60, unit: 'binary' }) }),
  fc.record({ SeenAt: fc.option(fc.nat()), UpdatedAt: fc.nat(1_900_000_000_000) }),
  fc.record({ TotalTickets: fc.nat(1200), Online: fc.boolean() }),
  fc.record({ VKId: fc.option(fc.nat()), CRMClientId: fc.option(fc.string({ maxLength: 20 })) }),
);

describe('a row that keeps its bytes', () => {
  test.prop([fc.constantFrom(...eraNames), fc.array(changes, { minLength: 1, maxLength: 40 })])(
    'is written as if it had never been written before, whatever changed',
    (era, all) => {
      const [event, row] = [blank('ChatEvent'), blank('Client')];
      const encoder = new Encoder(era);
      const cell = new CachedRow('Client', row);
      for (const change of all) {
        encoder.patch(cell, change);
        const text = Buffer.from(encoder.body(event, [cell])).toString('utf8');
        const fresh = encodeBody(era, { ChatEvent: event, Rels: { Clients: [row] } });
        expect(text).toBe(Buffer.from(fresh).toString('utf8'));
      }
    },
  );
});
