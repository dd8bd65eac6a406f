import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { Chooser } from '../../src/delivery/faults/engine/choose.ts';
import { Planner } from '../../src/delivery/faults/engine/plan.ts';
import { readFaultText } from '../../src/delivery/faults/engine/read.ts';
import { createRandom } from '../../src/env/random.ts';

/** A delivery of a play, with ids of a tenant that begin anywhere. */
function deliveryOf(play: { readonly name: string }, index: number, firstId: number): Delivery {
  return {
    ...{ play, id: `${firstId}#${index}`, chanceName: `${play.name}#${index}`, type: 'message_created' },
    ...{ eventId: firstId + index, chatId: firstId, clientId: null, url: '', headers: {}, dueAt: 0 },
    body: Buffer.from(
      JSON.stringify({
        ChatEvent: { Id: firstId + index, ChatId: firstId, MessageId: firstId + index },
        Rels: { ChatMessages: [{ Id: firstId + index, Text: 'text' }] },
      }),
    ),
  };
}

const plays = Array.from({ length: 12 }, (_, index) => ({ name: `support-chat~${index}` }));
const length = 5;

/** What is hit, by play and place, when the plays are dealt out to parts, which interleave them in some order. */
function hits(
  seed: number,
  text: string,
  ids: readonly number[],
  parts: number,
  turns: readonly number[],
): string[] {
  const { faults } = readFaultText(text);
  const planners = Array.from(
    { length: parts },
    (_, part) => new Planner(faults, new Chooser(createRandom(seed)), part === 0),
  );
  const next = plays.map(() => 0);
  const found: string[] = [];
  const send = (index: number): void => {
    const play = plays[index];
    const place = next[index] ?? length;
    if (play === undefined || place >= length) return;
    next[index] = place + 1;
    const delivery = deliveryOf(play, place, ids[index] ?? 1);
    if (planners[index % parts]?.plan(delivery) !== delivery) found.push(`${play.name}#${place}`);
  };
  for (const turn of turns) send(turn % plays.length);
  for (const index of plays.keys()) for (let rest = 0; rest < length; rest++) send(index);
  return found.toSorted();
}

const anyIds = fc.array(fc.integer({ min: 1, max: 2 ** 40 }), {
  minLength: plays.length,
  maxLength: plays.length,
});
const anyTurns = fc.array(fc.nat(), { maxLength: 40 });

// One of each unit: a delivery, a message, a chat.
test.each(['duplicate:40%', 'emoji:40%', 'replay:40%'])(
  'a share is drawn from the seed and the place of the event alone: %s',
  (text) => {
    fc.assert(
      fc.property(
        fc.integer(),
        anyIds,
        anyIds,
        fc.integer({ min: 1, max: 4 }),
        anyTurns,
        (seed, ids, others, parts, turns) => {
          expect(hits(seed, text, others, parts, turns)).toEqual(hits(seed, text, ids, 1, []));
        },
      ),
    );
  },
);

test('first: N hits exactly N, counted by one part, and another seed draws another share', () => {
  const ids = plays.map((_, index) => 1000 * (index + 1));
  for (const parts of [1, 3]) expect(hits(1, 'duplicate@first=3', ids, parts, [])).toHaveLength(3);
  expect(hits(1, 'duplicate:40%', ids, 1, [])).not.toEqual(hits(2, 'duplicate:40%', ids, 1, []));
});
