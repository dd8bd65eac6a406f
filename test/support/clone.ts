import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { repositoryPath } from './cli.ts';

const notCopied = new Set(['node_modules', 'dist', 'coverage', '.git']);

/** A git repository of one commit that holds what is under version control here, with the changes not committed yet. */
export function cloneRepository(): string {
  const folder = mkdtempSync(join(tmpdir(), 'iqmock-clone-'));
  cpSync(repositoryPath('.'), folder, {
    recursive: true,
    filter: (source) => !notCopied.has(basename(source)),
  });
  const git = (...args: string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@localhost', ...args], {
      cwd: folder,
      stdio: 'pipe',
    });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'All');
  return folder;
}
