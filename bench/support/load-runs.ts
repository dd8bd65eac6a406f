import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pinned, root, run } from './processes.ts';

/** What a load run in a process of its own measured. */
export interface MeasuredRun {
  readonly events: number;
  readonly seconds: number;
  /** Seconds of CPU that the generators used in the measured time. */
  readonly cpuSeconds: number;
  readonly askedShare: number;
  readonly latenessP50Ms: number;
  readonly latenessP99Ms: number;
  readonly mostHeapBytes: number;
  /** How many chats were open at once, in the second with the fewest. */
  readonly leastLive: number;
  readonly orderViolations: number;
  readonly fromDueMs: Readonly<Record<string, number>>;
  readonly fromSendMs: Readonly<Record<string, number>>;
}

interface Json {
  readonly counts: Record<string, number>;
  readonly all: { readonly fromDueMs: Record<string, number>; readonly fromSendMs: Record<string, number> };
  readonly latenessMs: Record<string, number>;
}

/** A second of a run file. */
export interface SliceLine {
  readonly kind: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly counts: { readonly sent: number };
  readonly gauges: { readonly heapBytes: number; readonly live: number };
  readonly generatorLoad: { readonly cpuShare: number };
}

let runs = 0;

/** How the process of a load run is started. */
interface ProcessSettings {
  /** Kept to the first core; not for several workers. */
  readonly isPinned?: boolean;
  /** Flags of Node.js. */
  readonly nodeFlags?: readonly string[];
}

/** Runs `iqmock load` as built and reads what it measured. */
export async function runLoad(
  port: number,
  flags: readonly string[],
  { isPinned = true, nodeFlags = [] }: ProcessSettings = {},
): Promise<MeasuredRun> {
  const base = join(tmpdir(), `iqmock-bench-${process.pid}-${runs++}`);
  const command = [
    process.execPath,
    ...nodeFlags,
    join(root, 'dist/cli/main.js'),
    'load',
    'support-chat',
    '--to',
    String(port),
    '--seed',
    '42',
  ];
  const outputs = ['--quiet', '--out', `${base}.ndjson`, '--report', `json=${base}.json`];
  // A broken threshold is no concern of a bench.
  await run(
    isPinned ? pinned([...command, ...flags, ...outputs], 0) : [...command, ...flags, ...outputs],
    [0, 4],
  );
  const json = JSON.parse(readFileSync(`${base}.json`, 'utf8')) as Json;
  const slices = readSlices(`${base}.ndjson`);
  rmSync(`${base}.json`);
  rmSync(`${base}.ndjson`);
  const whole = slices.filter(({ counts }) => counts.sent > 0);
  return {
    ...costOf(whole),
    seconds: Math.max(...whole.map(({ toMs }) => toMs)) / 1000,
    askedShare: (json.counts['begun'] ?? 0) / (json.counts['asked'] ?? 1),
    latenessP50Ms: json.latenessMs['p50'] ?? NaN,
    latenessP99Ms: json.latenessMs['p99'] ?? NaN,
    mostHeapBytes: Math.max(...slices.map(({ gauges }) => gauges.heapBytes)),
    // In the last one, the run comes to its end.
    leastLive: Math.min(...whole.slice(0, -1).map(({ gauges }) => gauges.live)),
    orderViolations: json.counts['orderViolations'] ?? 0,
    fromDueMs: json.all.fromDueMs,
    fromSendMs: json.all.fromSendMs,
  };
}

/** The slices of a run file. */
export function readSlices(path: string): SliceLine[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as SliceLine).filter(({ kind }) => kind === 'slice');
}

/** What was sent in these slices, and what it cost. */
export function costOf(slices: readonly SliceLine[]): Pick<MeasuredRun, 'events' | 'cpuSeconds'> {
  return {
    events: slices.reduce((sum, { counts }) => sum + counts.sent, 0),
    cpuSeconds: slices.reduce(
      (sum, { fromMs, toMs, generatorLoad }) => sum + (generatorLoad.cpuShare * (toMs - fromMs)) / 1000,
      0,
    ),
  };
}

/** Events per second of the generators' CPU. */
export function perCpuSecond({ events, cpuSeconds }: Pick<MeasuredRun, 'events' | 'cpuSeconds'>): number {
  return events / cpuSeconds;
}
