import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What is in the package and no program needs. */
const idle =
  /\.(d\.[cm]?ts|map|md|markdown|flow|tsbuildinfo)$|^data\/.*\.yaml$|(^|\/)(test|tests|docs|example|examples|executable)\//;

/**
 * What loads the program: a module on disk, so that it may import. A worker's module comes as the first argument. A
 * scenario that is a module finds the library by its name, where this Node lets one say so (22.15 or newer).
 */
const loader = `const { registerHooks } = require('node:module');
const { pathToFileURL } = require('node:url');
const { join } = require('node:path');
const library = pathToFileURL(join(__dirname, 'dist/index.js')).href;
registerHooks?.({
  resolve: (name, context, next) => (name === 'iqmock' ? { url: library, shortCircuit: true } : next(name, context)),
});
const [, , first = ''] = process.argv;
const isWorker = process.send !== undefined && first.endsWith('.js');
if (isWorker) process.argv.splice(1, 1);
import(pathToFileURL(isWorker ? first : join(__dirname, 'dist/cli/main.js')).href);
`;

/** Every file that ships, by its path in the package. */
function shippedFiles(): string[] {
  // A shell finds npm on Windows too.
  const packages = execFileSync('npm ls --omit=dev --all --parseable', { encoding: 'utf8', shell: true });
  const modules = packages
    .trim()
    .split(/\r?\n/)
    .map((path) => relative('.', path))
    .filter((path) => path !== '');
  const below = (root: string): string[] =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(relative('.', entry.parentPath), entry.name).split(sep).join('/'));
  const own = ['dist', 'data', 'schemas', 'scenarios'].flatMap(below);
  const theirs = modules.flatMap(below).filter((path) => !/node_modules\/.*node_modules\/\.bin/.test(path));
  return [...new Set([...own, ...theirs])].filter((path) => !idle.test(path)).sort();
}

/** Writes the package with its dependencies into one file: a line of JSON with names and sizes, then the bytes; gzipped. */
export function writeArchive(path: string): void {
  const files = ['package.json', ...shippedFiles()].map((file) => ({
    path: file,
    bytes: readFileSync(file),
  }));
  files.push({ path: 'start.cjs', bytes: Buffer.from(loader) });
  const header = JSON.stringify(files.map(({ path: file, bytes }) => ({ path: file, size: bytes.length })));
  writeFileSync(
    path,
    gzipSync(Buffer.concat([Buffer.from(`${header}\n`), ...files.map(({ bytes }) => bytes)])),
  );
}
