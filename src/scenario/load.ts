import { extname, isAbsolute, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { IqmockError } from '../errors.ts';
import { createHost, type Host } from '../env/host.ts';
import { withSlashes } from '../env/paths.ts';
import { isSingleExecutable } from '../env/single-executable.ts';
import { childOf, type Node } from './ast.ts';
import { findScenario, listScenarios } from './built-in.ts';
import {
  checkTargets,
  compileScenario,
  plannedNames,
  type FileResolver,
  type ScenarioOverrides,
} from './compile.ts';
import { Mistakes } from './mistakes.ts';
import { createFileResolver } from './file-resolver.ts';
import { firstComment } from './first-comment.ts';
import { longestScenario, parseTree } from './parse.ts';
import type { Scenario } from './scenario.ts';
import { createUntrustedResolver } from './untrusted.ts';

export { listScenarios };
export type { ScenarioOverrides } from './compile.ts';

/** What a module with a scenario exports by default: a scenario, or the builder of one. */
interface Buildable {
  build(overrides?: ScenarioOverrides): Scenario;
}

const textEndings = ['.yaml', '.yml', '.json'];
const moduleEndings = ['.ts', '.mts', '.js', '.mjs'];

/**
 * Reads a scenario: one that ships with iqmock, by its name; a YAML or JSON file, by its path; `-` for standard
 * input; or a module whose default export was made with `scenario()`.
 * Throws NOT_FOUND, INPUT, or SCENARIO with all mistakes of the file.
 */
export async function loadScenario(
  host: Host,
  nameOrPath: string,
  overrides: ScenarioOverrides = {},
): Promise<Scenario> {
  if (nameOrPath === '-') return parseScenario(await readStdin(host), '-', { host, overrides });
  const path = await findScenario(host, nameOrPath);
  if (host.isDirectory(path)) {
    throw new IqmockError('INPUT', `"${nameOrPath}" is a directory.`, {
      hint: 'Name a file in it, such as scenario.yaml.',
    });
  }
  const ending = extname(path);
  if (moduleEndings.includes(ending)) return (await importScenario(path, nameOrPath)).build(overrides);
  if (!textEndings.includes(ending)) {
    throw new IqmockError('INPUT', `"${nameOrPath}" is not a scenario.`, {
      hint: `Name a file that ends in ${[...textEndings, ...moduleEndings].join(', ')}.`,
    });
  }
  return parseScenario(await readText(host, path, nameOrPath), displayPath(host, path), { host, overrides });
}

/** The same from text; `file` is how the file is called in messages, and where other files are looked for. */
export function parseScenario(
  text: string,
  file: string,
  options: {
    readonly host?: Host;
    readonly overrides?: ScenarioOverrides;
    /** The text came over the network: it names no files and no programs. */
    readonly untrusted?: boolean;
  } = {},
): Scenario {
  const { host = createHost(), overrides = {}, untrusted = false } = options;
  const mistakes = new Mistakes();
  const tree = parseTree(text, file, mistakes);
  if (tree === undefined) {
    mistakes.throwIfAny(file);
    throw new IqmockError('BUG', `${file} was neither read nor refused.`);
  }
  return compileTree(tree, { host, file, doc: firstComment(text), overrides, mistakes, untrusted });
}

/** Makes a scenario of a tree. Throws SCENARIO with all mistakes. */
export function compileTree(
  tree: Node,
  source: {
    readonly host: Host;
    readonly file: string;
    readonly doc: string;
    readonly overrides: ScenarioOverrides;
    readonly mistakes: Mistakes;
    readonly what?: string;
    readonly untrusted?: boolean;
  },
): Scenario {
  const { host, file, doc, overrides, mistakes } = source;
  const files =
    source.untrusted === true ? createUntrustedResolver(host) : filesBeside(host, file, overrides.noCommands);
  const scenario = compileScenario({ tree, file, doc, overrides, mistakes, files });
  mistakes.throwIfAny(source.what ?? file);
  checkTargets(scenario, [...plannedNames(childOf(tree, 'steps')).keys()]);
  return scenario;
}

function filesBeside(host: Host, file: string, noCommands: boolean | undefined): FileResolver {
  const path = resolve(host.cwd, file);
  const display = (other: string): string => displayPath(host, other);
  return createFileResolver({ host, path, chain: [path], display, noCommands });
}

/** Paths are relative where that is shorter to read; a run file and an annotation have the same ones on every system. */
function displayPath(host: Host, path: string): string {
  const shorter = relative(host.cwd, path);
  return shorter.startsWith('..') || isAbsolute(shorter) ? path : withSlashes(shorter);
}

async function readText(host: Host, path: string, asked: string): Promise<string> {
  try {
    return await host.readText(path);
  } catch (error) {
    throw new IqmockError('INPUT', `"${asked}" cannot be read: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

async function readStdin(host: Host): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of host.stdin) {
    chunks.push(Buffer.from(chunk as Uint8Array));
    bytes += (chunk as Uint8Array).length;
    // The reader refuses what is longer, in whatever letters it is written.
    if (bytes > 4 * longestScenario) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function importScenario(path: string, asked: string): Promise<Buildable> {
  let module: { readonly default?: unknown };
  try {
    module = (await import(pathToFileURL(path).href)) as { readonly default?: unknown };
  } catch (error) {
    if (error instanceof IqmockError) throw error;
    throw new IqmockError('INPUT', `"${asked}" cannot be imported: ${(error as Error).message}`, {
      hint: importHint(error, path),
      cause: error,
    });
  }
  if (isBuildable(module.default)) return module.default;
  throw new IqmockError('INPUT', `"${asked}" exports no scenario by default.`, {
    hint: "Write export default scenario('name', { … }).createChat({ … })…, with scenario from 'iqmock'.",
  });
}

function importHint(error: unknown, path: string): string {
  const code = (error as { readonly code?: unknown }).code;
  const isTypeScript = ['.ts', '.mts'].includes(extname(path));
  if (isTypeScript && (code === 'ERR_UNKNOWN_FILE_EXTENSION' || error instanceof SyntaxError)) {
    return isSingleExecutable()
      ? 'The Node inside this executable does not run TypeScript. Write the scenario as .yaml or .mjs, or use an executable made with Node 22.18 or newer.'
      : 'This Node does not run TypeScript. Use Node 22.18 or newer, start iqmock with NODE_OPTIONS="--import tsx", or write the scenario as .mjs.';
  }
  if (isTypeScript && code === 'ERR_REQUIRE_CYCLE_MODULE') {
    return 'It was read as CommonJS. Call it .mts, or put "type": "module" into the package.json beside it.';
  }
  if (code === 'ERR_MODULE_NOT_FOUND' && isSingleExecutable()) {
    return 'The single executable contains only its own packages. Write the scenario as .yaml, or install iqmock with npm.';
  }
  return 'Correct the module; iqmock imports it unchanged.';
}

function isBuildable(value: unknown): value is Buildable {
  return typeof value === 'object' && value !== null && 'build' in value && typeof value.build === 'function';
}
