import { sep } from 'node:path';

/** A path with `/` between its parts, as patterns, reports and GitHub write it on every system. */
export function withSlashes(path: string, separator: string = sep): string {
  return separator === '/' ? path : path.replaceAll(separator, '/');
}
