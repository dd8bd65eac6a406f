import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { writeArchive } from './executable/archive.ts';
import { systemOf } from './executable/system.ts';

// Makes one file that runs without Node: dist/executable/iqmock-<platform>-<arch>. It is a Node with the package and its
// dependencies inside: the one that runs this script, or with --node that of another system, of the same version. `npm
// run build` comes first.

const { values } = parseArgs({ options: { node: { type: 'string', default: process.execPath } } });
const { platform, arch } = systemOf(readFileSync(values.node));
if (platform === 'darwin' && process.platform !== 'darwin')
  throw new Error('An executable for macOS must be signed: make it on macOS.');

const folder = mkdtempSync(join(tmpdir(), 'iqmock-executable-'));
const target = `dist/executable/iqmock-${platform}-${arch}${platform === 'win32' ? '.exe' : ''}`;
const quietly: ExecFileSyncOptions = { stdio: ['ignore', 'ignore', 'inherit'] };

try {
  const blob = await makeBlob();
  mkdirSync('dist/executable', { recursive: true });
  rmSync(target, { force: true });
  copyFileSync(values.node, target);
  chmodSync(target, 0o755);
  // What is put in breaks the signature, and macOS runs nothing whose signature is broken.
  if (platform === 'darwin') execFileSync('codesign', ['--remove-signature', target], quietly);
  const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
  const mac = platform === 'darwin' ? ['--macho-segment-name', 'NODE_SEA'] : [];
  execFileSync(
    process.execPath,
    ['node_modules/postject/dist/cli.js', target, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', fuse, ...mac],
    quietly,
  );
  if (platform === 'darwin') execFileSync('codesign', ['--sign', '-', target], quietly);
  console.log(`${target}  Node ${process.versions.node}, ${(statSync(target).size / 1e6).toFixed(0)} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What Node finds in itself at its start: the first script, and the package as one file. */
async function makeBlob(): Promise<string> {
  const main = join(folder, 'start.cjs');
  await build({
    entryPoints: ['scripts/executable/start.ts'],
    outfile: main,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
  });
  const archive = join(folder, 'archive');
  writeArchive(archive);
  const output = join(folder, 'sea.blob');
  const config = join(folder, 'sea.json');
  writeFileSync(
    config,
    JSON.stringify({ main, output, disableExperimentalSEAWarning: true, assets: { archive } }),
  );
  execFileSync(process.execPath, ['--experimental-sea-config', config], quietly);
  return output;
}
