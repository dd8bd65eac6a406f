import { describe, expect, test } from 'vitest';
import { locustPrograms } from '../support/locust/master.ts';
import {
  countsOfCsv,
  countsOfRows,
  countsOfSeen,
  expectEnded,
  expectSound,
  lessOf,
  pause,
  startHeadless,
  startScene,
  startWithPage,
  startWorker,
  until,
  untilMore,
  untilSilence,
} from '../support/locust/scene.ts';

/** How long before it is killed a worker may have handed in its statistics for the last time, with some leeway. */
const unsentMs = 4500;

describe.each(locustPrograms)('a master of %s', { timeout: 240_000 }, (program) => {
  test.each([
    ['fast answers', 0],
    ['answers of 0.7 s', 700],
  ])('headless, %s: its CSV is what the consumer got', async (_what, delayMs) => {
    const scene = await startScene(program, { answer: () => ({ delayMs }) });
    const master = startHeadless(scene, { users: 20, seconds: 20, workers: 3, csv: 'run' });
    const workers = ['a', 'b', 'c'].map((name) => startWorker(scene, name));
    expect(await master.ended, master.log()).toBe(0);
    await expectEnded(...workers);
    expect(countsOfCsv(scene, 'run')).toEqual(countsOfSeen(scene.consumer.seen));
    expectSound(scene);
  });

  test('10, 40 and 4 users over the web API', async () => {
    const scene = await startScene(program, { answer: () => ({ delayMs: 50 }) });
    const { web } = await startWithPage(scene);
    const workers = ['a', 'b'].map((name) => startWorker(scene, name));
    await until('both workers are there', async () => ((await web.state()).workers ?? []).length === 2);
    for (const users of [10, 40, 4]) {
      await web.swarm(users, 20);
      await until(`${users} users`, async () => (await web.state()).user_count === users);
      await untilMore(scene.consumer, 10 * users);
      expect((await web.state()).user_count).toBe(users);
    }
    await web.stop();
    await until('no users are left', async () => (await web.state()).user_count === 0);
    await untilSilence(scene.consumer, 1000);
    expect(countsOfRows(await web.csv())).toEqual(countsOfSeen(scene.consumer.seen));
    expectSound(scene);
    for (const { child } of workers) child.kill('SIGTERM');
    await expectEnded(...workers);
  });

  test('a worker is killed, one ends by SIGTERM, and one joins', async () => {
    const scene = await startScene(program, { answer: () => ({ delayMs: 20 }) });
    const { seen } = scene.consumer;
    const plan = { users: 12, seconds: 40, workers: 3, csv: 'run' };
    const master = startHeadless(scene, plan, ['--stop-timeout', '5', '--enable-rebalancing']);
    const [killed, ended, stays] = ['killed', 'ended', 'stays'].map((name) => startWorker(scene, name));
    await untilMore(scene.consumer, 200);
    killed?.child.kill('SIGKILL');
    const killedAt = Date.now();
    await untilMore(scene.consumer, 200);
    ended?.child.kill('SIGTERM');
    await expectEnded(ended!);
    // A chat takes about a second here, so the stop timeout is enough for all of them.
    const lastTypes = new Map(
      seen.filter(({ worker }) => worker === 'ended').map(({ chatId, type }) => [chatId, type]),
    );
    expect(new Set(lastTypes.values())).toEqual(new Set(['chat_closed']));
    const joins = startWorker(scene, 'joins');
    expect(await master.ended, master.log()).toBe(0);
    await expectEnded(stays!, joins);
    expect(master.log()).toMatch(/quit\. \d+ workers ready/);
    for (const name of ['stays', 'joins']) expect(seen.some(({ worker }) => worker === name)).toBe(true);
    const lost = lessOf(countsOfSeen(seen), countsOfCsv(scene, 'run'));
    const unsent = countsOfSeen(
      seen.filter(({ worker, arrivedAt }) => worker === 'killed' && arrivedAt > killedAt - unsentMs),
    );
    for (const [type, count] of Object.entries(lost)) {
      expect(count, type).toBeGreaterThanOrEqual(0);
      expect(count, type).toBeLessThanOrEqual(unsent[type] ?? 0);
    }
    expectSound(scene);
  });

  test('the master is killed, and a new one comes to its port', async () => {
    const scene = await startScene(program, { answer: () => ({ delayMs: 20 }) });
    const { consumer } = scene;
    const first = startHeadless(scene, { users: 8, seconds: 600, workers: 2, csv: 'first' });
    const old = ['a', 'b'].map((name) => startWorker(scene, name));
    await untilMore(consumer, 200);
    first.child.kill('SIGKILL');
    const killedAt = Date.now();
    const lastAt = await untilSilence(consumer, 3000);
    expect(lastAt - killedAt).toBeGreaterThan(2000);
    expect(lastAt - killedAt).toBeLessThan(10_000);
    const before = consumer.seen.length;
    const second = startHeadless(scene, { users: 8, seconds: 20, workers: 3, csv: 'second' });
    const joins = startWorker(scene, 'joins');
    expect(await second.ended, second.log()).toBe(0);
    await expectEnded(...old, joins);
    const after = consumer.seen.slice(before);
    expect([...new Set(after.map(({ worker }) => worker))].sort()).toEqual(['a', 'b', 'joins']);
    expect(countsOfCsv(scene, 'second')).toEqual(countsOfSeen(after));
    expectSound(scene);
  });

  test('a worker stands still for 7 s and goes on', async () => {
    const scene = await startScene(program, { answer: () => ({ delayMs: 20 }) });
    const { consumer } = scene;
    const master = startHeadless(scene, { users: 8, seconds: 40, workers: 2, csv: 'run' });
    const [stands, other] = ['stands', 'other'].map((name) => startWorker(scene, name));
    await untilMore(consumer, 200);
    stands?.child.kill('SIGSTOP');
    await pause(7000);
    stands?.child.kill('SIGCONT');
    const continued = consumer.seen.length;
    await until('it goes on', () => consumer.seen.slice(continued).some(({ worker }) => worker === 'stands'));
    expect(await master.ended, master.log()).toBe(0);
    await expectEnded(stands!, other!);
    expect(countsOfCsv(scene, 'run')).toEqual(countsOfSeen(consumer.seen));
    expectSound(scene);
  });
});
