import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repositoryPath } from '../support/cli.ts';

/** The rooms, the lowest first. A file may import from its own room and from those below. */
const rooms = [
  ['errors.ts', 'entry.ts', 'own.ts'],
  ['env'],
  ['distribution'],
  ['secrets'],
  ['options'],
  ['model'],
  ['webhook'],
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
  ['writers'],
  ['locust'],
  ['check'],
  ['serve'],
  ['config'],
  ['index.ts', 'types.ts'],
  ['cli'],
];

const source = repositoryPath('src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.tsx?$/.test(file),
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
  'json-schema-faker',
  'junit-report-builder',
  'liquidjs',
  'msgpackr',
  'prom-client',
  'undici',
  'uplot',
  'yaml',
  'yargs',
  'zeromq',
];

describe('imports', () => {
  test('every file stands in a room', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => heightOf(file) < 0)).toEqual([]);
  });

  test('a file imports only from its own room and below', () => {
    const upward = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => /\.tsx?$/.test(name) && heightOf(name) > heightOf(file))
        .map((name) => `${file} imports ${name}`),
    );
    expect(upward).toEqual([]);
  });

  test('no files import each other in a circle, not even for types', () => {
    const circles = circlesOf(files, (file) => importsOf(file).filter((name) => files.includes(name)));
    expect(circles.map((circle) => circle.join(' <-> '))).toEqual([]);
  });

  test('a circle is found, and a line is none', () => {
    const imports: Record<string, string[]> = { a: ['b'], b: ['c', 'd'], c: ['a'], d: ['e'], e: [] };
    expect(circlesOf(Object.keys(imports), (file) => imports[file] ?? [])).toEqual([['a', 'b', 'c']]);
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

/** Files that reach each other by imports: the strongly connected components of more than one file (Tarjan). */
function circlesOf(nodes: readonly string[], importsOfNode: (file: string) => readonly string[]): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): number => {
    const own = order.size;
    order.set(node, own);
    stack.push(node);
    let low = own;
    for (const next of importsOfNode(node)) {
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (stack.includes(next)) low = Math.min(low, lowest.get(next) ?? order.get(next) ?? low);
      lowest.set(node, low);
    }
    if (low === own) {
      const circle = stack.splice(stack.indexOf(node));
      if (circle.length > 1) circles.push(circle);
    }
    return low;
  };
  for (const node of nodes) if (!order.has(node)) visit(node);
  return circles.map((circle) => circle.toSorted()).toSorted();
}

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
