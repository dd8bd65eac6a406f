import { Packr } from 'msgpackr';
import { Router } from 'zeromq';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/env/clock.ts';
import { openLink, type Link } from '../../src/locust/link.ts';
import { loadPeers } from '../../src/locust/peers.ts';
import { LocustSession } from '../../src/locust/session.ts';
import { Statistics } from '../../src/locust/statistics.ts';

const packer = new Packr({ useRecords: false, mapsAsObjects: true });

interface Heard {
  readonly type: string;
  readonly data: Record<string, unknown> | number | null;
  readonly node: string;
}

/** A master that says what a test tells it to. */
async function startMaster(port = '*') {
  const router = new Router({ linger: 0 });
  await router.bind(`tcp://127.0.0.1:${port}`);
  const heard: Heard[] = [];
  void (async () => {
    for await (const frames of router) {
      const [type, data, node] = packer.unpack(frames.at(-1)!) as [string, Heard['data'], string];
      heard.push({ type, data, node });
    }
  })().catch(() => undefined);
  const close = (): void => router.close();
  onTestFinished(close);
  return {
    address: String(router.lastEndpoint).replace('tcp://', ''),
    heard,
    close,
    say: (node: string, type: string, data: unknown = null) =>
      router.send([node, packer.pack([type, data, node])]),
    async hears(type: string, nth = 1): Promise<Heard> {
      for (let waited = 0; waited < 1000; waited++) {
        const found = heard.filter((one) => one.type === type)[nth - 1];
        if (found !== undefined) return found;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error(`${type} did not come; there were ${heard.map((one) => one.type).join(', ')}`);
    },
  };
}

/** A session over a real link, whose load does at once what it is told. */
async function startSession(master: string, clock = systemClock) {
  const load = {
    users: 0,
    setUsers(count: number) {
      this.users = count;
    },
  };
  const statistics = new Statistics(systemClock);
  const usage = () => ({ cpuPercent: 12.345, memoryBytes: 1000 });
  const session = new LocustSession({ clock, master, load, statistics, usage, say: () => undefined });
  const link = openLink(await loadPeers(), { master, nodeId: 'worker' }, session);
  session.use(link);
  const timer = setInterval(() => {
    if (session.tick()) clearInterval(timer);
  }, 20);
  onTestFinished(async () => {
    clearInterval(timer);
    await link.close();
  });
  return { session, load, statistics };
}

const spawn = (timestamp: number, count: number) => ({
  timestamp,
  user_classes_count: { IqmockUser: count },
  stop_timeout: 0,
});

test('a worker reports for work, takes users, counts them, and gives them back', async () => {
  const master = await startMaster();
  const { session, load, statistics } = await startSession(master.address);
  expect((await master.hears('client_ready')).data).toBe(-1);
  await master.say('worker', 'ack', { index: 3 });
  expect((await master.hears('heartbeat')).data).toMatchObject({ state: 'ready', current_cpu_usage: 12.3 });
  await master.say('worker', 'spawn', spawn(10, 4));
  await master.hears('spawning');
  expect((await master.hears('spawning_complete')).data).toEqual({
    user_classes_count: { IqmockUser: 4 },
    user_count: 4,
  });
  // Not newer than the last.
  await master.say('worker', 'spawn', spawn(10, 9));
  statistics.record({ scenario: 's', type: 'typing', latencyMs: 5, error: undefined, bytes: 10 });
  await master.say('worker', 'stop');
  await master.hears('client_stopped');
  expect(load.users).toBe(0);
  const reports = master.heard.filter(({ type }) => type === 'stats').map(({ data }) => data);
  const sent = reports.map(
    (data) => (data as { stats_total: { num_requests: number } }).stats_total.num_requests,
  );
  expect(sent.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(reports.at(-1)).toMatchObject({ user_count: 0 });
  await master.hears('client_ready', 2);
  session.end({ saysQuit: true });
  await master.hears('quit');
  expect(master.heard.filter(({ type }) => type === 'spawning_complete').length).toBe(1);
});

test('a new master finds the worker with its first number and without users', async () => {
  const first = await startMaster();
  const { session, load } = await startSession(first.address);
  await first.hears('client_ready');
  await first.say('worker', 'ack', { index: 5 });
  await first.say('worker', 'spawn', spawn(1000, 2));
  await first.hears('spawning_complete');
  first.close();
  const second = await startMaster(first.address.split(':')[1]);
  await second.hears('client_ready');
  await second.say('worker', 'ack', { index: 0 });
  await second.hears('client_ready', 2);
  expect(load.users).toBe(0);
  expect(session.index).toBe(5);
  // Its clock may be behind that of the first.
  await second.say('worker', 'spawn', spawn(7, 1));
  await second.hears('spawning_complete');
  expect(load.users).toBe(1);
});

test('without any master for a minute it gives up, with a hint', async () => {
  let nowMs = 0;
  const clock = { ...systemClock, monotonic: () => nowMs };
  const load = { users: 0, setUsers: () => undefined };
  const statistics = new Statistics(systemClock);
  const usage = () => ({ cpuPercent: 0, memoryBytes: 0 });
  const session = new LocustSession({
    clock,
    master: 'nowhere:5557',
    load,
    statistics,
    usage,
    say: () => undefined,
  });
  nowMs = 59_000;
  expect(session.tick()).toBe(false);
  nowMs = 60_000;
  expect(() => session.tick()).toThrow(/No Locust master answered at nowhere:5557/);
});

test('a missing library is said with the command that installs it', async () => {
  const missing = Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
  await expect(loadPeers(() => Promise.reject(missing))).rejects.toMatchObject({
    code: 'CONFIG',
    hint: expect.stringContaining('npm install zeromq msgpackr') as string,
  });
});

/** A session on a clock that stands, with a link that says what was sent by it. */
function stillSession() {
  let nowMs = 0;
  const clock = { ...systemClock, monotonic: () => nowMs };
  const sent: string[] = [];
  const asked: number[] = [];
  const load = {
    users: 0,
    setUsers(count: number) {
      asked.push(count);
      this.users = count;
    },
  };
  const session = new LocustSession({
    clock,
    master: 'master:5557',
    load,
    statistics: new Statistics(systemClock),
    usage: () => ({ cpuPercent: 0, memoryBytes: 0 }),
    say: () => undefined,
  });
  const link: Link = {
    send: (type) => void sent.push(type),
    reopen: () => undefined,
    close: async () => undefined,
  };
  session.use(link);
  const at = (ms: number): boolean => {
    nowMs = ms;
    return session.tick();
  };
  return { session, sent, asked, at };
}

const spawnOf = (timestamp: number, count: number) =>
  ({
    type: 'spawn',
    spawn: { timestamp, classes: new Map([['IqmockUser', count]]), stopTimeoutMs: 0 },
  }) as const;

test('users go on for 3 s without a master, and then stop', () => {
  const { session, asked, at } = stillSession();
  session.connected();
  session.received({ type: 'ack', index: 0 });
  session.received(spawnOf(1, 4));
  at(1000);
  session.disconnected();
  at(3999);
  expect(asked).toEqual([4]);
  at(4000);
  expect(asked).toEqual([4, 0]);
  // However long it takes, it waits for a master.
  expect(at(10 * 3_600_000)).toBe(false);
});

test('users stay when a master is back within 3 s and says who shall be at work', () => {
  const { session, asked, at } = stillSession();
  session.connected();
  session.received({ type: 'ack', index: 0 });
  session.received(spawnOf(1, 4));
  at(1000);
  session.disconnected();
  at(3000);
  session.connected();
  session.received({ type: 'ack', index: 0 });
  session.received(spawnOf(2, 3));
  at(9000);
  expect(asked).toEqual([4, 3]);
});
