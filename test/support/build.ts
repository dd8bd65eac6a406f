import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { programPath, repositoryPath } from './cli.ts';

/** Builds dist/ once before the tests that run it, unless nothing changed since it was built. */
export default function build(): void {
  const built = repositoryPath('dist/.tsbuildinfo');
  if (existsSync(built) && newestIn(repositoryPath('src')) < statSync(built).mtimeMs) return;
  // A type error fails the type check; what it concerns can be run all the same.
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], {
    cwd: repositoryPath('.'),
    stdio: 'inherit',
  });
  if (!existsSync(programPath)) throw new Error('dist/ cannot be built.');
}

/** When a file below a folder was last changed, in milliseconds. */
function newestIn(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Math.max(
    ...entries
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}
