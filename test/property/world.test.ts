import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { IqmockError } from '../../src/errors.ts';
import { events } from '../../src/events/index.gen.ts';
import { eraNames } from '../../src/model/profile.ts';
import type { EraName } from '../../src/model/spec.ts';
import { bodyOf, Tenant, type Move } from '../support/world-model.ts';

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    type: fc.constantFrom(...Object.keys(events)),
    picks: fc.array(fc.nat(1000), { minLength: 3, maxLength: 3 }),
    gapMs: fc.integer({ min: 0, max: 5000 }),
  }),
  { minLength: 10, maxLength: 80 },
);
const walks = { era: fc.constantFrom<EraName>(...eraNames), seed: fc.nat(100_000), moves };

/** Plays the moves that can be tried and hands each accepted body, with the tenant after it, to a check. */
function walk(
  tenant: Tenant,
  all: readonly Move[],
  check: (tenant: Tenant, bytes: Uint8Array) => void,
): number {
  let accepted = 0;
  for (const move of all) {
    if (!tenant.canTry(move)) continue;
    const outcome = tenant.make(move);
    if (outcome instanceof Error) continue;
    accepted++;
    check(tenant, tenant.bodies.at(-1) as Uint8Array);
  }
  return accepted;
}

describe('alive: over any walk of legal moves', () => {
  test.prop([fc.record(walks)])(
    'ids grow and the counters equal what the rows say',
    ({ era, seed, moves: all }) => {
      let lastEventId = 0;
      const tenant = new Tenant(era, seed);
      const ticketsBefore = tenant.world.project.row.TotalTickets;
      let created = 0;
      walk(tenant, all, ({ world, chats, messages, operators, clients }, bytes) => {
        const { ChatEvent } = bodyOf(bytes);
        if (ChatEvent.Transitive) expect(ChatEvent.Id).toBe(0);
        else {
          expect(ChatEvent.Id).toBeGreaterThan(lastEventId);
          lastEventId = ChatEvent.Id;
        }
        if (ChatEvent.Type === 'chat_created') created++;
        const open = chats.filter((chat) => chat.open);
        expect(world.project.row.TotalTickets).toBe(ticketsBefore + created);
        expect(world.project.row.TotalOpenTickets).toBe(open.length);
        expect(world.project.row.TotalAssignedTickets).toBe(open.filter(({ assignee }) => assignee).length);
        for (const operator of operators) {
          const own = open.filter(({ assignee }) => assignee === operator);
          expect(operator.row.TotalAssignedTickets).toBe(own.length);
          expect(operator.row.Totals.TotalOpenTickets).toBe(own.length);
          expect(operator.row.Totals.TotalInProgressTickets).toBe(
            own.filter(({ answered }) => answered).length,
          );
          expect(operator.row.Totals.TotalPendingTickets).toBe(
            own.filter(({ answered }) => !answered).length,
          );
        }
        for (const client of clients) {
          expect(client.row.TotalOpenTickets).toBe(open.filter((chat) => chat.client === client).length);
        }
        for (const chat of chats) {
          const unread = messages.filter(
            (message) =>
              message.chat === chat && message.row.Author === 'user' && !message.row.Read && !message.deleted,
          );
          expect(chat.row.ClientUnread).toBe(unread.length);
        }
      });
    },
  );

  test.prop([fc.record(walks)])('times are in order and LocalIds unique', ({ era, seed, moves: all }) => {
    const tenant = new Tenant(era, seed);
    walk(tenant, all, ({ messages }, bytes) => {
      const { ChatEvent, Rels } = bodyOf(bytes);
      for (const message of Rels.ChatMessages ?? []) {
        expect(message.CreatedAt).toBeLessThanOrEqual(ChatEvent.CreatedAt);
        if (message.ReadAt !== null) expect(message.ReceivedAt).toBeLessThanOrEqual(message.ReadAt);
        for (const file of Rels.Files ?? []) {
          if (file.Id === message.FileId) expect(file.CreatedAt).toBeLessThanOrEqual(message.CreatedAt);
        }
      }
      const localIds = messages.map(
        ({ row }) => `${row.Author} ${row.ClientId ?? row.UserId} ${row.LocalId}`,
      );
      expect(new Set(localIds).size).toBe(localIds.length);
    });
  });

  test.prop([fc.record(walks)])('a refused move leaves the world unchanged', ({ era, seed, moves: all }) => {
    const tenant = new Tenant(era, seed);
    for (const move of all) {
      if (!tenant.canTry(move)) continue;
      const before = tenant.snapshot();
      const outcome = tenant.make(move);
      if (!(outcome instanceof Error)) continue;
      expect(outcome).toBeInstanceOf(IqmockError);
      expect((outcome as IqmockError).code).toBe('ILLEGAL_MOVE');
      expect((outcome as IqmockError).hint).toMatch(/\w/);
      expect(tenant.snapshot()).toBe(before);
    }
  });

  test.prop([fc.record(walks)])('refused moves shift no later byte', ({ era, seed, moves: all }) => {
    const tenant = new Tenant(era, seed);
    const accepted: Move[] = [];
    let waitedMs = 0;
    for (const move of all) {
      if (!tenant.canTry(move)) continue;
      waitedMs += move.gapMs;
      if (tenant.make(move) instanceof Error) continue;
      accepted.push({ ...move, gapMs: waitedMs });
      waitedMs = 0;
    }
    const again = new Tenant(era, seed);
    for (const move of accepted) again.make(move);
    expect(again.bodies.map(String)).toEqual(tenant.bodies.map(String));
  });
});

describe('the cached encoding', () => {
  test.prop([fc.record(walks)])('is the same as a fresh one', ({ era, seed, moves: all }) => {
    const tenant = new Tenant(era, seed);
    for (const move of all) {
      if (!tenant.canTry(move)) continue;
      const outcome = tenant.make(move);
      if (outcome instanceof Error) continue;
      const cached = Buffer.from(outcome.encode()).toString('utf8');
      expect(cached).toBe(JSON.stringify(JSON.parse(cached)));
      const { Rels } = bodyOf(outcome.encode());
      const encoder = tenant.world.encoder;
      for (const chat of Rels.Chats ?? []) {
        const entity = tenant.chats.find(({ row }) => row.Id === chat.Id);
        expect(JSON.stringify(chat)).toBe(
          Buffer.from(encoder.row('Chat', entity?.row ?? {})).toString('utf8'),
        );
      }
      for (const client of Rels.Clients ?? []) {
        const entity = tenant.clients.find(({ row }) => row.Id === client.Id);
        expect(JSON.stringify(client)).toBe(
          Buffer.from(encoder.row('Client', entity?.row ?? {})).toString('utf8'),
        );
      }
      for (const user of Rels.Users ?? []) {
        const entity = tenant.operators.find(({ row }) => row.Id === user.Id);
        expect(JSON.stringify(user)).toBe(
          Buffer.from(encoder.row('User', entity?.row ?? {})).toString('utf8'),
        );
      }
    }
  });
});
