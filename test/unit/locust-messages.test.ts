import { describe, expect, test } from 'vitest';
import { LiveSchedule } from '../../src/locust/live-rate.ts';
import { readMessage, usersAmong, usersOf } from '../../src/locust/messages.ts';
import { Statistics } from '../../src/locust/statistics.ts';

describe('messages of a master', () => {
  test('a spawn says how many users of each class, and how long chats may go on', () => {
    const data = new Map<string, unknown>([
      ['timestamp', 12.5],
      [
        'user_classes_count',
        new Map([
          ['A', 3],
          ['__proto__', 2],
        ]),
      ],
      ['stop_timeout', 1.5],
      ['parsed_options', new Map()],
    ]);
    const message = readMessage(['spawn', data, 'node']);
    expect(message).toEqual({
      type: 'spawn',
      spawn: {
        timestamp: 12.5,
        classes: new Map([
          ['A', 3],
          ['__proto__', 2],
        ]),
        stopTimeoutMs: 1500,
      },
    });
  });

  test.each([
    [undefined],
    ['stop'],
    [[]],
    [['update_user_class', new Map(), 'node']],
    [['spawn', null, 'node']],
    [['spawn', new Map([['timestamp', 'now']]), 'node']],
    [['heartbeat', null, 'node']],
  ])('%j is passed over', (message) => {
    expect(readMessage(message)).toBeUndefined();
  });

  test('numbers that cannot be are none', () => {
    const classes = new Map<string, unknown>([
      ['A', -1],
      ['B', 1e300],
      ['C', 'x'],
      ['D', 4],
    ]);
    const data = new Map<string, unknown>([
      ['timestamp', 1],
      ['user_classes_count', classes],
    ]);
    const message = readMessage(['spawn', data, 'node']);
    expect(message?.type === 'spawn' ? usersOf(message.spawn.classes) : undefined).toBe(4);
  });

  test('users that are left belong to the first classes', () => {
    expect(
      usersAmong(
        new Map([
          ['A', 3],
          ['B', 5],
        ]),
        4,
      ),
    ).toEqual(
      new Map([
        ['A', 3],
        ['B', 1],
      ]),
    );
  });
});

describe('a rate that changes', () => {
  test('arrivals add up to the integral of the rate, and none is due twice or moved once it was due', () => {
    const schedule = new LiveSchedule();
    expect(schedule.dueMs(0)).toBe(Infinity);
    schedule.change(10, 1000);
    const before = [0, 1, 2].map((nth) => schedule.dueMs(nth));
    expect(before).toEqual([1000, 1100, 1200]);
    schedule.change(0, 1250);
    expect([0, 1, 2, 3].map((nth) => schedule.dueMs(nth))).toEqual([...before, Infinity]);
    schedule.change(20, 5000);
    // Half of the fourth had accrued.
    expect(schedule.dueMs(3)).toBeCloseTo(5025, 6);
    expect(schedule.dueMs(23)).toBeCloseTo(6025, 6);
  });
});

describe('statistics', () => {
  test('there is a row for each scenario and type, and the sum is the sum of the rows', () => {
    let nowMs = 5000;
    const statistics = new Statistics({ now: () => nowMs });
    const event = { scenario: 's', type: 'typing', latencyMs: 12, error: undefined, bytes: 100 };
    statistics.record(event);
    nowMs = 6000;
    statistics.record({ ...event, latencyMs: 30, error: 'status 503' });
    statistics.record({ ...event, type: 'chat_created', latencyMs: undefined, error: 'refused' });
    const { stats, stats_total, errors } = statistics.take();
    expect(stats).toMatchObject([
      {
        name: 'typing',
        method: 's',
        num_requests: 2,
        num_failures: 1,
        num_none_requests: 0,
        total_response_time: 42,
        min_response_time: 12,
        max_response_time: 30,
        total_content_length: 200,
        num_reqs_per_sec: new Map([
          [5, 1],
          [6, 1],
        ]),
        num_fail_per_sec: new Map([[6, 1]]),
      },
      {
        name: 'chat_created',
        num_requests: 1,
        num_failures: 1,
        num_none_requests: 1,
        min_response_time: null,
      },
    ]);
    expect(stats_total).toMatchObject({ num_requests: 3, num_failures: 2, num_none_requests: 1 });
    const { response_times: times } = stats_total as { response_times: Map<number, number> };
    expect([...times.keys()].every((key) => typeof key === 'number')).toBe(true);
    expect([...times.values()].reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(errors).toEqual(
      new Map([
        [
          's.typing.status 503',
          {
            name: 'typing',
            method: 's',
            error: 'status 503',
            occurrences: 1,
            first_seen: 6,
            last_seen: 6,
          },
        ],
        [
          's.chat_created.refused',
          {
            name: 'chat_created',
            method: 's',
            error: 'refused',
            occurrences: 1,
            first_seen: 6,
            last_seen: 6,
          },
        ],
      ]),
    );
    expect(statistics.take()).toMatchObject({ stats: [], stats_total: { num_requests: 0 } });
  });
});
