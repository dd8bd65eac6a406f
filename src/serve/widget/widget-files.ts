import { join } from 'node:path';
import type { Host } from '../../env/host.ts';
import { IqmockError } from '../../errors.ts';

/** The files of a build of the vendor's web widget: where each is, by its path below `/widget/`. */
export type WidgetFiles = ReadonlyMap<string, string>;

/** The largest number of files, and of folders in each other, that are looked at. */
const limits = { files: 5000, depth: 8 };

/** What a page needs to have the widget. */
const needed = ['index.html', 'widget.min.js'];

/**
 * Finds the files of a build of the widget. Only what is found here is ever served, so no address leads out of the folder;
 * symbolic links are left out. Throws INPUT if it is no such build.
 */
export async function findWidget(
  host: Pick<Host, 'listDirectory' | 'isDirectory' | 'isFile' | 'isLink'>,
  directory: string,
): Promise<WidgetFiles> {
  const hint = 'Name the folder that "npm run build" of the widget makes, with index.html and widget.min.js.';
  if (!host.isDirectory(directory))
    throw new IqmockError('INPUT', `--widget: there is no folder ${directory}.`, { hint });
  const files = new Map<string, string>();
  const look = async (below: string, depth: number): Promise<void> => {
    for (const name of await host.listDirectory(join(directory, below))) {
      const path = join(directory, below, name);
      if (host.isLink(path) || files.size >= limits.files) continue;
      if (host.isFile(path)) files.set(`${below}${name}`, path);
      else if (host.isDirectory(path) && depth < limits.depth) await look(`${below}${name}/`, depth + 1);
    }
  };
  await look('', 0);
  const missing = needed.find((name) => !files.has(name));
  if (missing === undefined) return files;
  throw new IqmockError('INPUT', `--widget: there is no ${missing} in ${directory}.`, { hint });
}
