import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { banner, inRoot, namesIn, type Output } from './output.ts';

/** What browsers must know at least; all that know `DecompressionStream` and `light-dark()`, which the pages need, do. */
const target = 'es2022';

/**
 * The stylesheets and scripts of the report pages as texts: each folder `browser` becomes `assets.gen.ts` beside it. Every `.css` in it is
 * a stylesheet, every `.entry.ts` a script with all that it imports.
 */
export async function writePageAssets(): Promise<Output[]> {
  return Promise.all(browserFolders().map(writeAssets));
}

function browserFolders(): string[] {
  return readdirSync(inRoot('src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name === 'browser')
    .map((entry) => join(entry.parentPath, entry.name).slice(inRoot('').length))
    .sort();
}

async function writeAssets(folder: string): Promise<Output> {
  const styles = namesIn(folder, '.css').map((name) => ({
    name,
    file: `${name}.css`,
    kind: 'Styles',
    what: 'stylesheet',
  }));
  const scripts = namesIn(folder, '.entry.ts').map((name) => ({
    name,
    file: `${name}.entry.ts`,
    kind: 'Script',
    what: 'script',
  }));
  const texts = [...styles, ...scripts].map(async ({ name, file, kind, what }) => {
    const path = join(folder, file);
    const words = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    return `/** The ${what} \`${basename(folder)}/${file}\`. */\nexport const ${words}${kind} =\n  ${quote(await bundle(path))};\n`;
  });
  return {
    path: join(dirname(folder), 'assets.gen.ts'),
    text: [banner, ...(await Promise.all(texts))].join('\n'),
  };
}

async function bundle(path: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [inRoot(path)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
  });
  return (outputFiles[0]?.text ?? '').trim();
}

/** As a literal in the style of the code. */
function quote(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return escaped.includes("'") ? `\`${text.replace(/[\\`]|\$\{/g, '\\$&')}\`` : `'${escaped}'`;
}
