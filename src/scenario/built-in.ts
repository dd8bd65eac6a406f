import { basename, dirname, extname, join, resolve } from 'node:path';
import { IqmockError, nearest, suggest } from '../errors.ts';
import type { Entry } from '../entry.ts';
import { packagePath, type Host } from '../env/host.ts';
import { firstComment } from './parse.ts';

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
  if (isPath(nameOrPath)) {
    throw new IqmockError('NOT_FOUND', `There is no file "${nameOrPath}".`, {
      hint: await nearFile(host, path),
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

async function nearFile(host: Host, path: string): Promise<string> {
  const directory = dirname(path);
  if (!host.isDirectory(directory)) return `There is no directory ${directory} either.`;
  const near = nearest(basename(path), await host.listDirectory(directory));
  return near === undefined
    ? '`iqmock list` names the scenarios that ship with iqmock.'
    : `Did you mean ${join(dirname(path), near)}?`;
}
