import { dirname, resolve } from 'node:path';
import type { Host } from '../env/host.ts';
import type { ScalarNode } from './ast.ts';
import type { BindContext } from './steps/step.ts';
import { builtInPath, isPath } from './built-in.ts';
import { compileScenario, type FileResolver } from './compile.ts';
import { firstComment } from './first-comment.ts';
import { parseTree } from './parse.ts';
import type { Scenario } from './scenario.ts';

interface Neighbourhood {
  readonly host: Host;
  /** The full path of the scenario whose files they are. */
  readonly path: string;
  /** The files on the way here, to notice one that uses itself. */
  readonly chain: readonly string[];
  /** Whether it is a mistake if one of them starts a program. */
  readonly noCommands?: boolean | undefined;
  /** How a full path is written in messages. */
  display(path: string): string;
}

/** The files beside a scenario that its `use` and `raw` steps name. */
export function createFileResolver(here: Neighbourhood): FileResolver {
  const used = new Map<string, Scenario>();
  const { host, chain } = here;
  const pathOf = (node: ScalarNode): string => resolve(dirname(here.path), String(node.value));
  return {
    readFile: (node, context) => readNeighbour(host, pathOf(node), node, context),
    allowCommand: (spot, { mistakes }) => {
      if (here.noCommands === true) mistakes.add(spot, ...refusedCommand);
    },
    use(node, context) {
      const written = String(node.value);
      const path = isPath(written) ? pathOf(node) : builtInPath(written);
      const known = used.get(path);
      if (known !== undefined) return known;
      if (chain.includes(path)) {
        context.mistakes.add(
          node,
          `"${written}" uses itself${chain.length > 1 ? ', by way of other files' : ''}.`,
          'Move the shared steps to a separate file.',
        );
        return undefined;
      }
      if (/\.[cm]?[jt]s$/.test(path)) {
        context.mistakes.add(
          node,
          'A scenario in a module cannot be used from a file.',
          'Use a YAML or JSON file, or write this scenario as a module too.',
        );
        return undefined;
      }
      const text = readNeighbour(host, path, node, context);
      const tree = text === undefined ? undefined : parseTree(text, here.display(path), context.mistakes);
      if (text === undefined || tree === undefined) return undefined;
      const scenario = compileScenario({
        tree,
        file: here.display(path),
        doc: firstComment(text),
        overrides: { profile: context.era, locale: context.locale },
        mistakes: context.mistakes,
        files: createFileResolver({ ...here, path, chain: [...chain, path] }),
      });
      used.set(path, scenario);
      return scenario;
    },
  };
}

const refusedCommand = [
  'This probe starts a program, and --no-commands forbids that.',
  'Use a probe with get instead, or leave --no-commands out.',
] as const;

function readNeighbour(
  host: Host,
  path: string,
  node: ScalarNode,
  { mistakes }: BindContext,
): string | undefined {
  const written = String(node.value);
  if (host.exists(path) && !host.isDirectory(path)) {
    try {
      return host.readTextSync(path);
    } catch (error) {
      mistakes.add(
        node,
        `"${written}" cannot be read: ${(error as Error).message}.`,
        'Make the file readable.',
      );
      return undefined;
    }
  }
  const hint = isPath(written)
    ? 'The path starts from the directory of this scenario.'
    : '`iqmock list` shows the scenarios that ship with iqmock; for a file, write its path, such as ./other.yaml.';
  mistakes.add(node, `There is no file "${written}".`, hint);
  return undefined;
}
