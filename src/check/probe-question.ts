import type { ClientRequest, IncomingMessage } from 'node:http';
import { formatBytes, formatDurationMs } from '../env/format.ts';
import { unpackContent } from '../delivery/transport/content-coding.ts';
import type { Clock } from '../env/clock.ts';
import { waitFairly } from './fair-wait.ts';
import { longestState } from './probe-form.ts';

/** What came of a question. */
export interface StateAnswer {
  readonly status?: number;
  readonly text: string;
  /** Where a redirect leads. */
  readonly location?: string | undefined;
  /** Why there is no whole answer. */
  readonly problem?: string;
}

/** How a question is asked. */
export interface QuestionOptions {
  readonly open: () => ClientRequest;
  readonly clock: Clock;
  /** Ends it at once. */
  readonly signal: AbortSignal;
  /** For the whole of it, to the last byte. */
  readonly timeoutMs: number;
}

/** One question to the consumer's own side. It always ends, in time, whatever comes back. */
export class ProbeCall {
  private readonly options: QuestionOptions;
  private readonly over = new AbortController();
  private readonly chunks: Buffer[] = [];
  private response: IncomingMessage | undefined;
  private bytes = 0;

  constructor(options: QuestionOptions) {
    this.options = options;
  }

  async ask(): Promise<StateAnswer> {
    const first = await this.askOnce();
    // The consumer may have closed a connection that lay idle.
    return first.isStale === true ? new ProbeCall(this.options).askOnce() : first;
  }

  private askOnce(): Promise<StateAnswer & { readonly isStale?: boolean }> {
    const { open, clock, signal, timeoutMs } = this.options;
    return new Promise((resolve) => {
      const request = open();
      const end = (problem?: string, isStale = false): void => {
        if (this.over.signal.aborted) return;
        this.over.abort();
        signal.removeEventListener('abort', stop);
        if (problem !== undefined) request.destroy();
        resolve({ ...this.answer(problem), isStale });
      };
      const stop = (): void => end('the check was interrupted');
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      void waitFairly(clock, timeoutMs, this.over.signal).then(() => {
        const what = this.response === undefined ? 'no answer' : 'no end of the answer';
        end(`${what} within ${formatDurationMs(timeoutMs)}`);
      });
      const fail = (error: Error): void =>
        end(`no answer: ${error.message}`, request.reusedSocket && this.response === undefined);
      request.on('error', fail);
      request.on('response', (response) => {
        this.response = response;
        response.on('data', (chunk: Buffer) => {
          this.chunks.push(chunk);
          this.bytes += chunk.length;
          if (this.bytes > longestState) end(`the answer is longer than ${formatBytes(longestState)}`);
        });
        response.on('error', fail);
        response.on('end', () => end());
      });
      request.end();
    });
  }

  private answer(problem: string | undefined): StateAnswer {
    if (problem !== undefined) return { text: '', problem };
    const { statusCode: status = 0, headers } = this.response ?? { headers: {} };
    const { bytes, warning } = unpackContent(Buffer.concat(this.chunks), headers['content-encoding'] ?? '', {
      isWhole: true,
      mostBytes: longestState,
    });
    if (warning !== undefined) return { text: '', problem: warning.replace(/\.$/, '') };
    return { status, text: bytes.toString('utf8'), location: headers.location };
  }
}
