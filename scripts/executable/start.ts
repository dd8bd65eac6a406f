import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { getAsset } from 'node:sea';
import { gunzipSync } from 'node:zlib';

// The main script of the single executable. The package travels inside it and is unpacked once, below the user's cache
// folder, since programs and data are read as files. A folder is named by the hash of its content, so versions live side
// by side and a half-written one is never used.

interface Entry {
  readonly path: string;
  readonly size: number;
}

const archive = Buffer.from(getAsset('archive'));
const name = createHash('sha256').update(archive).digest('hex').slice(0, 16);
const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
const folder = join(cache, 'iqmock', name);

try {
  if (!existsSync(folder)) unpack();
  // A module on disk may import what it likes; this script may not.
  createRequire(join(folder, 'start.cjs'))(join(folder, 'start.cjs'));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `error SYSTEM iqmock cannot unpack itself into ${folder}: ${message}\n` +
      '  Set XDG_CACHE_HOME to a folder that can be written.\n',
  );
  process.exitCode = 2;
}

function unpack(): void {
  const bytes = gunzipSync(archive);
  const headerEnd = bytes.indexOf(0x0a);
  const entries = JSON.parse(bytes.subarray(0, headerEnd).toString('utf8')) as readonly Entry[];
  const partial = `${folder}.${process.pid}`;
  let at = headerEnd + 1;
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  for (const { path, size } of entries) {
    const target = join(partial, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes.subarray(at, at + size));
    at += size;
  }
  try {
    renameSync(partial, folder);
  } catch (error) {
    // Another process was first.
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
