import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** What systems call the folder for temporary files. */
const names = ['TMPDIR', 'TEMP', 'TMP'];

/** Short, since the path of a unix socket has room for some hundred bytes, and browsers make one in their folder. */
const prefix = 'iqt-';

/** Gives the whole run a folder for temporary files that is gone at its end, also if a test could not clean up. */
export default function makeTemporaryRoot(): (() => void) | undefined {
  // Each project of the run asks; all have one.
  if (basename(tmpdir()).startsWith(prefix)) return undefined;
  const root = mkdtempSync(join(tmpdir(), prefix));
  // A program that runs as another user, such as a database, passes through, but cannot look around.
  chmodSync(root, 0o711);
  const before = names.map((name) => [name, process.env[name]] as const);
  for (const name of names) process.env[name] = root;
  return () => {
    for (const [name, value] of before)
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  };
}
