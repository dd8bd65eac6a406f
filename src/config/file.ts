import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { IqmockError, suggest, type Mistake } from '../errors.ts';
import type { Host } from '../env/host.ts';
import { isSingleExecutable } from '../env/single-executable.ts';
import { configKeyOf, type OptionDefinition } from '../options/option.ts';
import { isPlacedMap, placedFrom, type PlacedMap } from './placed.ts';

/** The names a configuration file may have, in any folder from the working directory up. */
export const configFileNames = ['yaml', 'yml', 'json', 'ts', 'js'].map(
  (extension) => `iqmock.config.${extension}`,
);

/** A configuration file, read and with every key known. */
export interface ConfigFile {
  readonly path: string;
  readonly values: PlacedMap;
  /** Named targets: each a map of options that win over those of the file. */
  readonly targets: ReadonlyMap<string, PlacedMap>;
}

/** The nearest configuration file from the working directory up; undefined if there is none. Exactly one is used. */
export function findConfigFile(host: Host): string | undefined {
  for (let folder = host.cwd; ; folder = dirname(folder)) {
    const found = configFileNames.filter((name) => host.exists(join(folder, name)));
    if (found.length > 1) {
      throw new IqmockError('CONFIG', `${folder} contains ${found.join(' and ')}: only one can be used.`, {
        hint: 'Remove all but one, or choose with --config FILE.',
      });
    }
    if (found[0] !== undefined) return join(folder, found[0]);
    if (folder === dirname(folder)) return undefined;
  }
}

/** Reads a configuration file. Throws CONFIG with every unknown key and its nearest valid name. */
export async function readConfigFile(
  host: Host,
  written: string,
  options: readonly OptionDefinition[],
): Promise<ConfigFile> {
  const path = resolve(host.cwd, written);
  const all = isProgram(path) ? await importTree(path) : await parseTree(host, path);
  const targets = targetsOf(all);
  const values = new Map([...all].filter(([key]) => key !== 'targets' && key !== '$schema'));
  const keys = options.map(configKeyOf).filter((key) => key !== undefined);
  const mistakes = [
    ...unknownKeys(values, ['targets', ...keys], path),
    ...[...targets.values()].flatMap((target) =>
      unknownKeys(
        target,
        keys.filter((key) => key !== 'target'),
        path,
      ),
    ),
  ];
  if (mistakes.length > 0) throw new IqmockError('CONFIG', `${path} has unknown keys.`, { mistakes });
  return { path, values, targets };
}

/** The names of the targets of a configuration file that is data; none of one that is a program, which is not run. */
export async function readTargetNames(host: Host, path: string): Promise<readonly string[]> {
  return isProgram(path) ? [] : [...targetsOf(await parseTree(host, path)).keys()];
}

function isProgram(path: string): boolean {
  return /\.[cm]?[jt]s$/.test(path);
}

async function parseTree(host: Host, path: string): Promise<PlacedMap> {
  const { readTree } = await import('./tree.ts');
  let text;
  try {
    text = await host.readText(path);
  } catch (cause) {
    throw new IqmockError('CONFIG', `The configuration file ${path} cannot be read.`, {
      hint: 'Check the path given to --config or IQMOCK_CONFIG.',
      cause,
    });
  }
  return readTree(text, path);
}

async function importTree(path: string): Promise<PlacedMap> {
  let loaded: { default?: unknown };
  try {
    loaded = (await import(pathToFileURL(path).href)) as { default?: unknown };
  } catch (cause) {
    throw importError(path, cause);
  }
  if (typeof loaded.default === 'object' && loaded.default !== null) return placedFrom(loaded.default);
  throw new IqmockError('CONFIG', `${path} has no default export with options.`, {
    hint: "Write: export default { to: 'http://127.0.0.1:3000/hooks' };",
  });
}

function importError(path: string, cause: unknown): IqmockError {
  const code = (cause as { code?: unknown }).code;
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION') {
    return new IqmockError('CONFIG', `This Node cannot read TypeScript, so ${path} cannot be loaded.`, {
      hint: isSingleExecutable()
        ? 'Write iqmock.config.yaml instead, or use an executable made with Node 22.18 or newer.'
        : 'Use Node 22.18 or newer, or write iqmock.config.yaml instead.',
      cause,
    });
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new IqmockError('CONFIG', `${path} cannot be loaded: ${reason}`, { cause });
}

function targetsOf(all: PlacedMap): ReadonlyMap<string, PlacedMap> {
  const placed = all.get('targets');
  if (placed === undefined) return new Map();
  const targets = new Map<string, PlacedMap>();
  const mistakes: Mistake[] = [];
  if (!isPlacedMap(placed.value))
    mistakes.push({ ...placed.place, message: 'targets must be a map of named targets.' });
  for (const [name, target] of isPlacedMap(placed.value) ? placed.value : []) {
    if (isPlacedMap(target.value)) targets.set(name, target.value);
    else
      mistakes.push({
        ...target.place,
        message: `target "${name}" must be a map of options.`,
        hint: 'Write {to: URL}.',
      });
  }
  if (mistakes.length > 0) throw new IqmockError('CONFIG', 'The named targets cannot be read.', { mistakes });
  return targets;
}

function unknownKeys(map: PlacedMap, known: readonly string[], file: string): Mistake[] {
  return [...map]
    .filter(([key]) => !known.includes(key))
    .map(([key, { place }]) => ({
      ...(place ?? { file }),
      message: `unknown key "${key}"`,
      hint: suggest(key, known),
    }));
}
