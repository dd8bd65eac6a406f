import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { basename } from 'node:path';
import { repositoryPath } from './cli.ts';
import { temporaryFolder } from './temporary-folder.ts';

const notCopied = new Set(['node_modules', 'dist', 'coverage', '.git']);

/** A git repository of one commit that holds what is under version control here, with the changes not committed yet. */
export function cloneRepository(): string {
  const folder = temporaryFolder();
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
