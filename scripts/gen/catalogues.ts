import { banner, namesIn, readIfAny, type Output } from './output.ts';

/** A catalogue: a directory in which each file with a `definition` is a member named like its file. */
interface Catalogue {
  readonly directory: string;
  /** The groups of members, each a directory of its own; a member is then named `group/file`. */
  readonly groups?: readonly string[];
  /** The exported table. */
  readonly table: string;
  /** The names alone, for those who must not load the members. */
  readonly namesTable?: string;
  /** Keys of members that say of the names which ones have them. */
  readonly namesBy?: Readonly<Record<string, { readonly key: string; readonly doc: string }>>;
  readonly doc: string;
  /** The member's type: its name, type arguments and module, seen from the directory. */
  readonly type: { readonly name: string; readonly text: string; readonly from: string };
}

const eager: readonly Catalogue[] = [
  {
    directory: 'src/events',
    table: 'events',
    doc: 'Every event type by its wire name.',
    type: { name: 'EventDefinition', text: 'EventDefinition<unknown>', from: './event.ts' },
  },
  {
    directory: 'src/scenario/steps',
    table: 'steps',
    doc: 'Every step of the scenario language by its name.',
    type: { name: 'StepDefinition', text: 'StepDefinition<unknown>', from: './step.ts' },
  },
  {
    directory: 'src/consumer/rules',
    groups: [
      'request',
      'json',
      'documented',
      'schema',
      'era',
      'refs',
      'event',
      'message',
      'file',
      'channel',
      'client',
      'time',
      'history',
    ],
    table: 'rules',
    doc: 'Every rule of validation by its name.',
    type: { name: 'Rule', text: 'Rule', from: '../rule.ts' },
  },
  {
    directory: 'src/delivery/faults',
    table: 'faults',
    doc: 'Every fault by its name.',
    type: { name: 'FaultDefinition', text: 'FaultDefinition', from: './parts/definition.ts' },
  },
  {
    directory: 'src/writers',
    table: 'writers',
    namesTable: 'writerNames',
    namesBy: {
      ToFile: { key: 'defaultFile', doc: 'Those that go to a file where none is named.' },
      ByEnvironment: { key: 'appendsTo', doc: 'Those that may go to a file that the environment names.' },
    },
    doc: 'Every format of reports by its name.',
    type: { name: 'Writer', text: 'Writer', from: './parts/writer.ts' },
  },
  {
    directory: 'src/serve/control-api/groups',
    table: 'groups',
    doc: 'Every group of endpoints of the control API by its name.',
    type: { name: 'EndpointGroup', text: 'EndpointGroup', from: '../endpoint.ts' },
  },
  {
    directory: 'src/check/writers',
    table: 'checkWriters',
    doc: 'Every format of reports of a check by its name.',
    type: { name: 'CheckWriter', text: 'CheckWriter', from: '../report/writer.ts' },
  },
  {
    directory: 'src/serve/files/kinds',
    table: 'kinds',
    doc: 'Every kind of file whose bytes can be made, by its name.',
    type: { name: 'FileKind', text: 'FileKind', from: './kind.ts' },
  },
  {
    directory: 'src/serve/client-api/groups',
    table: 'groups',
    doc: 'Every group of endpoints of the client API by its name.',
    type: { name: 'ClientGroup', text: 'ClientGroup', from: '../endpoint.ts' },
  },
  {
    directory: 'src/serve/auto/deeds',
    table: 'autoDeeds',
    namesTable: 'autoDeedNames',
    doc: 'Everything that a tenant may do by itself, by the word of `--auto`.',
    type: { name: 'AutoDeed', text: 'AutoDeed', from: '../deed.ts' },
  },
];

/** The names of the members of a catalogue, in order. */
export function memberNames(directory: string, groups?: readonly string[]): string[] {
  if (groups !== undefined) {
    return groups.flatMap((group) => memberNames(`${directory}/${group}`).map((name) => `${group}/${name}`));
  }
  return namesIn(directory, '.ts').filter((name) =>
    /^export const definition\b/m.test(readIfAny(`${directory}/${name}.ts`) ?? ''),
  );
}

/** The indexes of the catalogues; a catalogue without members has none yet. */
export function writeCatalogues(): Output[] {
  const present = eager.filter(({ directory, groups }) => memberNames(directory, groups).length > 0);
  return present.flatMap((catalogue) => [eagerIndex(catalogue), ...namesIndex(catalogue)]);
}

function namesIndex({ directory, groups, namesTable, namesBy = {} }: Catalogue): Output[] {
  if (namesTable === undefined) return [];
  const names = memberNames(directory, groups);
  const says = (key: string) => (name: string) =>
    new RegExp(`^  ${key}:`, 'm').test(readIfAny(`${directory}/${name}.ts`) ?? '');
  const tables = Object.entries(namesBy).map(
    ([suffix, { key, doc }]) => `
/** ${doc} */
export const ${namesTable}${suffix}: readonly string[] = ${JSON.stringify(names.filter(says(key)))};
`,
  );
  const list =
    tables.length > 0
      ? `: readonly string[] = ${JSON.stringify(names)};`
      : ` = ${JSON.stringify(names)} as const;`;
  const text = `${banner}/** The names of the catalogue in this folder. */
export const ${namesTable}${list}
${tables.join('')}`;
  return [{ path: `${directory}/names.gen.ts`, text }];
}

function eagerIndex({ directory, groups, table, doc, type }: Catalogue): Output {
  const names = memberNames(directory, groups);
  const imports = names.map((name) => `import { definition as ${identifier(name)} } from './${name}.ts';\n`);
  const rows = names.map((name) => `  ${JSON.stringify(name)}: ${identifier(name)},\n`);
  const text = `${banner}import type { ${type.name} } from '${type.from}';
${imports.join('')}
/** ${doc} */
export const ${table}: Readonly<Record<string, ${type.text}>> = {
${rows.join('')}};
`;
  return { path: `${directory}/index.gen.ts`, text };
}

function identifier(name: string): string {
  return name.replace(/[-_/](\w)/g, (_, letter: string) => letter.toUpperCase()).concat('Definition');
}
