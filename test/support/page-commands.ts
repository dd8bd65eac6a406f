import { readFileSync } from 'node:fs';
import { repositoryPath } from './cli.ts';

/** The commands under a heading of the third level of a page, in order, a line each. */
export function commandsOf(page: string, heading: string): string[] {
  const [, section = ''] = readFileSync(repositoryPath(page), 'utf8').split(`### ${heading}\n`);
  const [, block = ''] = /```sh\n([^]*?)```/.exec(section.split(/^###? /m)[0] ?? '') ?? [];
  if (block === '') throw new Error(`${page} has no commands for ${heading}.`);
  return block.trim().split('\n');
}

/** Lines of code without their indentation, as a page shows them. */
export const unindented = (code: string): string => code.replace(/^[ \t]+/gm, '').trim();
