import { secretNames } from '../../src/secrets/mask.ts';
import { fillMarkdown, table } from './markdown.ts';
import type { Output } from './output.ts';

/** docs/security.md: the names whose values are masked. */
export function writeSecurity(): Promise<Output> {
  const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
  const { whole, words, parts, shown } = secretNames;
  const rows = [
    ['the whole name is one of', listed(whole)],
    ['one of its words is', listed(words)],
    ['it contains', listed(parts)],
    ['never masked', listed(shown)],
  ];
  return fillMarkdown('docs/security.md', { names: table(['a name is masked if', 'names'], rows) });
}
