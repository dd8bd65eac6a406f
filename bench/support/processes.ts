import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a sink counted. */
export interface SinkCounts {
  readonly requests: number;
  readonly bodyBytes: number;
  /** Bodies that equalled the one before on their connection. */
  readonly repeats: number;
  readonly inversions: number;
  readonly duplicates: number;
}

/** A consumer in a process of its own that costs next to nothing. */
export interface Sink {
  readonly kind: 'C' | 'Node';
  readonly port: number;
  /** What it counted so far. */
  counts(): Promise<SinkCounts>;
  stop(): Promise<SinkCounts>;
}

/** Starts the sink: in C where there is a compiler, else in Node. It is kept to the last core. */
export async function startSink(): Promise<Sink> {
  const compiled = compileSink();
  const script = [process.execPath, '--import', 'tsx', join(root, 'bench/support/sink.ts')];
  const { port, ask, stop } = await startServer(compiled === undefined ? script : [compiled]);
  return {
    kind: compiled === undefined ? 'Node' : 'C',
    port,
    counts: async () => JSON.parse(await ask()) as SinkCounts,
    stop: async () => JSON.parse(await stop()) as SinkCounts,
  };
}

/** A consumer in a process of its own. */
export interface ConsumerProcess {
  readonly port: number;
  /** Resolves with the line it prints on SIGUSR2. */
  ask(): Promise<string>;
  /** Ends it; resolves with the line it prints then. */
  stop(): Promise<string>;
}

/** Starts a consumer written in TypeScript that prints its port, and a line when it is told to end. */
export function startConsumer(script: string): Promise<ConsumerProcess> {
  return startServer([process.execPath, '--import', 'tsx', join(root, script)]);
}

async function startServer(command: readonly string[]): Promise<ConsumerProcess> {
  const child = start(pinned(command, cpus().length - 1));
  const lines = linesOf(child);
  const port = Number(await lines.next());
  const after = (signal: NodeJS.Signals): Promise<string> => {
    const line = lines.next();
    child.kill(signal);
    return line;
  };
  return {
    port,
    ask: () => after('SIGUSR2'),
    stop: () => after('SIGTERM'),
  };
}

let compiledSink: string | undefined;

function compileSink(): string | undefined {
  if (compiledSink !== undefined) return compiledSink;
  const compiler = ['cc', 'gcc', 'clang'].map(findProgram).find((path) => path !== undefined);
  if (compiler === undefined) return undefined;
  const output = join(mkdtempSync(join(tmpdir(), 'iqmock-sink-')), 'sink');
  execFileSync(compiler, ['-O2', '-o', output, join(root, 'bench/support/sink.c')]);
  return (compiledSink = output);
}

/** A program on the path, if it is there. */
export function findProgram(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** A command kept to one core, where that can be asked for. */
export function pinned(command: readonly string[], core: number): string[] {
  const taskset = findProgram('taskset');
  return taskset === undefined || cpus().length < 2
    ? [...command]
    : [taskset, '-c', String(core), ...command];
}

/** Runs a command to its end and gives what it wrote to stdout. Rejects, with its stderr, on another exit code than those. */
export function run(command: readonly string[], exitCodes: readonly number[] = [0]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = start(command);
    let [stdout, stderr] = ['', ''];
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('close', (code) => {
      if (exitCodes.includes(code ?? -1)) resolve(stdout);
      else reject(new Error(`${command.join(' ')} ended with ${code ?? 'a signal'}:\n${stderr}`));
    });
  });
}

const busyWork =
  'const rows = Array.from({ length: 2000 }, (_, id) => ({ id, text: `Текст ${id}` })); for (;;) JSON.parse(JSON.stringify(rows));';

/** Keeps the last core at work, in memory too, until it is told to stop. */
export function keepOtherCoreBusy(): () => void {
  const child = start(pinned([process.execPath, '-e', busyWork], cpus().length - 1));
  return () => void child.kill('SIGKILL');
}

function start([program = '', ...args]: readonly string[]): ChildProcess {
  return spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
}

function linesOf(child: ChildProcess): { next(): Promise<string> } {
  let text = '';
  const waiting: ((line: string) => void)[] = [];
  child.stdout?.setEncoding('utf8').on('data', (more: string) => {
    text += more;
    for (let end = text.indexOf('\n'); end >= 0 && waiting.length > 0; end = text.indexOf('\n')) {
      waiting.shift()?.(text.slice(0, end));
      text = text.slice(end + 1);
    }
  });
  return {
    next: () =>
      new Promise((resolve) => {
        const end = text.indexOf('\n');
        if (end < 0) return void waiting.push(resolve);
        resolve(text.slice(0, end));
        text = text.slice(end + 1);
      }),
  };
}
