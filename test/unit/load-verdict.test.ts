import { describe, expect, test } from 'vitest';
import { exitCodes } from '../../src/errors.ts';
import { Aggregator } from '../../src/load/metrics/aggregator.ts';
import { headerOf, resultOf, slicesOf, times, type Second } from '../support/load-result.ts';

const good: Second = { latenciesMs: new Array<number>(100).fill(10) };
const words = (result: ReturnType<typeof resultOf>): string => result.verdict.sentences.join(' ');

describe('the verdict says which side could do no more', () => {
  test('neither', () => {
    const result = resultOf(times(10, good));
    expect(result.verdict).toMatchObject({ saturated: 'none', exitCode: exitCodes.ok });
    expect(words(result)).toMatch(
      /100 events\/s were started \(100% of the requested rate\).*99% answered within 10ms.*Neither side was saturated/,
    );
  });

  test('the consumer: it got slower the more it got, and arrivals found no free request', () => {
    const result = resultOf([
      ...times(3, good),
      ...times(7, {
        latenciesMs: new Array<number>(60).fill(400),
        waitMs: 900,
        dropped: { lanes: 40 },
        inFlight: 256,
      }),
    ]);
    expect(result.verdict.saturated).toBe('consumer');
    expect(words(result)).toMatch(
      /The consumer was saturated: all 256 requests.*280 arrivals \(28%\) could not start.*280 because no request was free/,
    );
  });

  test('the limit of requests in flight: answers took as long as ever', () => {
    const result = resultOf(
      times(10, { latenciesMs: new Array<number>(60).fill(400), dropped: { lanes: 40 }, inFlight: 256 }),
    );
    expect(result.verdict.saturated).toBe('lanes');
    expect(words(result)).toMatch(/Raise --concurrency/);
  });

  test('iqmock itself: it was late although it had free requests', () => {
    const result = resultOf(times(10, { ...good, lateMs: 80, generatorLoad: { loopBusyShare: 0.99 } }));
    expect(result.verdict.saturated).toBe('iqmock');
    expect(words(result)).toMatch(
      /iqmock was the bottleneck: its event loop was busy up to 99% of the time and it sent up to 80ms late.*do not show the limit of the consumer/,
    );
  });

  test('nobody, where iqmock noticed late what it did all the same: the machine was busy, and that is said', () => {
    const result = resultOf(times(10, { ...good, lateMs: 80, generatorLoad: { loopBusyShare: 0.18 } }));
    expect(result.verdict).toMatchObject({ saturated: 'none', exitCode: exitCodes.ok });
    expect(words(result)).toMatch(
      /This machine was busy: iqmock sent due events up to 80.*ms late \(p99\)\. Latencies below 80.*ms are not reliable/,
    );
    expect(words(result)).not.toMatch(/bottleneck/);
  });

  test('iqmock itself: arrivals were dropped because it noticed them too late', () => {
    const result = resultOf(times(10, { ...good, dropped: { late: 5 }, lateMs: 200 }));
    expect(result.verdict.saturated).toBe('iqmock');
  });

  test('iqmock itself, in a closed model that took all its time', () => {
    const header = headerOf({ model: 'closed', unit: 'users', executor: 'constant-vus', asked: [[0, 50]] });
    const result = resultOf(times(10, { ...good, generatorLoad: { loopBusyShare: 0.97 } }), { header });
    expect(result.verdict.saturated).toBe('iqmock');
    expect(words(result)).toMatch(/^50 users got 100 events\/s through/);
  });

  test('both', () => {
    const slow = {
      latenciesMs: new Array<number>(60).fill(900),
      dropped: { lanes: 40 },
      generatorLoad: { loopBusyShare: 0.98 },
    };
    expect(resultOf([...times(5, good), ...times(5, slow)]).verdict.saturated).toBe('both');
  });

  test('not iqmock for a moment in which it was busy', () => {
    const [first, tail] = slicesOf([good, { latenciesMs: [10], generatorLoad: { loopBusyShare: 1 } }]);
    const header = headerOf({ model: 'closed', unit: 'users', executor: 'constant-vus', asked: [[0, 5]] });
    const gathering = new Aggregator(header);
    if (first !== undefined) gathering.add(first, 0);
    if (tail !== undefined) gathering.add({ ...tail, toMs: tail.fromMs + 4 }, 0);
    const result = gathering.result({ endedAt: 0, endedBy: undefined, thresholds: [] });
    expect(result.slices).toHaveLength(2);
    expect(result.verdict.saturated).toBe('none');
  });

  test('iqmock itself, while it was new: that is told apart from the consumer', () => {
    const many: Second = { latenciesMs: new Array<number>(600).fill(10) };
    const late: Second = { ...many, lateMs: 40 };
    const cold = times(2, late);
    expect(words(resultOf([...cold, ...times(8, many)]))).toMatch(
      /In its first 3s iqmock itself was up to 40.*ms late \(p99; later 0\.5.*ms\).*--warm-up 3s/,
    );
    const said = (seconds: readonly Second[], more: Parameters<typeof headerOf>[0] = {}): string =>
      words(resultOf(seconds, { header: headerOf(more) }));
    // After a warm-up, late all the time, hardly late, over at once, of too few events or by too wide points.
    expect(said([...cold, ...times(8, many)], { warmUpMs: 3000 })).not.toMatch(/first 3s/);
    expect(said(times(10, late))).not.toMatch(/first 3s/);
    expect(said([...times(2, { ...many, lateMs: 3 }), ...times(8, many)])).not.toMatch(/first 3s/);
    expect(said(cold)).not.toMatch(/first 3s/);
    expect(said([...times(2, { ...good, lateMs: 40 }), ...times(8, good)])).not.toMatch(/first 3s/);
    expect(said([...times(5, late), ...times(20, many)], { widthMs: 5000 })).not.toMatch(/first 3s/);
  });

  test('the limit of chats', () => {
    const result = resultOf(times(10, { ...good, dropped: { chats: 40 } }));
    expect(result.verdict.saturated).toBe('chats');
    expect(words(result)).toMatch(/As many chats as allowed \(20,000\)/);
  });
});

describe('the rate', () => {
  test('of a run that ended early is that of the time in which arrivals came, not of the wait for the last answers', () => {
    const seconds = [...times(3, good), ...times(4, {})];
    for (const endedBy of ['max-duration', 'max-events', 'interrupted', 'aborted'] as const) {
      const result = resultOf(seconds, { endedBy });
      expect(result.activeMs).toBe(3000);
      expect(words(result)).toMatch(/ 100 events\/s were started \(100% of the requested rate\)/);
    }
  });

  test('of users is that of all the time in which they sent, whatever they were given', () => {
    const header = headerOf({ model: 'closed', unit: 'users', asked: [[0, 5]], durationMs: 3000 });
    const gathering = new Aggregator(header);
    for (const slice of slicesOf(times(6, good))) gathering.add(slice, 0);
    const result = gathering.result({ endedAt: 0, endedBy: undefined, thresholds: [] });
    expect(words(result)).toMatch(/^5 users got 100 events\/s through/);
  });
});

describe('the exit code', () => {
  const allRefused = times(10, { ...good, sent: { status: 500 } });
  const judged = (texts: readonly string[], seconds: readonly Second[], endedBy?: 'aborted'): number =>
    resultOf(seconds, {
      header: headerOf({ thresholds: texts }),
      ...(endedBy === undefined ? {} : { endedBy }),
    }).verdict.exitCode;

  test('is 3 where all that did not hold had nothing to measure, and 4 beside a threshold that broke', () => {
    expect(judged(['p99{type:chat_closed}<1s'], times(10, good))).toBe(exitCodes.incomplete);
    expect(judged(['p99{type:chat_closed}<1s', 'errors<1%'], times(10, good))).toBe(exitCodes.incomplete);
    expect(judged(['p99{type:chat_closed}<1s', 'errors<1%'], allRefused)).toBe(exitCodes.thresholdFailed);
  });

  test('is 4 of a run that was ended because a threshold broke, even if it held in the end', () => {
    expect(judged(['errors<1%'], times(10, good), 'aborted')).toBe(exitCodes.thresholdFailed);
  });

  test('is 4 when a threshold broke, and the failures are told', () => {
    const result = resultOf([...times(9, good), { ...good, sent: { status: 503 } }]);
    expect(result.verdict.exitCode).toBe(exitCodes.thresholdFailed);
    expect(words(result)).toMatch(/90% of 1,000 events accepted.*Not accepted: 100 × status 503/);
  });

  test('is 3 when the target could not be reached', () => {
    const result = resultOf(times(10, { latenciesMs: [1], sent: { status: 0, error: 'refused' } }));
    expect(result.verdict.exitCode).toBe(exitCodes.incomplete);
    expect(words(result)).toMatch(/The target could not be reached: 10 × refused/);
  });

  test('is 3 when nothing was sent', () => {
    expect(resultOf(times(2, {})).verdict.exitCode).toBe(exitCodes.incomplete);
  });

  test('is 130 when the run was interrupted, whatever the thresholds say', () => {
    const result = resultOf(times(3, { ...good, sent: { status: 500 } }), { endedBy: 'interrupted' });
    expect(result.verdict.exitCode).toBe(exitCodes.interrupted);
    expect(words(result)).toMatch(/^Interrupted\./);
  });
});

describe('over time', () => {
  const seconds = (latencyMs: number, count: number) =>
    times(count, { latenciesMs: new Array<number>(20).fill(latencyMs) });
  const soaked = headerOf({ executor: 'soak' });

  test('a soak tells whether the consumer got slower', () => {
    expect(words(resultOf([...seconds(10, 40), ...seconds(30, 10)], { header: soaked }))).toMatch(
      /got slower over time: from 10ms in the first fifth to 30ms/,
    );
    expect(words(resultOf(seconds(10, 50), { header: soaked }))).toMatch(/did not get slower/);
    const waiting = { latenciesMs: [] };
    expect(words(resultOf([...seconds(10, 5), waiting], { header: soaked }))).toMatch(/to 10ms in the last/);
  });

  test('a spike tells how soon the consumer recovered', () => {
    const asked = [
      [0, 20],
      [10_000, 20],
      [11_000, 200],
      [20_000, 200],
      [21_000, 20],
      [30_000, 20],
    ] as const;
    const spiked = headerOf({ executor: 'spike', asked });
    const course = (after: readonly Second[]) =>
      words(resultOf([...seconds(10, 10), ...seconds(500, 11), ...after], { header: spiked }));
    expect(course([...seconds(300, 3), ...seconds(11, 6)])).toMatch(/recovered 3s after the spike/);
    expect(course(seconds(11, 9))).toMatch(/had recovered as soon as the spike was over/);
    expect(course(seconds(300, 9))).toMatch(/had not recovered from the spike/);
  });
});

test('the sums are checked', () => {
  const { checks } = resultOf(times(3, { ...good, dropped: { lanes: 4 } }));
  expect(checks.find(({ name }) => name === 'ledger')).toMatchObject({
    passed: true,
    actual: expect.stringContaining('312 asked = 300 started + 12 dropped') as string,
  });
});
