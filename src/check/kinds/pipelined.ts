import { waitFairly } from '../fair-wait.ts';
import type { Lab } from '../lab.ts';
import { bytesOf, type Twin } from '../twin.ts';

/** What came back over one connection. */
export interface PipelineAnswer {
  readonly statuses: readonly number[];
  /** Why there are fewer answers than requests. */
  readonly problem?: string;
}

/** Sends events of a twin over one connection without waiting for answers. */
export async function pipelined(lab: Lab, twin: Twin, events: readonly number[]): Promise<PipelineAnswer> {
  const { wire, patience, budget, clock } = lab.options;
  const requests = events.map((event) => {
    budget.take();
    const body = bytesOf(twin.payloads[event]);
    return Buffer.concat([wire.head({ id: `check ${twin.number}#${event}`, body }), body]);
  });
  const socket = wire.connect();
  const timer = new AbortController();
  return new Promise((resolve) => {
    let text = '';
    const statuses = (): number[] =>
      [...text.matchAll(/HTTP\/1\.[01] (\d{3})/g)].map((match) => Number(match[1]));
    const end = (problem?: string): void => {
      timer.abort();
      socket.destroy();
      resolve({ statuses: statuses(), ...(problem === undefined ? {} : { problem }) });
    };
    socket.on('error', (error) => end(error.message));
    socket.on('close', () => end('then the connection was closed'));
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
      if (statuses().length >= events.length) end();
    });
    void waitFairly(clock, patience.timeoutMs, timer.signal).then(() => end('then no answer'));
    socket.write(Buffer.concat(requests));
  });
}
