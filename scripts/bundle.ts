import { readFileSync } from 'node:fs';
import type { BuildOptions } from 'esbuild';

/** What is found at run time, as any dependency. What is not listed there is part of the program. */
const { dependencies, peerDependencies } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
};

/** How programs are bundled: those of the product, and those of the bench, so that it measures what is shipped. */
export const bundleOptions = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  charset: 'utf8',
  external: Object.keys({ ...dependencies, ...peerDependencies }).flatMap((name) => [name, `${name}/*`]),
  // Packages in the older format ask for modules of Node.js by `require`.
  banner: {
    js: "import { createRequire as $createRequire } from 'node:module';\nconst require = $createRequire(import.meta.url);",
  },
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** The languages of faker, each in one file that can be required by every loader. */
export const fakerOptions = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: bundleOptions.target,
  charset: 'utf8',
  minifyWhitespace: true,
  entryPoints: ['ru', 'en'].map((locale) => ({ in: `@faker-js/faker/locale/${locale}`, out: locale })),
  outExtension: { '.js': '.cjs' },
  logLevel: 'warning',
} as const satisfies BuildOptions;
