import { everyRule } from '../choose.ts';
import { sourceUrl } from './sources.ts';

/** What `iqmock show` says of a rule of check, in lines. */
export function rulePage(name: string, wrap: (text: string) => readonly string[]): string[] {
  const found = everyRule.find(({ rule }) => rule.name === name);
  if (found === undefined) return [];
  const { rule, phase } = found;
  const level = typeof rule.level === 'string' ? rule.level : rule.level.text;
  const rows: readonly (readonly [string, string])[] = [
    ['Phase', phase],
    ['Level', level],
    ['Sent', rule.sends],
    ['Right', rule.accepts],
    ['Why', rule.why],
    ['Fix', rule.fix],
    ...rule.sources.map((source) => ['Source', [source, sourceUrl(source) ?? ''].join(' ').trim()] as const),
    ['Again', `iqmock check --to 3000 --only ${rule.name}`],
  ];
  return [...wrap(rule.doc), '', ...rows.flatMap(([term, text]) => wrap(`${term.padEnd(9)} ${text}`))];
}
