import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { IqmockError } from '../errors.ts';
import type { Host } from '../env/host.ts';
import { withSlashes } from '../env/paths.ts';

const wildcard = /[*?]/;
const isScenarioFile = (path: string): boolean => /\.(ya?ml|json)$/.test(path) && !isOther(basename(path));

/** Files next to scenarios that are not scenarios. */
function isOther(name: string): boolean {
  return name.endsWith('.schema.json') || /^(iqmock\.config\.|package)/.test(name);
}

/**
 * The scenarios that arguments name: a name or file as it is, a folder with every scenario in it, a pattern with
 * `*`, `?` and `**` with all files that fit. Throws NOT_FOUND if a folder or a pattern gives nothing.
 */
export async function expandScenarios(host: Host, written: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(written.map((text) => expand(host, text)));
  return lists.flat();
}

async function expand(host: Host, text: string): Promise<readonly string[]> {
  const isFolder = !wildcard.test(text) && host.isDirectory(resolve(host.cwd, text));
  if (!isFolder && !wildcard.test(text)) return [text];
  const found = isFolder ? await inFolder(host, text) : await fitting(host, text);
  if (found.length > 0) return found;
  throw new IqmockError('NOT_FOUND', `"${text}" matches no scenario.`, {
    hint: 'Scenarios are files that end in .yaml, .yml or .json.',
  });
}

async function inFolder(host: Host, folder: string): Promise<readonly string[]> {
  const names = await host.listDirectory(resolve(host.cwd, folder));
  return names.filter(isScenarioFile).map((name) => join(folder, name));
}

async function fitting(host: Host, written: string): Promise<readonly string[]> {
  const pattern = withSlashes(written);
  let root = pattern;
  while (wildcard.test(root)) root = dirname(root);
  const fits = expressionOf(pattern.startsWith('./') ? pattern.slice(2) : pattern);
  const files = await filesBelow(host, resolve(host.cwd, root));
  const asWritten = (path: string): string => (isAbsolute(pattern) ? path : relative(host.cwd, path));
  return files.map(asWritten).filter((path) => fits.test(withSlashes(path)) && isScenarioFile(path));
}

async function filesBelow(host: Host, folder: string): Promise<readonly string[]> {
  if (!host.isDirectory(folder)) return [];
  const names = (await host.listDirectory(folder)).filter(
    (name) => name !== 'node_modules' && !name.startsWith('.'),
  );
  const paths = names.map((name) => join(folder, name));
  const lists = await Promise.all(
    paths.map(async (path) => (host.isDirectory(path) ? filesBelow(host, path) : [path])),
  );
  return lists.flat();
}

function expressionOf(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(
      /\*\*\/|\*\*|\*|\?/g,
      (sign) => ({ '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*' })[sign] ?? '[^/]',
    );
  return new RegExp(`^${source}$`);
}
