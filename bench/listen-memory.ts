import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';

const program = `${root}dist/cli/main.js`;
const few = 100_000;
const many = 1_000_000;
const eventsPerChat = 2;
const lanes = 16;

/** One new client opens a chat, and it is closed. */
const scenario = `name: opened-and-closed
world: { channels: { support: { type: iqchat } } }
steps:
  - create_chat: { client: { type: crm }, as: chat }
  - close: { chat: chat }
`;

/** Says on request what the process holds, what can be collected left out of the heap. */
const hook = `data:text/javascript,process.on('SIGUSR2',()=>{const{rss}=process.memoryUsage();gc();process.stderr.write(JSON.stringify({rss,heap:process.memoryUsage().heapUsed})+'\\n')})`;

interface Memory {
  readonly rssMb: number;
  readonly heapMb: number;
}

/** What a consumer that validates holds after a million chats, against a tenth of them. */
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
    await send(file, port, few);
    const first = await memoryOf(listening);
    await send(file, port, many - few);
    const last = await memoryOf(listening);
    const received = await (await fetch(`http://127.0.0.1:${port}/`)).text();
    return [
      row('heap of listen', 'heapMb', first, last, received),
      row('memory of listen', 'rssMb', first, last, received),
    ];
  } finally {
    listening.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Users who wait for their answers: as many a second as the consumer takes, and none is lost. */
async function send(file: string, port: string, chats: number): Promise<void> {
  const events = String(chats * eventsPerChat);
  const pace = ['--vus', String(lanes), '--speed', 'max', '--duration', '1h', '--max-events', events];
  await run([process.execPath, program, 'load', file, '--to', port, ...pace, '--quiet']);
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
      if (match !== null) resolve(match);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('close', () => reject(new Error(`listen ended: ${text}`)));
  });
}

function row(what: string, key: keyof Memory, first: Memory, last: Memory, received: string): BenchRow {
  return {
    what: `${what} after a million chats`,
    against: 'after 100,000',
    value: last[key] / first[key],
    unit: '×',
    goal: 1.2,
    beyond: 1.05,
    higher: false,
    raw: {
      'MB after 100,000': first[key],
      'MB after a million': last[key],
      received: received.slice(0, 300),
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  publish('listen-memory', await benchListenMemory());
