import { readFileSync } from 'node:fs';
import { repositoryPath } from './cli.ts';

const page = 'docs/check.md';

/** The block of code of docs/check.md that follows a line such as `Express:`. */
export function snippetOf(line: string): string {
  const text = readFileSync(repositoryPath(page), 'utf8');
  const [, rest] = text.split(`\n${line}\n`);
  const [, code = ''] = /^\n?```\w+\n([^]*?)^```/m.exec(rest ?? '') ?? [];
  if (code === '') throw new Error(`${page} has no code below "${line}".`);
  return code;
}

/** A program of test/support/snippets with a snippet in the place that it has for one. */
export function withSnippet(program: string, snippet: string): string {
  const text = readFileSync(repositoryPath(`test/support/snippets/${program}`), 'utf8');
  const place = /^.*\bSNIPPET$/m;
  if (!place.test(text)) throw new Error(`${program} has no place for a snippet.`);
  return text.replace(place, () => snippet);
}
