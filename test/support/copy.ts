import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagePath } from '../../src/env/host.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What a program that ran in a copy did. */
export interface Outcome {
  readonly exitCode: number | null;
  /** Both outputs, one after the other. */
  readonly output: string;
}

/** A copy of the repository's sources, in which files may be changed. */
export interface Copy {
  /** The full path of a file of the copy. */
  path(path: string): string;
  read(path: string): string;
  edit(path: string, change: (text: string) => string): void;
  /** Runs a TypeScript file of the copy. */
  run(file: string, ...args: readonly string[]): Outcome;
  remove(): void;
}

const parts = [
  'data',
  'schemas',
  'src',
  'scripts',
  'docs',
  'scenarios',
  // docs/check.md shows what its tests hold.
  'test/support/checked',
  // The script that makes the pictures of docs starts a browser by it.
  'test/support/chromium.ts',
  'package.json',
  'tsconfig.json',
  '.prettierrc.json',
];

/** Copies the sources into a temporary directory, with the packages installed here. */
export function copyRepository(): Copy {
  const root = temporaryFolder();
  for (const part of parts) cpSync(packagePath(part), join(root, part), { recursive: true });
  symlinkSync(packagePath('node_modules'), join(root, 'node_modules'));
  return {
    path: (path) => join(root, path),
    read: (path) => readFileSync(join(root, path), 'utf8'),
    edit: (path, change) => writeFileSync(join(root, path), change(readFileSync(join(root, path), 'utf8'))),
    run(file, ...args) {
      const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file, ...args], {
        cwd: root,
        encoding: 'utf8',
        timeout: 240_000,
      });
      return { exitCode: status, output: stdout + stderr };
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
