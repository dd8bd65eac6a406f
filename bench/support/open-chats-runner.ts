// Keeps so many chats open and measures what one event costs then: world, body, queue, order and measures, without a
// network. Prints one line of JSON.
import { preferEvenPace } from '../../src/env/collector.ts';
import { createHost } from '../../src/env/host.ts';
import { createRandom, type Random } from '../../src/env/random.ts';
import { VirtualClients } from '../../src/load/engine/virtual-clients.ts';
import { Engine } from '../../src/load/engine/engine.ts';
import { Meter } from '../../src/load/metrics/meter.ts';
import { EventArrivals } from '../../src/load/engine/models/event-arrivals.ts';
import { constantRate } from '../../src/load/plan/schedule.ts';
import { loadScenario } from '../../src/scenario/load.ts';

const [chatsText, eventsText, usedText = chatsText] = process.argv.slice(2);
const [openChats, measured, used] = [Number(chatsText), Number(eventsText), Number(usedText)];

// As a process of a load run does.
preferEvenPace();
const host = createHost();
const scenario = await loadScenario(host, 'support-chat', {});
const clients = new VirtualClients({
  mix: [{ scenario, weight: 1 }],
  seed: 42,
  startMs: Date.UTC(2023, 10, 22, 16),
  part: { index: 0, of: 1 },
  ids: { ids: undefined, freshIds: 0, fromMs: 0, need: 1_000_000 },
});

// Every other event starts a chat until all chats are open; some more spread the chats over their stages.
const before = openChats * 2 + 100_000;
let sent = 0;
let started: NodeJS.CpuUsage | undefined;
let waiting: (() => void)[] = [];
const engine = new Engine({
  clock: host.clock,
  wire: {
    lanes: 64,
    send(_webhook, _dueAt, answered) {
      if (++sent === before) started = process.cpuUsage();
      const sentAt = host.clock.monotonic();
      if (
        waiting.push(() => answered({ number: 1, status: 200, bodyBytes: 2, sentAt, doneAt: sentAt }, 1)) ===
        1
      )
        setImmediate(answerAll);
    },
    close: () => Promise.resolve(),
  },
  meter: new Meter(),
  startChat: (index, startedMs) => clients.create(index, startedMs),
  speed: Infinity,
  maxActive: openChats + 100,
  maxEvents: before + measured,
  maxDurationMs: Infinity,
  drainMs: 0,
  defer: (action) => void setImmediate(action),
  onSlice: () => undefined,
});

function answerAll(): void {
  const ready = waiting;
  waiting = [];
  for (const answer of ready) answer();
}

/** Whose turn it is: any of the chats that are ready, and once it is measured, one of those that had theirs last. */
const random = createRandom(1);
const turns: Random = {
  seed: random.seed,
  next: () => random.next(),
  chance: (probability) => random.chance(probability),
  pick: (items) => random.pick(items),
  fork: (label) => random.fork(label),
  integer: (min, max) => random.integer(sent < before ? min : Math.max(min, max - used), max),
};

const settings = {
  random: turns,
  schedule: constantRate(200_000),
  dropAfterMs: Infinity,
  minActive: openChats,
};
await engine.run(new EventArrivals(engine, settings));
const cpu = process.cpuUsage(started);
const usPerEvent = (cpu.user + cpu.system) / measured;
process.stdout.write(JSON.stringify({ usPerEvent, heapMb: process.memoryUsage().heapUsed / 1e6 }));
