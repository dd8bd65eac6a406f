import type { CheckRule, Phase } from '../../src/check/rule.ts';
import { fillMarkdown, table } from './markdown.ts';
import { importModule, type Output } from './output.ts';

/** docs/check.md: the rules of `iqmock check`, and the mistakes that they find. */
export async function writeCheckPage(): Promise<Output> {
  const { rulesByPhase } = await importModule<typeof import('../../src/check/rules/index.gen.ts')>(
    'src/check/rules/index.gen.ts',
  );
  const { sourceLink } = await importModule<typeof import('../../src/check/report/sources.ts')>(
    'src/check/report/sources.ts',
  );
  const { mistakes } = await importModule<typeof import('../../test/support/checked/mistakes.ts')>(
    'test/support/checked/mistakes.ts',
  );
  const sections = (Object.entries(rulesByPhase) as [Phase, readonly CheckRule[]][]).map(([phase, rules]) =>
    [`### ${titles[phase]}`, '', ...rules.map((rule) => describe(rule, sourceLink))].join('\n'),
  );
  const rows = Object.entries(mistakes).map(([name, { does, follows = [], mayFollow = [] }]) => [
    `a consumer that ${does}`,
    name,
    [...follows, ...mayFollow.map((other) => `(${other})`)].join(', '),
  ]);
  const head = ['mistake', 'found by', 'and what follows; in brackets, as chance will have it'];
  return fillMarkdown('docs/check.md', { rules: sections.join('\n\n'), mistakes: table(head, rows) });
}

const titles: Readonly<Record<Phase, string>> = {
  contract: 'Contract: HTTP',
  format: 'Format: the body',
  wire: 'Wire: delivery',
  security: 'Security: who sent it',
  state: 'State: what the consumer makes of it',
  load: 'Load: many at once',
};

const needWords = {
  probe: '`--probe`',
  proof: '`--sign-secret`, `--bearer` or `--basic`',
  signature: '`--sign-secret`',
  'standard-webhooks': '`--sign standard-webhooks`',
  'this machine': 'a consumer on this machine',
} as const;

function describe(rule: CheckRule, link: (source: string) => string): string {
  const level = typeof rule.level === 'string' ? rule.level : rule.level.text;
  const notes = [
    ...(rule.needs === undefined
      ? []
      : [`Needs ${rule.needs.map((need) => needWords[need]).join(' and ')}.`]),
    ...(rule.racy === true ? ['It depends on chance, and is tried many times.'] : []),
    ...(rule.thorough === true ? ['Only with `--thorough`.'] : []),
  ];
  return [
    `#### ${rule.name}`,
    '',
    `**${level}.** ${escaped(rule.doc)} ${notes.join(' ')}`,
    '',
    `- **Sent:** ${escaped(rule.sends)}`,
    `- **Right:** ${escaped(rule.accepts)}`,
    `- **Why:** ${escaped(rule.why)}`,
    `- **Fix:** ${escaped(rule.fix)}`,
    `- **Sources:** ${rule.sources.map(link).join(', ')}`,
    '',
  ].join('\n');
}

/** Markdown takes these for markup. */
function escaped(text: string): string {
  return text.replaceAll(/[<*_]/g, (letter) => `\\${letter}`);
}
