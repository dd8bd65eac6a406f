import type { IncomingMessage } from 'node:http';

/** How the reading of a body ended. */
export type ReadBody =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  /** There are more bytes than allowed; the rest is thrown away unread. */
  | { readonly kind: 'too large'; readonly bodyBytes: number }
  /** The sender went away before the end. */
  | { readonly kind: 'aborted' };

const none = Buffer.alloc(0);

/** Reads the body of a request and calls back once. Callbacks, not promises: this runs for every request of a load test. */
export function readBody(
  request: IncomingMessage,
  maxBodyBytes: number,
  done: (read: ReadBody) => void,
): void {
  const announced = Number(request.headers['content-length']);
  if (announced > maxBodyBytes) {
    request.resume();
    return done({ kind: 'too large', bodyBytes: announced });
  }
  let first: Buffer | undefined;
  let more: Buffer[] | undefined;
  let bodyBytes = 0;
  let isDone = false;
  const finish = (read: ReadBody): void => {
    if (isDone) return;
    isDone = true;
    done(read);
  };
  request.on('data', (chunk: Buffer) => {
    bodyBytes += chunk.length;
    if (bodyBytes > maxBodyBytes) {
      first = more = undefined;
      return finish({ kind: 'too large', bodyBytes });
    }
    if (first === undefined) first = chunk;
    else (more ??= [first]).push(chunk);
  });
  request.on('end', () =>
    finish({ kind: 'whole', bytes: more === undefined ? (first ?? none) : Buffer.concat(more) }),
  );
  request.on('error', () => finish({ kind: 'aborted' }));
  request.on('close', () => finish({ kind: 'aborted' }));
}
