import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { buildPage } from './build-page.ts';
import { bundleOptions, fakerOptions } from './bundle.ts';
import { readIfAny } from './gen/output.ts';
import { writePhrases } from './gen/phrases.ts';

// Makes dist/: the programs, each in few files, since finding and reading hundreds of modules is most of the time that a
// short command takes; and the types of the library.

/** Written last, by a build that was whole. */
const stamp = 'dist/.stamp';
if (process.argv.includes('--if-changed') && isFresh()) process.exit(0);
rmSync(stamp, { force: true });
// Whoever edits a phrase need not know of the generator.
for (const { path, text } of writePhrases()) if (readIfAny(path) !== text) writeFileSync(path, text);

const types = spawn(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
const typed = once(types, 'exit');
const page = buildPage();
const { metafile } = await build({
  ...bundleOptions,
  entryPoints: [
    { in: 'src/cli/main.ts', out: 'cli/main' },
    { in: 'src/index.ts', out: 'index' },
    // Beside the parts that start them.
    { in: 'src/load/workers/worker.ts', out: 'parts/worker' },
    { in: 'src/report/pattern-worker.js', out: 'parts/pattern-worker' },
  ],
  outdir: 'dist',
  chunkNames: 'parts/[name]-[hash]',
  splitting: true,
  metafile: true,
});
const { metafile: languages } = await build({ ...fakerOptions, outdir: 'dist/faker', metafile: true });
prune(metafile);
// For consumers in production: it has types alone, and may be bundled for a browser.
writeFileSync('dist/types.js', 'export {};\n');
const inputs = { ...metafile.inputs, ...languages.inputs };
writeFileSync('dist/third-party-licenses.txt', licensesOf({ ...metafile, inputs }));
await page;
const [exitCode] = (await typed) as [number | null];
process.exitCode = exitCode ?? 1;
if (process.exitCode === 0) writeFileSync(stamp, '');

/** Whether nothing that a build is made of has changed since the last one. */
function isFresh(): boolean {
  const builtMs = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs;
  if (builtMs === undefined) return false;
  const sources = ['src', 'data'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) =>
      join(entry.parentPath, entry.name),
    ),
  );
  const others = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'scripts'];
  return [...sources, ...others, 'scripts/build.ts', 'scripts/bundle.ts'].every(
    (path) => statSync(path).mtimeMs <= builtMs,
  );
}

/** Removes programs of earlier builds. One that runs now, such as a test beside this, keeps those that did not change. */
function prune({ outputs }: Metafile): void {
  for (const entry of readdirSync('dist', { recursive: true, withFileTypes: true })) {
    // With the separator of the bundler.
    const path = join(relative('.', entry.parentPath), entry.name).replaceAll(sep, '/');
    if (path.endsWith('.js') && !path.startsWith('dist/page') && !(path in outputs)) rmSync(path);
  }
}

/** The licenses of the packages that became part of the program. */
function licensesOf({ inputs }: Metafile): string {
  const folders = Object.keys(inputs).map((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  const packages = [...new Set(folders)].filter((folder) => folder !== undefined).sort();
  return packages
    .map((folder) => {
      const file = [`${folder}/LICENSE`, `${folder}/LICENSE.md`].find((path) => existsSync(path));
      if (file === undefined) throw new Error(`${folder} has no license to pass on`);
      return `${folder.slice('node_modules/'.length)}\n\n${readFileSync(file, 'utf8')}`;
    })
    .join('\n\n');
}
