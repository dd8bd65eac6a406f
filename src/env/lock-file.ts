import {
  closeSync,
  openSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';

/** Who has a lock. What a system does not report is ''. */
interface Owner {
  readonly pid: number;
  /** When the process began and since which start of the machine: another one with its number has another start. */
  readonly start: string;
  /** In which namespace the number counts: in each container the first process is 1. */
  readonly namespace: string;
}

/** Locks that this process has. */
const held = new Set<string>();

const renewalMs = 1000;

/** An owner that cannot be looked up has lost a lock that it did not renew in this time. */
const patienceMs = 3000;

/** How long it may take another process to clear away a lock that nobody holds. */
const clearingMs = 50;
const mostTries = 100;

/**
 * Takes a lock for this process: a file that names it and is renewed every second. Undefined if another process that runs
 * has it; one that ended without giving it back has lost it, also where this one has got its number, as in a container that
 * is started again. The function that it gives gives the lock back.
 */
export function takeLock(path: string): (() => void) | undefined {
  for (let tries = 0; tries < mostTries; tries++) {
    try {
      const descriptor = openSync(path, 'wx');
      writeSync(descriptor, `${Object.values(ownerOf(process.pid)).join(' ')}\n`);
      closeSync(descriptor);
      return hold(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const written = textOf(path);
      if (written === undefined) continue;
      if (isHeld(path, written)) return undefined;
      clear(path, written);
    }
  }
  return undefined;
}

/**
 * Removes a lock that nobody holds. Of several processes that found it so, one at a time looks again and removes it, so that
 * none removes the lock that another has taken since.
 */
function clear(path: string, written: string): void {
  const guard = `${path}.clearing`;
  try {
    closeSync(openSync(guard, 'wx'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    // The process that wrote it may have been killed since.
    if ((renewedAt(guard) ?? Infinity) < Date.now() - patienceMs) rmSync(guard, { force: true });
    return pause(clearingMs);
  }
  try {
    if (textOf(path) === written) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Nothing else can go on in this time. */
function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function hold(path: string): () => void {
  held.add(path);
  const renewing = setInterval(() => renew(path), renewalMs).unref();
  return () => {
    clearInterval(renewing);
    held.delete(path);
    rmSync(path, { force: true });
  };
}

function renew(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // Someone removed it, as the hint allows.
  }
}

function isHeld(path: string, written: string): boolean {
  const [pid = '', start = '', namespace = ''] = written.trim().split(' ');
  const owner: Owner = { pid: Number(pid), start, namespace };
  const own = ownerOf(process.pid);
  if (owner.namespace !== own.namespace) return isRenewed(path);
  const there = ownerOf(owner.pid);
  if (owner.start !== '' && there.start !== '') return owner.start === there.start;
  return owner.pid === process.pid ? held.has(path) : isRunning(owner.pid);
}

/** Watches whether someone renews the lock. */
function isRenewed(path: string): boolean {
  const before = renewedAt(path);
  for (let waited = 0; waited < patienceMs; waited += 100) {
    pause(100);
    if (renewedAt(path) !== before) return true;
  }
  return false;
}

function renewedAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

function ownerOf(pid: number): Owner {
  return { pid, start: startOf(pid), namespace: orNothing(() => readlinkSync('/proc/self/ns/pid')) };
}

function startOf(pid: number): string {
  return orNothing(() => {
    // The name of the program, in brackets, may have spaces; the 20th field after it is the time of the start.
    const ticks = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`;
  });
}

function orNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
