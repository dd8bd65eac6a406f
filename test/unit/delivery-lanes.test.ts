import { fc, test } from '@fast-check/vitest';
import { describe, expect, test as plain } from 'vitest';
import { Lanes, type Lane } from '../../src/delivery/lanes.ts';

describe('lanes', () => {
  test.prop([
    fc.array(
      fc.oneof(
        fc.record({
          act: fc.constant('add' as const),
          key: fc.option(fc.nat({ max: 4 }), { nil: undefined }),
        }),
        fc.record({ act: fc.constantFrom('take', 'release', 'resume') }),
        fc.record({ act: fc.constant('clear' as const) }),
      ),
      { maxLength: 200 },
    ),
  ])('never let an item overtake another of its lane, and lose none', (acts) => {
    const lanes = new Lanes<{ key: number | undefined; number: number }>();
    const held: Lane<{ key: number | undefined; number: number }>[] = [];
    const doneByKey = new Map<number, number>();
    let [added, gone] = [0, 0];
    const leave = ({ key, number }: { key: number | undefined; number: number }): void => {
      gone++;
      if (key === undefined) return;
      expect(number).toBeGreaterThan(doneByKey.get(key) ?? -1);
      doneByKey.set(key, number);
    };
    for (const step of acts) {
      if (step.act === 'add' && 'key' in step) lanes.add(step.key, { key: step.key, number: added++ });
      if (step.act === 'take') {
        const lane = lanes.take();
        if (lane === undefined) continue;
        const { key } = lane.head;
        if (key !== undefined) expect(held.map((other) => other.head.key)).not.toContain(key);
        held.push(lane);
      }
      if (step.act === 'release') {
        const lane = held.shift();
        if (lane === undefined) continue;
        const { head } = lane;
        lanes.release(lane);
        leave(head);
      }
      if (step.act === 'resume') {
        const lane = held.shift();
        if (lane !== undefined) lanes.resume(lane);
      }
      if (step.act === 'clear') {
        // Held heads are still to come, so what is cleared is only counted.
        gone += lanes.clear().length;
      }
    }
    for (let lane = held.shift() ?? lanes.take(); lane !== undefined; lane = held.shift() ?? lanes.take()) {
      const { head } = lane;
      lanes.release(lane);
      leave(head);
    }
    expect(gone).toBe(added);
  });

  plain('take turns, so a long lane does not starve a short one', () => {
    const lanes = new Lanes<string>();
    for (const item of ['a1', 'a2', 'a3', 'b1', 'c1', 'c2']) lanes.add(item[0], item);
    const order: string[] = [];
    for (let lane = lanes.take(); lane !== undefined; lane = lanes.take()) {
      order.push(lane.head);
      lanes.release(lane);
    }
    expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
  });

  plain('let items without a lane go at once', () => {
    const lanes = new Lanes<number>();
    lanes.add(undefined, 1);
    lanes.add(undefined, 2);
    expect([lanes.take()?.head, lanes.take()?.head, lanes.take()]).toEqual([1, 2, undefined]);
  });

  plain('keep order while empty lanes are forgotten', () => {
    const lanes = new Lanes<string>();
    const chats = Array.from({ length: 5000 }, (_, chat) => chat);
    const order: string[] = [];
    const finish = (lane: Lane<string> | undefined): void => {
      if (lane === undefined) return;
      order.push(lane.head);
      lanes.release(lane);
    };
    lanes.add(0, '0 first');
    lanes.add(0, '0 second');
    const held = lanes.take();
    for (const chat of chats.slice(1)) {
      lanes.add(chat, `${chat} first`);
      finish(lanes.take());
    }
    for (const chat of chats.slice(1)) lanes.add(chat, `${chat} second`);
    finish(held);
    for (let lane = lanes.take(); lane !== undefined; lane = lanes.take()) finish(lane);
    expect(order).toHaveLength(2 * chats.length);
    const places = new Map(order.map((item, place) => [item, place]));
    for (const chat of chats)
      expect(places.get(`${chat} first`)).toBeLessThan(places.get(`${chat} second`) ?? -1);
  });
});
