import { join } from 'node:path';
import type { Entry } from '../entry.ts';
import { errorTable } from '../errors.ts';
import { packagePath, type Host } from '../env/host.ts';

/** Lists the members of a catalogue, loading no more than it needs. */
type Lister = (host: Host) => Promise<readonly Entry[]>;

/** The catalogues that `list` and `show` know and the shell completes. */
export const catalogues = {
  scenarios: listScenarios,
  events: async () => entriesOf((await import('../events/index.gen.ts')).events),
  steps: async () => entriesOf((await import('../scenario/steps/index.gen.ts')).steps),
  schemas: listSchemas,
  writers: async () => entriesOf((await import('../report/writers/index.gen.ts')).writers),
  rules: async () => entriesOf((await import('../consumer/rules/index.gen.ts')).rules),
  errors: async () => Object.entries(errorTable).map(([name, { doc }]) => ({ name, doc })),
} as const satisfies Record<string, Lister>;

/** The name of a catalogue. */
export type CatalogueName = keyof typeof catalogues;

/** The names of all catalogues. */
export const catalogueNames = Object.keys(catalogues) as [CatalogueName, ...CatalogueName[]];

/** The file of a scenario that ships with iqmock. */
export function builtInScenarioPath(name: string): string {
  return packagePath(join('scenarios', `${name}.yaml`));
}

async function listScenarios(host: Host): Promise<readonly Entry[]> {
  const files = await host.listDirectory(packagePath('scenarios'));
  const names = files.filter((file) => file.endsWith('.yaml')).map((file) => file.slice(0, -'.yaml'.length));
  return Promise.all(
    names.map(async (name) => ({ name, doc: firstComment(await host.readText(builtInScenarioPath(name))) })),
  );
}

/** What a scenario says of itself: its first comment that is no instruction to an editor. */
function firstComment(text: string): string {
  const comments = text
    .split('\n')
    .filter((line) => line.startsWith('#') && !line.includes('yaml-language-server:'));
  return (comments[0] ?? '').replace(/^#\s*/, '');
}

async function listSchemas(host: Host): Promise<readonly Entry[]> {
  const ending = '.schema.json';
  const files = await host.listDirectory(packagePath('schemas'));
  const names = files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));
  return Promise.all(
    names.map(async (name) => {
      const schema = JSON.parse(await host.readText(packagePath(`schemas/${name}${ending}`))) as {
        description?: string;
      };
      return { name, doc: schema.description ?? '' };
    }),
  );
}

function entriesOf(table: Readonly<Record<string, Entry>>): readonly Entry[] {
  return Object.values(table).map(({ name, doc }) => ({ name, doc }));
}
