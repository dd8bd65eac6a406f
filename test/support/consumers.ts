import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { repositoryPath } from './cli.ts';
import { freePort } from './free-port.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A program of docs/examples/consumers that runs. */
export interface RunningConsumer extends AsyncDisposable {
  /** Where it listens: `http://127.0.0.1:43251`. */
  readonly url: string;
}

/** How a consumer is started, and what the machine must have for it. */
export interface ConsumerProgram {
  /** Prints nothing of interest and ends with 0 if the machine can run the program. */
  readonly needs: readonly string[];
  /** The command line, with `{port}` for a free port and `{folder}` for an empty folder. */
  readonly start: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where it must listen. Default: a free port. */
  readonly port?: number;
  /** Run before it, such as a compiler. */
  readonly build?: readonly string[];
}

const folder = repositoryPath('docs/examples/consumers');

/** The programs of docs/examples/consumers, by name. */
export const consumers: Readonly<Record<string, ConsumerProgram>> = {
  map: { needs: ['node', '--version'], start: ['node', `${folder}/map.js`] },
  'event log': {
    needs: ['node', '--version'],
    start: ['node', `${folder}/event-log.js`],
    env: { EVENT_LOG: '{folder}/events.ndjson' },
  },
  queue: { needs: ['node', '--version'], start: ['node', `${folder}/queue.js`] },
  SQLite: { needs: ['python3', '-c', 'import sqlite3'], start: ['python3', `${folder}/sqlite.py`] },
  Flask: { needs: ['python3', '-c', 'import flask'], start: ['python3', `${folder}/flask_app.py`] },
  Go: {
    needs: ['go', 'version'],
    build: ['go', 'build', '-C', `${folder}/go`, '-o', '{folder}/consumer', '.'],
    start: ['{folder}/consumer'],
  },
  PHP: {
    needs: ['php', '--version'],
    start: ['php', '-q', '-S', '127.0.0.1:{port}', `${folder}/hook.php`],
    env: { CHATS: '{folder}/chats', PHP_CLI_SERVER_WORKERS: '4' },
  },
};

/** Whether this machine has what a program needs. */
export function canRun({ needs: [command = '', ...args] }: ConsumerProgram): boolean {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/** Starts a program and waits until it listens. */
export async function startProgram(program: ConsumerProgram): Promise<RunningConsumer> {
  const place = temporaryFolder();
  const port = program.port ?? (await freePort());
  const filled = (text: string): string =>
    text.replaceAll('{port}', String(port)).replaceAll('{folder}', place);
  const env = { ...process.env, PORT: String(port) };
  for (const [name, value] of Object.entries(program.env ?? {}))
    Object.assign(env, { [name]: filled(value) });
  const [builder, ...buildArgs] = (program.build ?? []).map(filled);
  if (builder !== undefined) {
    const built = spawnSync(builder, buildArgs, { env, timeout: 240_000, encoding: 'utf8' });
    if (built.status !== 0) throw new Error(`${builder} failed: ${built.stderr}`);
  }
  const [command = '', ...args] = program.start.map(filled);
  // A group of its own, so that its workers end with it.
  const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told = (told + text).slice(-4000)));
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      process.kill(-(child.pid ?? 0), 'SIGKILL');
      await ended;
    }
    rmSync(place, { recursive: true, force: true });
  };
  for (let round = 0; round < 300; round++) {
    if (child.exitCode !== null) break;
    if (await isListening(port)) return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: stop };
    await sleep(100);
  }
  await stop();
  throw new Error(`${command} does not listen on port ${port}: ${told}`);
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
