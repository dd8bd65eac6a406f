import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';

/** A file that the generator keeps up to date. */
export interface Output {
  /** The path from the root of the repository. */
  readonly path: string;
  readonly text: string;
}

/** The first line of each generated TypeScript file. */
export const banner = '// Made by `npm run gen`; do not edit.\n';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The full path of a file of the repository. */
export function inRoot(path: string): string {
  return join(root, path);
}

/** The text of a file of the repository; undefined if there is none. */
export function readIfAny(path: string): string | undefined {
  return existsSync(inRoot(path)) ? readFileSync(inRoot(path), 'utf8') : undefined;
}

/** The names, in order, of the files in a directory that end with `ending`, without that ending. Empty if there is no directory. */
export function namesIn(directory: string, ending: string): string[] {
  if (!existsSync(inRoot(directory))) return [];
  return readdirSync(inRoot(directory))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

/** Imports a module of the repository by its path: for modules that are themselves generated, or that come later. */
export async function importModule<Module>(path: string): Promise<Module> {
  return (await import(pathToFileURL(inRoot(path)).href)) as Module;
}
