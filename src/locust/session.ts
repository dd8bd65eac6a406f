import type { Clock } from '../env/clock.ts';
import { IqmockError } from '../errors.ts';
import type { Link, LinkEvents } from './link.ts';
import type { LiveLoad } from './live-load.ts';
import { anyVersion, usersAmong, usersOf, type FromMaster, type Spawn } from './messages.ts';
import type { Statistics } from './statistics.ts';

/** Of what a session is made. */
export interface SessionParts {
  readonly clock: Clock;
  readonly master: string;
  readonly load: Pick<LiveLoad, 'users' | 'setUsers'>;
  readonly statistics: Pick<Statistics, 'take' | 'drop'>;
  /** How busy this process is: percent of a core, and bytes. */
  readonly usage: () => { readonly cpuPercent: number; readonly memoryBytes: number };
  /** A line for the person who watches. */
  readonly say: (line: string) => void;
}

/** How a worker is as its master knows it. */
type State = 'ready' | 'spawning' | 'running' | 'cleanup' | 'stopped';

const heartbeatMs = 1000;
const statisticsMs = 3000;
const readyAgainMs = 5000;
/** How long users go on without a master. */
const orphanMs = 3000;
const firstMasterMs = 60_000;

/** A worker's side of the talk with a master. It receives what comes in, and the time about ten times in a second. */
export class LocustSession implements LinkEvents {
  private readonly parts: SessionParts;
  private readonly startedMs: number;
  private link: Link | undefined;
  private state: State = 'ready';
  private classes: ReadonlyMap<string, number> = new Map();
  private stopTimeoutMs = 0;
  private lastTimestamp = -Infinity;
  private isAcknowledged = false;
  private orphanedMs: number | undefined;
  private readyMs = -Infinity;
  private heartbeatMs = -Infinity;
  private statisticsMs = -Infinity;
  private isEnding = false;
  private saysQuit = false;
  /** The number that the first master gave; kept for life, for ids follow from it. */
  index: number | undefined;

  constructor(parts: SessionParts) {
    this.parts = parts;
    this.startedMs = parts.clock.monotonic();
  }

  /** Takes the link to talk by. */
  use(link: Link): void {
    this.link = link;
  }

  connected(): void {
    this.parts.statistics.drop();
    this.lastTimestamp = -Infinity;
    this.introduce();
  }

  disconnected(): void {
    this.isAcknowledged = false;
    this.orphanedMs ??= this.parts.clock.monotonic();
    if (!this.isEnding)
      this.parts.say(`The Locust master ${this.parts.master} is gone; waiting for a new one.`);
  }

  received(message: FromMaster): void {
    if (message.type === 'ack') this.acknowledged(message.index);
    else if (message.type === 'spawn') this.spawn(message.spawn);
    else if (message.type === 'stop') this.stopUsers('cleanup');
    else if (message.type === 'quit') this.end();
    else this.link?.reopen();
  }

  /** Takes all users away and then says goodbye; `quit` is sent unless the master asked for it. */
  end({ saysQuit = false } = {}): void {
    this.saysQuit ||= saysQuit;
    if (this.isEnding) return;
    this.isEnding = true;
    this.stopUsers('cleanup');
  }

  /** Does what is due; true when all is over. Throws MASTER when there was no master for too long at the beginning. */
  tick(): boolean {
    const nowMs = this.parts.clock.monotonic();
    if (this.index === undefined && nowMs - this.startedMs >= firstMasterMs)
      throw noMaster(this.parts.master);
    if (this.orphanedMs !== undefined && nowMs - this.orphanedMs >= orphanMs) this.orphan();
    if (this.state === 'spawning') this.spawned();
    if (this.state === 'cleanup' && this.parts.load.users === 0) this.stopped();
    if (this.isEnding && this.state !== 'cleanup') {
      if (this.saysQuit) this.link?.send('quit', null);
      return true;
    }
    if (!this.isAcknowledged && nowMs - this.readyMs >= readyAgainMs) this.introduce();
    if (this.isAcknowledged) this.report(nowMs);
    return false;
  }

  /** Says why it cannot go on. */
  failed(error: unknown): void {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    this.link?.send('exception', { msg: message, traceback: stack });
    this.link?.send('quit', null);
  }

  private introduce(): void {
    this.readyMs = this.parts.clock.monotonic();
    this.link?.send('client_ready', anyVersion);
  }

  private acknowledged(index: number): void {
    if (!this.isAcknowledged) this.parts.say(`Worker ${index} of the Locust master ${this.parts.master}.`);
    this.isAcknowledged = true;
    this.index ??= index;
  }

  private spawn({ timestamp, classes, stopTimeoutMs }: Spawn): void {
    if (timestamp <= this.lastTimestamp || this.isEnding) return;
    this.lastTimestamp = timestamp;
    this.orphanedMs = undefined;
    if (this.state === 'ready') this.parts.statistics.drop();
    this.classes = classes;
    this.stopTimeoutMs = stopTimeoutMs;
    this.link?.send('spawning', null);
    this.parts.load.setUsers(usersOf(classes), stopTimeoutMs);
    this.state = 'spawning';
  }

  private spawned(): void {
    this.state = 'running';
    this.link?.send('spawning_complete', this.population());
  }

  private stopUsers(state: State): void {
    if (this.state === 'ready') return;
    this.state = state;
    this.parts.load.setUsers(0, this.stopTimeoutMs);
  }

  /** A master that came back in time has said who shall be at work; else nobody is. */
  private orphan(): void {
    this.orphanedMs = undefined;
    if (this.state === 'running' || this.state === 'spawning') this.stopUsers('cleanup');
  }

  private stopped(): void {
    this.sendStatistics();
    this.state = 'ready';
    if (this.isEnding) return;
    if (this.isAcknowledged) this.link?.send('client_stopped', null);
    this.introduce();
  }

  private report(nowMs: number): void {
    if (nowMs - this.heartbeatMs >= heartbeatMs) {
      this.heartbeatMs = nowMs;
      const { cpuPercent, memoryBytes } = this.parts.usage();
      this.link?.send('heartbeat', {
        state: this.state,
        current_cpu_usage: Math.round(cpuPercent * 10) / 10,
        current_memory_usage: memoryBytes,
      });
    }
    if (this.state !== 'ready' && nowMs - this.statisticsMs >= statisticsMs) {
      this.statisticsMs = nowMs;
      this.sendStatistics();
    }
  }

  private sendStatistics(): void {
    this.link?.send('stats', { ...this.parts.statistics.take(), ...this.population() });
  }

  /** Chats that are being ended count as users, so that a master can wait for the last answers. */
  private population(): { user_classes_count: Map<string, number>; user_count: number } {
    const among = usersAmong(this.classes, this.parts.load.users);
    return { user_classes_count: among, user_count: usersOf(among) };
  }
}

function noMaster(master: string): IqmockError {
  return new IqmockError('MASTER', `No Locust master answered at ${master} within 60 s.`, {
    hint: 'Start it with `locust --master -f locustfile.py` (`iqmock init --locust` writes the file), and check that its port, 5557, can be reached from here.',
  });
}
