import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writers } from '../src/writers/index.gen.ts';
import { root, run, startSink } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';

const sizes = [20_000, 200_000];
/** Says at the end how much memory the process had at most, in kB. */
const hook = `data:text/javascript,process.on('exit',()=>process.stdout.write(String(process.resourceUsage().maxRSS)))`;
const program = `${root}dist/cli/main.js`;

/** The most memory that a report takes, in each format, of a busy day that is played again until it is as long. */
export async function benchReportMemory(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'iqmock-reports-'));
  try {
    const rows: BenchRow[] = [];
    for (const webhooks of sizes) {
      const file = await record(folder, webhooks);
      for (const format of Object.keys(writers)) rows.push(await measure(file, webhooks, format));
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function record(folder: string, webhooks: number): Promise<string> {
  const [bodies, file] = [join(folder, 'bodies.ndjson'), join(folder, `${webhooks}.ndjson`)];
  const made = await run([
    process.execPath,
    program,
    'generate',
    'busy-day',
    '--count',
    String(sizes[0] ?? 0),
  ]);
  const out = createWriteStream(bodies);
  for (let written = 0; written < webhooks; written += sizes[0] ?? webhooks)
    if (!out.write(made)) await once(out, 'drain');
  out.end();
  await once(out, 'close');
  const sink = await startSink();
  const to = `http://127.0.0.1:${sink.port}/`;
  await run([process.execPath, program, 'replay', bodies, '--to', to, '--speed', 'max', '--out', file, '-q']);
  await sink.stop();
  return file;
}

async function measure(file: string, webhooks: number, format: string): Promise<BenchRow> {
  const out = `${file}.${format}`;
  const before = process.hrtime.bigint();
  const command = [
    process.execPath,
    '--import',
    hook,
    program,
    'report',
    file,
    '--format',
    `${format}=${out}`,
  ];
  const said = await run(command, [0, 1]);
  const seconds = Number(process.hrtime.bigint() - before) / 1e9;
  const peakKb = Number(/(\d+)$/.exec(said)?.[1]);
  let bytes = 0;
  for await (const chunk of createReadStream(out)) bytes += (chunk as Buffer).length;
  rmSync(out);
  return {
    what: `peak memory of report --format ${format}, ${webhooks.toLocaleString('en-US')} webhooks`,
    against: '–',
    value: peakKb / 1000,
    unit: 'MB',
    goal: 250,
    beyond: 150,
    higher: false,
    raw: { seconds, 'MB written': bytes / 1e6 },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  publish('report-memory', await benchReportMemory());
