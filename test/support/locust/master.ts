import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { locustfile } from '../../../src/cli/locustfile.ts';
import { freePort } from '../free-port.ts';

/** The programs of Locust that tests run: those of IQMOCK_TEST_LOCUST, written like a PATH, or the one on the PATH. */
export const locustPrograms = (process.env['IQMOCK_TEST_LOCUST'] ?? 'locust')
  .split(delimiter)
  .filter((program) => spawnSync(program, ['--version'], { timeout: 60_000 }).status === 0);

if (locustPrograms.length === 0)
  console.warn(
    'No locust is found (IQMOCK_TEST_LOCUST, or on the PATH): tests against a real master are skipped.',
  );

/** How a master is started. */
export interface MasterOptions {
  readonly program: string;
  /** Where its locustfile and its CSV are written. */
  readonly folder: string;
  readonly port: number;
  /** Flags beside those that make it a master on loopback. */
  readonly flags: readonly string[];
  /** The locustfile. Default: that of `iqmock init --locust`. */
  readonly script?: string;
}

/** A master that runs. */
export interface Master {
  readonly child: ChildProcess;
  /** Resolves with its exit code. */
  readonly ended: Promise<number | null>;
  log(): string;
}

/** Starts a master; who starts it ends it. */
export function startMaster({ program, folder, port, flags, script = locustfile }: MasterOptions): Master {
  writeFileSync(join(folder, 'locustfile.py'), script);
  const listen = ['--master', '--master-bind-host', '127.0.0.1', '--master-bind-port', String(port)];
  const child = spawn(program, [...listen, ...flags], { cwd: folder, stdio: 'pipe' });
  let log = '';
  child.stderr.on('data', (text: Buffer) => (log += text.toString()));
  child.stdout.resume();
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended, log: () => log };
}

/** A headless run: so many users for so many seconds, begun when so many workers are there. */
export function headless(users: number, seconds: number, workers: number, csv: string): string[] {
  const load = ['--users', String(users), '--spawn-rate', String(users), '--run-time', `${seconds}s`];
  return ['--headless', ...load, '--expect-workers', String(workers), '--csv', csv];
}

/** A row of a master's statistics. */
export interface CsvRow {
  readonly scenario: string;
  readonly type: string;
  readonly requests: number;
  readonly failures: number;
  /** Every column by its title. */
  readonly columns: ReadonlyMap<string, string>;
}

/** Reads a CSV of statistics, without the row of totals. */
export function readCsv(text: string): CsvRow[] {
  const [head = '', ...lines] = text.trim().split(/\r?\n/);
  const titles = head.split(',');
  return lines
    .map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')))
    .map((cells) => new Map(titles.map((title, index) => [title.replace(/^"|"$/g, ''), cells[index] ?? ''])))
    .map((columns) => ({
      scenario: columns.get('Type') ?? '',
      type: columns.get('Name') ?? '',
      requests: Number(columns.get('Request Count')),
      failures: Number(columns.get('Failure Count')),
      columns,
    }))
    .filter(({ scenario }) => scenario !== '');
}

/** The statistics that a master wrote with `--csv`. */
export function readCsvFile(folder: string, csv: string): CsvRow[] {
  return readCsv(readFileSync(join(folder, `${csv}_stats.csv`), 'utf8'));
}

/** The web API of a master. */
export interface WebApi {
  readonly flags: readonly string[];
  readonly url: string;
  /** From now on there are this many users. */
  swarm(users: number, spawnRate: number): Promise<void>;
  /** Resolves when the test is over. */
  stop(): Promise<void>;
  state(): Promise<WebState>;
  csv(): Promise<CsvRow[]>;
}

/** What the page of a master shows. */
export interface WebState {
  readonly state: string;
  readonly user_count: number;
  readonly workers?: readonly { readonly id: string; readonly state: string; readonly user_count: number }[];
  readonly errors: readonly { readonly name: string; readonly error: string; readonly occurrences: number }[];
}

/** A web API at a free port; its flags are for the master that shall have it. */
export async function webApi(): Promise<WebApi> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const get = async (path: string): Promise<Response> => {
    const response = await fetch(url + path);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response;
  };
  return {
    url,
    flags: ['--web-host', '127.0.0.1', '--web-port', String(port)],
    async swarm(users, spawnRate) {
      const body = new URLSearchParams({
        user_count: String(users),
        spawn_rate: String(spawnRate),
        host: '',
      });
      const answer = (await (await fetch(`${url}/swarm`, { method: 'POST', body })).json()) as {
        success: boolean;
      };
      if (!answer.success) throw new Error(`The master refused: ${JSON.stringify(answer)}`);
    },
    async stop() {
      // Older versions take GET alone, newer ones POST alone.
      const { status } = await fetch(`${url}/stop`, { method: 'POST' });
      if (status === 405) await get('/stop');
    },
    state: async () => (await (await get('/stats/requests')).json()) as WebState,
    csv: async () => readCsv(await (await get('/stats/requests/csv')).text()),
  };
}
