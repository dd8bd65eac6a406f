import { basename, dirname, extname, join, resolve } from 'node:path';
import { IqmockError, nearest, suggest } from '../errors.ts';
import type { Entry } from '../entry.ts';
import { packagePath, type Host } from '../env/host.ts';
import { firstComment } from './first-comment.ts';

/** The scenarios that ship with iqmock, each with the line that says what it shows. */
export async function listScenarios(host: Host): Promise<readonly (Entry & { readonly path: string })[]> {
  const files = await host.listDirectory(packagePath('scenarios'));
  const names = files.filter((file) => file.endsWith('.yaml')).map((file) => basename(file, '.yaml'));
  return Promise.all(
    names.map(async (name) => {
      const path = builtInPath(name);
      return { name, doc: firstComment(await host.readText(path)), path };
    }),
  );
}

/** The file of a scenario that ships with iqmock. */
export function builtInPath(name: string): string {
  return packagePath(join('scenarios', `${name}.yaml`));
}

/** Whether a text means a file rather than a scenario that ships with iqmock. */
export function isPath(nameOrPath: string): boolean {
  return /[\\/]/.test(nameOrPath) || extname(nameOrPath) !== '';
}

/** The full path of the file of a scenario. Throws NOT_FOUND, with the nearest name that there is. */
export async function findScenario(host: Host, nameOrPath: string): Promise<string> {
  const path = isPath(nameOrPath) ? resolve(host.cwd, nameOrPath) : builtInPath(nameOrPath);
  if (host.exists(path)) return path;
  if (host.isLink(path)) {
    throw new IqmockError('NOT_FOUND', `"${nameOrPath}" is a link to a file that does not exist.`, {
      hint: 'Correct the link, or remove it.',
    });
  }
  if (isPath(nameOrPath)) {
    throw new IqmockError('NOT_FOUND', `There is no file "${nameOrPath}".`, {
      hint: await nearFile(host, nameOrPath),
    });
  }
  const hint = host.exists(resolve(host.cwd, `${nameOrPath}.yaml`))
    ? `For the file in this directory, write ./${nameOrPath}.yaml.`
    : suggest(
        nameOrPath,
        (await listScenarios(host)).map(({ name }) => name),
      );
  throw new IqmockError('NOT_FOUND', `There is no scenario "${nameOrPath}".`, { hint });
}

/** The nearest file in the directory of a path, as the path is written. The ending, which most files share, makes none near. */
async function nearFile(host: Host, written: string): Promise<string> {
  const directory = dirname(written);
  const full = resolve(host.cwd, directory);
  if (!host.isDirectory(full)) return `There is no directory ${directory} either.`;
  const files = await host.listDirectory(full);
  const stem = nearest(stemOf(written), files.map(stemOf));
  const near = nearest(
    basename(written),
    files.filter((file) => stemOf(file) === stem),
  );
  if (near === undefined) return '`iqmock list` shows the scenarios that ship with iqmock.';
  return `Did you mean ${written.startsWith('./') ? './' : ''}${join(directory, near)}?`;
}

function stemOf(path: string): string {
  return basename(path, extname(path));
}
