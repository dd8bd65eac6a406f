import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** A PostgreSQL that lives in a folder, on a Unix socket. */
export interface Postgres extends Disposable {
  /** What its clients need in their environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** PostgreSQL does not run as root; there is a user of its own then. */
const user = 'postgres';
const asUser = process.getuid?.() === 0 ? (['runuser', '-u', user, '--'] as const) : undefined;

function run(...words: readonly [string, ...string[]]): void {
  const [program, args] =
    asUser === undefined ? [words[0], words.slice(1)] : [asUser[0], [...asUser.slice(1), ...words]];
  const { status, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: 60_000,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`${words.join(' ')} failed: ${stderr}`);
}

/** Whether this machine can start one. */
export function hasPostgres(): boolean {
  try {
    for (const program of ['initdb', 'pg_ctl', 'createdb', 'psql']) run(program, '--version');
    return true;
  } catch {
    return false;
  }
}

/** Starts one in an empty folder, with a database. */
export function startPostgres(folder: string, database: string): Postgres {
  // The other user must be able to reach it.
  chmodSync(folder, 0o755);
  const home = join(folder, 'postgres');
  mkdirSync(home);
  chmodSync(home, 0o777);
  const data = join(home, 'data');
  run('initdb', '-D', data, '-U', user, '-A', 'trust', '-E', 'UTF8', '--no-sync');
  const options = `-k ${home} -c listen_addresses= -c fsync=off`;
  run('pg_ctl', '-D', data, '-w', '-l', join(home, 'log'), '-o', options, 'start');
  run('createdb', '-h', home, '-U', user, database);
  return {
    env: { PGHOST: home, PGUSER: user },
    [Symbol.dispose]: () => run('pg_ctl', '-D', data, '-m', 'immediate', 'stop'),
  };
}
