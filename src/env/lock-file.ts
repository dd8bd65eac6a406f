import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';

/**
 * Takes a lock for this process: a file with its number. Undefined if another process that runs has it; one that ended
 * without giving it back has lost it. The function that it gives gives the lock back.
 */
export function takeLock(path: string): (() => void) | undefined {
  for (let tries = 0; tries < 2; tries++) {
    try {
      const descriptor = openSync(path, 'wx');
      writeSync(descriptor, `${process.pid}\n`);
      closeSync(descriptor);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const owner = Number(readFileSync(path, 'utf8'));
      if (owner === process.pid || isRunning(owner)) return undefined;
      rmSync(path, { force: true });
    }
  }
  return undefined;
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
