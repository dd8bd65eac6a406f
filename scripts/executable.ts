import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

// Makes one file that runs without Node: dist/executable/iqmock-<platform>-<arch>. It is the Node that runs this script with the
// package and its dependencies inside. `npm run build` comes first.

const folder = mkdtempSync(join(tmpdir(), 'iqmock-executable-'));
const target = `dist/executable/iqmock-${process.platform}-${process.arch}${process.platform === 'win32' ? '.exe' : ''}`;

/** What is in the package and no program needs. */
const idle =
  /\.(d\.[cm]?ts|map|md|markdown|flow|tsbuildinfo)$|(^|\/)(test|tests|docs|example|examples|executable)\//;

/** What loads the program: a module on disk, so that it may import. A worker's module comes as the first argument. */
const start = `const { pathToFileURL } = require('node:url');
const [, , first = ''] = process.argv;
const isWorker = process.send !== undefined && first.endsWith('.js');
if (isWorker) process.argv.splice(1, 1);
import(pathToFileURL(isWorker ? first : require('node:path').join(__dirname, 'dist/cli/main.js')).href);
`;

/** Every file that ships, by its path in the package. */
function shippedFiles(): string[] {
  const packages = execFileSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], { encoding: 'utf8' });
  const modules = packages
    .trim()
    .split('\n')
    .map((path) => relative('.', path))
    .filter((path) => path !== '');
  const below = (root: string): string[] =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(relative('.', entry.parentPath), entry.name));
  const own = ['dist', 'schemas', 'scenarios'].flatMap(below);
  const theirs = modules.flatMap(below).filter((path) => !/node_modules\/.*node_modules\/\.bin/.test(path));
  return [...new Set([...own, ...theirs])].filter((path) => !idle.test(path)).sort();
}

function writeArchive(path: string): void {
  const files = ['package.json', ...shippedFiles()].map((file) => ({
    path: file,
    bytes: readFileSync(file),
  }));
  files.push({ path: 'start.cjs', bytes: Buffer.from(start) });
  const header = JSON.stringify(files.map(({ path: file, bytes }) => ({ path: file, size: bytes.length })));
  writeFileSync(
    path,
    gzipSync(Buffer.concat([Buffer.from(`${header}\n`), ...files.map(({ bytes }) => bytes)])),
  );
}

try {
  const main = join(folder, 'start.cjs');
  await build({
    entryPoints: ['scripts/executable/start.ts'],
    outfile: main,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
  });
  writeArchive(join(folder, 'archive'));
  const blob = join(folder, 'sea.blob');
  const config = join(folder, 'sea.json');
  const assets = { archive: join(folder, 'archive') };
  writeFileSync(config, JSON.stringify({ main, output: blob, disableExperimentalSEAWarning: true, assets }));
  execFileSync(process.execPath, ['--experimental-sea-config', config], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  mkdirSync('dist/executable', { recursive: true });
  rmSync(target, { force: true });
  copyFileSync(process.execPath, target);
  chmodSync(target, 0o755);
  const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
  const mac = process.platform === 'darwin' ? ['--macho-segment-name', 'NODE_SEA'] : [];
  execFileSync(
    process.execPath,
    ['node_modules/postject/dist/cli.js', target, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', fuse, ...mac],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  console.log(target);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
