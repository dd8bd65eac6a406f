import type { Entry } from '../entry.ts';
import { errorTable } from '../errors.ts';
import { packagePath, type Host } from '../env/host.ts';

/** Lists the members of a catalogue, loading no more than it needs. */
type Lister = (host: Host) => Promise<readonly Entry[]>;

/** The catalogues that `list` and `show` know and the shell completes. */
export const catalogues = {
  scenarios: async (host) => entriesOf(await (await import('../scenario/built-in.ts')).listScenarios(host)),
  events: async () => entriesOf((await import('../events/index.gen.ts')).events),
  steps: async () => entriesOf((await import('../scenario/steps/index.gen.ts')).steps),
  schemas: listSchemas,
  writers: async () => entriesOf((await import('../writers/index.gen.ts')).writers),
  rules: async () => entriesOf((await import('../consumer/rules/index.gen.ts')).rules),
  'check-rules': async () =>
    entriesOf((await import('../check/choose.ts')).everyRule.map(({ rule }) => rule)),
  faults: async () => entriesOf((await import('../delivery/faults/index.gen.ts')).faults),
  errors: async () => Object.entries(errorTable).map(([name, { doc }]) => ({ name, doc })),
} as const satisfies Record<string, Lister>;

/** The name of a catalogue. */
export type CatalogueName = keyof typeof catalogues;

/** The names of all catalogues. */
export const catalogueNames = Object.keys(catalogues) as [CatalogueName, ...CatalogueName[]];

async function listSchemas(host: Host): Promise<readonly Entry[]> {
  const ending = '.schema.json';
  const files = await host.listDirectory(packagePath('schemas'));
  const names = files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));
  const { contractDocuments } = await import('../contracts/documents.ts');
  const schemas = await Promise.all(
    names.map(async (name) => {
      const schema = JSON.parse(await host.readText(packagePath(`schemas/${name}${ending}`))) as {
        description?: string;
      };
      return { name, doc: schema.description ?? '' };
    }),
  );
  return [...schemas, ...entriesOf(contractDocuments)];
}

function entriesOf(table: readonly Entry[] | Readonly<Record<string, Entry>>): readonly Entry[] {
  return Object.values(table).map(({ name, doc }) => ({ name, doc }));
}
