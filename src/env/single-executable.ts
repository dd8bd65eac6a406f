import { isSea } from 'node:sea';

/** Whether this program is the single executable: one file with its own Node, and no packages beside it. */
export function isSingleExecutable(): boolean {
  return isSea();
}
