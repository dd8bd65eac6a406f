import { once } from 'node:events';
import type { ClientRequest } from 'node:http';
import type { Clock } from '../../env/clock.ts';
import { bytesBefore, type WireShape } from '../wire-shape.ts';

/** What sending a body needs besides the request. */
interface Sending {
  readonly clock: Clock;
  /** Aborts when the try is over. */
  readonly over: AbortSignal;
}

/** Sends a body as the shape says, up to the cut if there is one; resolves when it has left, with whether it was whole. */
export async function sendBody(
  request: ClientRequest,
  body: Buffer,
  shape: WireShape,
  sending: Sending,
): Promise<boolean> {
  if (shape.expectMs !== undefined && !(await mayContinue(request, shape.expectMs, sending))) return false;
  const wanted = shape.cut === undefined ? body.length : bytesBefore(shape.cut.after, body.length);
  const pieces = piecesOf(body.subarray(0, wanted), shape);
  const pauseMs = shape.drip === undefined ? 0 : shape.drip.overMs / Math.max(1, pieces.length - 1);
  for (const [index, piece] of pieces.entries()) {
    if (index > 0 && pauseMs > 0) await sending.clock.sleep(pauseMs, sending.over);
    if (sending.over.aborted) return false;
    await written(request, piece);
  }
  const isWhole = wanted === body.length && shape.cut?.after !== 'headers';
  if (isWhole) await new Promise<void>((resolve) => request.end(() => resolve()));
  else if (pieces.length === 0) await once(request, 'socket');
  return isWhole;
}

/** Waits for `100 Continue`, for the time that is allowed, or for a final answer, after which no body may follow. */
async function mayContinue(
  request: ClientRequest,
  waitMs: number,
  { clock, over }: Sending,
): Promise<boolean> {
  const waited = new AbortController();
  const signal = AbortSignal.any([over, waited.signal]);
  const answer = await Promise.race([
    once(request, 'continue', { signal }).then(() => 'continue'),
    once(request, 'response', { signal }).then(() => 'final'),
    clock.sleep(waitMs, signal).then(() => 'waited'),
  ]).catch(() => 'over');
  waited.abort();
  return answer === 'continue' || answer === 'waited';
}

function piecesOf(body: Buffer, { chunkBytes, drip }: WireShape): Buffer[] {
  const bytes = drip === undefined ? (chunkBytes ?? body.length) : Math.ceil(body.length / drip.pieces);
  const pieces: Buffer[] = [];
  for (let from = 0; from < body.length; from += bytes) pieces.push(body.subarray(from, from + bytes));
  return pieces;
}

function written(request: ClientRequest, piece: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    request.write(piece, (error) => (error == null ? resolve() : reject(error)));
  });
}
