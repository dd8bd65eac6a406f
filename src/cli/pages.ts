import type { ArgumentSchema } from '../entry.ts';
import { errorTable, exitCodes, type ErrorCode } from '../errors.ts';
import { packagePath, type Host } from '../env/host.ts';
import { columns, wrap } from './layout.ts';
import { catalogues, type CatalogueName } from './names.ts';
import { exitCodeDocs } from './exit-codes.ts';
import { schemaText } from './schema-text.ts';
import { ownValue } from '../own.ts';

const width = 100;

/** What `show` prints for a member of each catalogue. */
export const pages: Readonly<Record<CatalogueName, (host: Host, name: string) => Promise<string>>> = {
  scenarios: async (host, name) => host.readText((await import('../scenario/built-in.ts')).builtInPath(name)),
  events: eventPage,
  steps: stepPage,
  schemas: (host, name) => schemaText(host, name),
  writers: entryPage('writers'),
  rules: rulePage,
  'check-rules': checkRulePage,
  faults: faultPage,
  errors: errorPage,
};

async function eventPage(host: Host, name: string): Promise<string> {
  const [{ triggerEvent, findEvent }, { World }, { profiles }] = await Promise.all([
    import('../events/trigger.ts'),
    import('../world/world.ts'),
    import('../model/profile.ts'),
  ]);
  const { doc, args } = findEvent(name);
  const world = new World({
    name: 'show',
    seed: 1,
    profile: profiles['2023'],
    locale: 'ru',
    startMs: Date.UTC(2024, 0, 15, 9),
  });
  const body: unknown = JSON.parse(Buffer.from(triggerEvent(world, name).encode()).toString('utf8'));
  return [
    ...wrap(doc, width),
    '',
    'Arguments of the step "emit"',
    ...argumentRows(args),
    '',
    `Example   iqmock trigger ${name}`,
    ...(await exampleOf(host, 'docs/events.md', name)),
    '',
    'A body',
    JSON.stringify(body, null, 2),
    '',
  ].join('\n');
}

async function stepPage(host: Host, name: string): Promise<string> {
  const { steps } = await import('../scenario/steps/index.gen.ts');
  const step = ownValue(steps, name);
  return [
    ...wrap(step?.doc ?? '', width),
    '',
    'Arguments',
    ...argumentRows(step?.args ?? {}),
    '',
    'Example',
    ...(await exampleOf(host, 'docs/steps.md', name)),
    '',
  ].join('\n');
}

async function rulePage(_host: Host, name: string): Promise<string> {
  const { rules } = await import('../consumer/rules/index.gen.ts');
  const rule = Object.values(rules).find((candidate) => candidate.name === name);
  if (rule === undefined) return '';
  const { doc, severity, why, example } = rule;
  return [
    ...wrap(doc, width),
    '',
    `Severity  ${severity}`,
    ...wrap(`Why       ${why}`, width),
    `Example   ${example}`,
    '',
  ].join('\n');
}

async function checkRulePage(_host: Host, name: string): Promise<string> {
  const { rulePage: page } = await import('../check/report/rule-page.ts');
  return `${page(name, (text) => wrap(text, width)).join('\n')}\n`;
}

async function faultPage(_host: Host, name: string): Promise<string> {
  const { faultLines } = await import('./fault-page.ts');
  return `${faultLines(name, width).join('\n')}\n`;
}

function errorPage(_host: Host, name: string): Promise<string> {
  const { doc, exitCode } = errorTable[name as ErrorCode];
  const key = Object.entries(exitCodes).find(([, code]) => code === exitCode)?.[0] as keyof typeof exitCodes;
  return Promise.resolve(`${doc}\nExit code ${exitCode}: ${exitCodeDocs[key]}\n`);
}

function entryPage(catalogue: CatalogueName): (host: Host, name: string) => Promise<string> {
  return async (host, name) => {
    const entry = (await catalogues[catalogue](host)).find((candidate) => candidate.name === name);
    return `${wrap(entry?.doc ?? '', width).join('\n')}\n`;
  };
}

function argumentRows(args: ArgumentSchema): string[] {
  const named = [args, ...(args.anyOf ?? args.oneOf ?? [])].find(
    ({ properties }) => properties !== undefined,
  );
  if (named?.properties === undefined) return [`  ${args.description ?? 'a value'}`];
  const { properties, required = [] } = named;
  return columns(
    Object.entries(properties).map(([name, { description = '' }]) => ({
      term: name,
      plainTerm: name,
      text: required.includes(name) ? `${description} (required)` : description,
    })),
    width,
  );
}

/** The example of an entry's section in a page of the documentation. */
async function exampleOf(host: Host, page: string, name: string): Promise<string[]> {
  const text = await host.readText(packagePath(page));
  const section = text.split(/^## /m).find((part) => part.startsWith(`${name}\n`));
  const example = /```yaml\n([^]*?)```/.exec(section ?? '')?.[1] ?? '';
  return example
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`.trimEnd());
}
