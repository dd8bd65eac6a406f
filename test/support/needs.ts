import { spawnSync } from 'node:child_process';

/**
 * Whether all these programs run here. Where one does not, says which and what is not tried for it, so that a skipped
 * test is seen.
 */
export function has(what: string, ...programs: readonly (readonly [string, ...string[]])[]): boolean {
  const missing = programs.filter(([program, ...args]) => spawnSync(program, args).status !== 0);
  if (missing.length === 0) return true;
  console.warn(
    `${what} is not tried: ${missing.map((words) => words.join(' ')).join(', ')} does not run here.`,
  );
  return false;
}
