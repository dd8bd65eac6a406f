/** How many users the master wants here, all in all. */
export interface Spawn {
  /** The master's clock, in seconds. A message that is not newer than the last is void. */
  readonly timestamp: number;
  /** How many users of each class of the locustfile. */
  readonly classes: ReadonlyMap<string, number>;
  /** How long chats may go on when users are taken away. */
  readonly stopTimeoutMs: number;
}

/** What a master says, as far as a worker needs it. */
export type FromMaster =
  | { readonly type: 'ack'; readonly index: number }
  | { readonly type: 'spawn'; readonly spawn: Spawn }
  | { readonly type: 'stop' | 'quit' | 'reconnect' };

/** What a worker says. */
export type WorkerMessage =
  | 'client_ready'
  | 'spawning'
  | 'spawning_complete'
  | 'heartbeat'
  | 'stats'
  | 'client_stopped'
  | 'quit'
  | 'exception';

/** Any version of Locust takes a worker of this version. */
export const anyVersion = -1;

const mostClasses = 1000;
const mostUsers = 1_000_000;

/** Reads an unpacked message `[type, data, node id]`; undefined for one that is unknown or makes no sense. */
export function readMessage(message: unknown): FromMaster | undefined {
  if (!Array.isArray(message)) return undefined;
  const [type, data] = message as readonly unknown[];
  if (type === 'stop' || type === 'quit' || type === 'reconnect') return { type };
  if (!(data instanceof Map)) return undefined;
  if (type === 'ack') return { type, index: wholeOr(data.get('index'), 0) };
  if (type !== 'spawn') return undefined;
  const classes = readClasses(data.get('user_classes_count'));
  const timestamp: unknown = data.get('timestamp');
  if (classes === undefined || typeof timestamp !== 'number') return undefined;
  const seconds: unknown = data.get('stop_timeout');
  const stopTimeoutMs = typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : 0;
  return { type, spawn: { timestamp, classes, stopTimeoutMs } };
}

/** How many users there are of all classes. */
export function usersOf(classes: ReadonlyMap<string, number>): number {
  return [...classes.values()].reduce((sum, count) => sum + count, 0);
}

/** As many users of these classes as there are, the first classes first. */
export function usersAmong(classes: ReadonlyMap<string, number>, users: number): Map<string, number> {
  let left = users;
  const among = new Map<string, number>();
  for (const [name, count] of classes) {
    const here = Math.min(count, left);
    among.set(name, here);
    left -= here;
  }
  return among;
}

function readClasses(value: unknown): Map<string, number> | undefined {
  if (!(value instanceof Map) || value.size > mostClasses) return undefined;
  const classes = new Map<string, number>();
  for (const [name, count] of value as Map<unknown, unknown>) classes.set(String(name), wholeOr(count, 0));
  return classes;
}

function wholeOr(value: unknown, otherwise: number): number {
  const number = Number(value);
  return Number.isSafeInteger(number) && number >= 0 && number <= mostUsers ? number : otherwise;
}
