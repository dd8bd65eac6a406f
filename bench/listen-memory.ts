import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { formatNumber } from '../src/env/format.ts';
import { root, run } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { spreadOf } from './support/statistics.ts';

const program = `${root}dist/cli/main.js`;
const few = 100_000;
const many = 1_000_000;
const eventsPerChat = 2;
const lanes = 16;
/** What is not done by then is left; a quiet host needs half of it. */
const longestMinutes = Number(process.env['IQMOCK_BENCH_MINUTES'] ?? 5);

/** One new client opens a chat, and it is closed. */
const scenario = `name: opened-and-closed
world: { channels: { support: { type: iqchat } } }
steps:
  - create_chat: { client: { type: crm }, as: chat }
  - close: { chat: chat }
`;

/** Says on request what the process holds, without what can be collected and what it is just giving back. */
const hook = `data:text/javascript,process.on('SIGUSR2',()=>{gc();setTimeout(()=>{gc();const{rss,heapUsed:heap}=process.memoryUsage();process.stderr.write(JSON.stringify({rss,heap})+'\\n')},500)})`;

interface Memory {
  readonly rssMb: number;
  readonly heapMb: number;
}

/** What a consumer that validates holds after each further 100,000 chats, up to a million. */
export async function benchListenMemory(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'iqmock-chats-'));
  const file = join(folder, 'chats.yaml');
  writeFileSync(file, scenario);
  const listening = spawn(
    process.execPath,
    ['--expose-gc', '--import', hook, program, 'listen', '--port', '0', '--quiet'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  try {
    const [, port = ''] = await printed(listening, /http:\/\/127\.0\.0\.1:(\d+)/);
    const held = await fill(listening, () => send(file, port, few));
    const received = await (await fetch(`http://127.0.0.1:${port}/`)).text();
    return [
      row('heap of listen', 'heapMb', held, received),
      row('memory of listen', 'rssMb', held, received),
    ];
  } finally {
    listening.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What it holds after each hundred thousand chats, until it had a million or there is no more time. */
async function fill(listening: ChildProcess, sendSome: () => Promise<void>): Promise<Memory[]> {
  const startMs = performance.now();
  const held: Memory[] = [];
  const usedMs = (): number => performance.now() - startMs;
  while (held.length * few < many && (held.length < 2 || usedMs() < longestMinutes * 60_000)) {
    await sendSome();
    const memory = await memoryOf(listening);
    held.push(memory);
    const chats = formatNumber(held.length * few);
    const { heapMb, rssMb } = memory;
    process.stderr.write(
      `${chats} chats in ${Math.round(usedMs() / 1000)} s: heap ${heapMb.toFixed(0)} MB, memory ${rssMb.toFixed(0)} MB\n`,
    );
  }
  return held;
}

/** Users who wait for their answers: as many a second as the consumer takes, and none is lost. */
async function send(file: string, port: string, chats: number): Promise<void> {
  const events = String(chats * eventsPerChat);
  const pace = ['--vus', String(lanes), '--speed', 'max', '--duration', '1h', '--max-events', events];
  // The bodies of this era take less time to send and to judge; a chat takes as much memory.
  await run([process.execPath, program, 'load', file, '--to', port, '--profile', '2021', ...pace, '--quiet']);
}

async function memoryOf(child: ChildProcess): Promise<Memory> {
  const answer = printed(child, /\{"rss":(\d+),"heap":(\d+)\}/);
  child.kill('SIGUSR2');
  const [, rss, heap] = await answer;
  return { rssMb: Number(rss) / 1e6, heapMb: Number(heap) / 1e6 };
}

function printed(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk: Buffer): void => {
      text += chunk.toString('utf8');
      const match = pattern.exec(text);
      if (match === null) return;
      child.stdout?.off('data', read);
      child.stderr?.off('data', read);
      child.off('close', fail);
      resolve(match);
    };
    const fail = (): void => reject(new Error(`listen ended: ${text}`));
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('close', fail);
  });
}

/** Memory that is just being given back makes one look a bad one: the middle of half of them is compared. */
function row(what: string, key: keyof Memory, held: readonly Memory[], received: string): BenchRow {
  const values = held.map((memory) => memory[key]);
  const half = Math.ceil(values.length / 2);
  const [first, second] = [spreadOf(values.slice(0, half)), spreadOf(values.slice(-half))];
  return {
    what: `${what} over ${formatNumber(held.length * few)} chats, second half`,
    against: 'the first half',
    value: second.median / first.median,
    unit: '×',
    goal: 1.2,
    beyond: 1.05,
    higher: false,
    raw: {
      'MB in the first half': first,
      'MB in the second': second,
      [`after each ${formatNumber(few)}`]: values.map((mb) => mb.toFixed(0)).join(' '),
      received: received.slice(0, 300),
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  publish('listen-memory', await benchListenMemory());
