import type { Clock } from '../../env/clock.ts';
import type { ClientErrorCode } from './envelope.ts';

/** An error that a test plants at an endpoint of the client API. */
export interface PlantedError {
  /** The HTTP status. Default: 200, as the platform answers its own errors. */
  readonly status?: number | undefined;
  /** The code of the error. Without one the call goes on after the delay. */
  readonly code?: ClientErrorCode | undefined;
  /** The text of the error, which some clients show. */
  readonly text?: string | undefined;
  readonly delayMs?: number | undefined;
  /** How many calls it meets. Default: all. */
  readonly times?: number | undefined;
}

/** What a call is answered instead. */
interface Met {
  readonly status: number;
  readonly code: ClientErrorCode;
  readonly text: string;
}

/** The errors that are planted, by the path of the endpoint. */
export class Planted {
  private readonly clock: Clock;
  private readonly errors = new Map<string, PlantedError & { left: number; hits: number }>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  plant(path: string, error: PlantedError): void {
    this.errors.set(path, { ...error, left: error.times ?? Infinity, hits: 0 });
  }

  /** Takes one out, or all. */
  clear(path?: string): void {
    if (path === undefined) this.errors.clear();
    else this.errors.delete(path);
  }

  get list(): (PlantedError & { readonly path: string; readonly hits: number })[] {
    return [...this.errors].map(([path, { left: _left, ...error }]) => ({ path, ...error }));
  }

  /** What a call meets at an endpoint, after the delay; undefined if it goes on. */
  async meet(path: string, signal: () => AbortSignal): Promise<Met | undefined> {
    const error = this.errors.get(path);
    if (error === undefined || error.left <= 0) return undefined;
    error.left--;
    error.hits++;
    if (error.delayMs !== undefined) await this.clock.sleep(error.delayMs, signal());
    const { status = 200, code, text = 'Planted by a test' } = error;
    if (code === undefined && status === 200) return undefined;
    return { status, code: code ?? 'internal_server_error', text };
  }
}
