import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Another process that runs a module of ours. Messages are structured clones. */
export interface ChildProcess {
  send(message: unknown): void;
  /** Ends it at once. */
  kill(): void;
}

/** What the parent gets from a child. */
export interface ChildEvents {
  message(message: unknown): void;
  /** It is gone; whatever it had to say has been said. */
  exit(code: number | null, signal: string | null): void;
}

/** Starts a module as a child process. From the sources it runs as TypeScript, as the parent does. */
export function startChild(module: URL, events: ChildEvents): ChildProcess {
  const path = fileURLToPath(module);
  const child = fork(path, [], {
    execArgv: path.endsWith('.ts') ? ['--import', typeScriptLoader()] : [],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.on('message', (message) => events.message(message));
  // A message to a child that is just going has nobody to reach; its exit says what is to be reported.
  child.on('error', () => undefined);
  child.on('exit', (code, signal) => events.exit(code, signal));
  return {
    send(message) {
      if (child.connected) child.send(message as object, () => undefined);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

/** The parent as a child process sees it. */
export interface ParentProcess {
  /** Resolves when the message is on its way. */
  send(message: unknown): Promise<void>;
  onMessage(listener: (message: unknown) => void): void;
  /** Calls back when the parent is gone. */
  onGone(listener: () => void): void;
  /** Stops listening, so that the process can end. */
  disconnect(): void;
}

/** The process that started this one with `startChild`. Ctrl-C reaches both; only the parent decides what it means. */
export function parentProcess(): ParentProcess {
  const ignore = (): void => undefined;
  process.on('SIGINT', ignore).on('SIGTERM', ignore).on('SIGHUP', ignore);
  return {
    send: (message) =>
      new Promise((resolve) => {
        if (process.send === undefined || !process.connected) resolve();
        else process.send(message, undefined, undefined, () => resolve());
      }),
    onMessage: (listener) => void process.on('message', listener),
    onGone: (listener) => void process.on('disconnect', listener),
    disconnect() {
      if (process.connected) process.disconnect();
    },
  };
}

function typeScriptLoader(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
}
