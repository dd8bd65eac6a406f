import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repositoryPath } from '../support/cli.ts';

/** The rooms, the lowest first. A file may import from its own room and from those below. */
const rooms = [
  ['errors.ts', 'entry.ts', 'own.ts'],
  ['env'],
  ['secrets'],
  ['options'],
  // What several rooms hand to each other, without code of its own.
  ['delivery/faults/parts/fault.ts', 'scenario/output.ts'],
  ['model'],
  ['world'],
  ['events'],
  ['delivery'],
  ['report'],
  ['scenario'],
  ['session'],
  ['consumer'],
  ['replay'],
  ['emitter'],
  ['contracts'],
  ['load'],
  ['check'],
  ['serve'],
  ['config'],
  ['index.ts'],
  ['cli'],
];

const source = repositoryPath('src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

/** Modules that the file names, from the root of src if they are ours. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(source, file), 'utf8');
  const names = [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
    (match) => match[1] ?? '',
  );
  return names.map((name) =>
    name.startsWith('.') ? relative(source, resolve(source, dirname(file), name)) : name,
  );
}

/** How high a file stands; a file named in the table counts for itself. */
function heightOf(file: string): number {
  const named = rooms.findIndex((room) => room.includes(file));
  return named >= 0 ? named : rooms.findIndex((room) => room.includes(file.split('/')[0] ?? ''));
}

/** Libraries that cost start-up time, and the only files that may import them when they are loaded. */
const heavy = [
  '@faker-js/faker',
  'ajv',
  'ajv-formats',
  'cli-table3',
  'hdr-histogram-js',
  'json-schema-faker',
  'junit-report-builder',
  'liquidjs',
  'prom-client',
  'undici',
  'uplot',
  'yaml',
  'yargs',
];

describe('imports', () => {
  test('every file stands in a room', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => heightOf(file) < 0)).toEqual([]);
  });

  test('a file imports only from its own room and below', () => {
    const upward = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.endsWith('.ts') && heightOf(name) > heightOf(file))
        .map((name) => `${file} imports ${name}`),
    );
    expect(upward).toEqual([]);
  });

  test('a command loads its libraries when it runs, not when it is listed', () => {
    const reached = reachableFrom('cli/main.ts');
    for (const command of files.filter((file) => file.startsWith('cli/commands/')))
      reachableFrom(command, reached);
    const loaded = [...reached].filter((name) =>
      heavy.some((library) => name === library || name.startsWith(`${library}/`)),
    );
    expect(loaded).toEqual([]);
  });
});

/** Every module that is loaded with a file: static imports of values, followed to their ends. */
function reachableFrom(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!files.includes(file)) return seen;
  const text = readFileSync(join(source, file), 'utf8');
  for (const match of text.matchAll(/^(?:import|export)\s+(?!type\b)([^;]*?)from\s+['"]([^'"]+)['"]/gms)) {
    const [, names = '', name = ''] = match;
    const onlyTypes =
      /^\{[^}]*\}\s*$/.test(names) &&
      names
        .replace(/[{}]/g, '')
        .split(',')
        .filter((part) => part.trim() !== '')
        .every((part) => part.trim().startsWith('type '));
    if (!onlyTypes)
      reachableFrom(
        name.startsWith('.') ? relative(source, resolve(source, dirname(file), name)) : name,
        seen,
      );
  }
  return seen;
}

describe('the door to the machine', () => {
  const inside = files.filter(
    (file) => !file.startsWith('env/') && file !== 'cli/main.ts' && !file.endsWith('.gen.ts'),
  );
  const banned = [
    /\bprocess\./,
    /\bDate\.now\b/,
    /\bnew Date\(\s*\)/,
    /\bMath\.random\b/,
    /\bperformance\.now\b/,
    /\bconsole\./,
    /\brandomUUID\b/,
    /from 'node:(fs|fs\/promises|process)'/,
    /\beval\(|new Function\b/,
  ];

  test('nothing asks the machine but through a Host', () => {
    const offences = inside.flatMap((file) => {
      const code = readFileSync(join(source, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return banned.filter((pattern) => pattern.test(code)).map((pattern) => `${file}: ${String(pattern)}`);
    });
    expect(offences).toEqual([]);
  });
});
