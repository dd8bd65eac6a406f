import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryPath } from './cli.ts';

/** Builds dist/ once before the tests that run it, unless nothing changed since it was built. */
export default function build(): void {
  const built = repositoryPath('dist/.tsbuildinfo');
  if (existsSync(built) && newestIn(repositoryPath('src')) < statSync(built).mtimeMs) return;
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    cwd: repositoryPath('.'),
    stdio: 'inherit',
  });
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
