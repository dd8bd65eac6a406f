import { join } from 'node:path';
import { packagePath, type Host } from '../env/host.ts';
import { isPath } from './built-in.ts';
import type { FileResolver } from './compile.ts';
import { createFileResolver } from './file-resolver.ts';

/**
 * What a scenario that came over the network may name: scenarios that ship with iqmock, and nothing else of this machine.
 * Files and programs are refused at their place.
 */
export function createUntrustedResolver(host: Host): FileResolver {
  const folder = join(packagePath('scenarios'), 'posted.yaml');
  const builtIn = createFileResolver({ host, path: folder, chain: [folder], display: (path) => path });
  return {
    use(node, context) {
      if (!isPath(String(node.value))) return builtIn.use(node, context);
      context.mistakes.add(
        node,
        'A scenario that was sent over the network uses no file.',
        'Use one that ships with iqmock, or write its steps here.',
      );
      return undefined;
    },
    readFile(node, context) {
      context.mistakes.add(
        node,
        'A scenario that was sent over the network reads no file.',
        'Write the body here, with body or text.',
      );
      return undefined;
    },
    allowCommand(spot, context) {
      context.mistakes.add(
        spot,
        'A scenario that was sent over the network runs no program.',
        'Use a probe with get instead.',
      );
    },
  };
}
