import type { ServerResponse } from 'node:http';
import type { Clock } from '../../env/clock.ts';

/** A reader that takes in nothing while so much is waiting for it is dropped: it comes back and reads on. */
const mostWaitingBytes = 8_000_000;

/** An open stream of server-sent events. Each frame is one write. */
export interface EventStream {
  /** Sends a frame as it is. */
  send(frame: string): void;
  /** Ends the stream. */
  end(): void;
  /** Aborts when the reader has gone or the stream was ended. */
  readonly closed: AbortSignal;
}

/**
 * Begins a stream on a response of Node.js. Its content type is the bare one, as one of the vendor's clients compares it
 * whole. `pingMs` is how often a comment keeps it alive.
 */
export function openEventStream(response: ServerResponse, clock: Clock, pingMs: number): EventStream {
  const closed = new AbortController();
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  response.write(': connected\n\n');
  response.socket?.setNoDelay(true);
  response.on('close', () => closed.abort());
  const stream: EventStream = {
    closed: closed.signal,
    send(frame) {
      if (closed.signal.aborted) return;
      if (response.writableLength > mostWaitingBytes) response.destroy();
      else response.write(frame);
    },
    end() {
      response.end();
      closed.abort();
    },
  };
  void ping(stream, clock, pingMs);
  return stream;
}

async function ping(stream: EventStream, clock: Clock, everyMs: number): Promise<void> {
  for (;;) {
    await clock.sleep(everyMs, stream.closed);
    if (stream.closed.aborted) return;
    stream.send(': ping\n\n');
  }
}
