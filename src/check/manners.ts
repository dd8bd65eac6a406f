import type { Manner } from './exchange.ts';

/** Part of the body, then the connection ends: politely, or by a reset. */
export function cut(share: number, end: 'FIN' | 'RST'): Manner {
  return async (request, body, clock) => {
    request.write(body.subarray(0, Math.floor(body.length * share)));
    // What was written must be on its way before the connection goes.
    await clock.sleep(10);
    if (end === 'RST') request.socket?.resetAndDestroy();
    else request.socket?.end();
  };
}

/** The whole body; the connection goes before the answer. */
export const loseAnswer: Manner = async (request, body, clock) => {
  await new Promise<void>((resolve) => request.end(body, resolve));
  await clock.sleep(5);
  request.socket?.destroy();
};

/** The body in small pieces, over so long. */
export function drip(overMs: number, pieces = 10): Manner {
  return async (request, body, clock) => {
    for (const [index, piece] of cutInLetters(body, pieces).entries()) {
      if (request.destroyed) break;
      // The body has ended with its last piece: what came later would not have been waited for.
      if (index > 0) await clock.sleep(overMs / (pieces - 1));
      request.write(piece);
    }
    request.end();
  };
}

/** The body in pieces, as fast as they go: chunks, if there is no length. */
export function inPieces(pieces: number): Manner {
  return (request, body) => {
    for (const piece of cutInLetters(body, pieces)) request.write(piece);
    request.end();
  };
}

/** Cuts a body in the middle of letters, where it has letters of several bytes: nothing else shows who decodes by the piece. */
function cutInLetters(body: Uint8Array, pieces: number): Uint8Array[] {
  const within = [...body.keys()].filter((at) => ((body[at] ?? 0) & 0xc0) === 0x80);
  const places = within.length < pieces ? [...body.keys()] : within;
  const cuts = Array.from(
    { length: pieces - 1 },
    (_, index) => places[Math.floor(((index + 1) * places.length) / pieces)],
  );
  const bounds = [...new Set([0, ...cuts.map((at) => at ?? 0), body.length])];
  return bounds.slice(1).map((end, index) => body.subarray(bounds[index], end));
}

/** The whole body, and then nothing more will be sent: the connection is closed on our side. */
export const halfClose: Manner = (request, body) => {
  request.end(body, () => request.socket?.end());
};

/** Asks whether it may send the body, and sends it after a second at the latest, as RFC 9110 wants. */
export const expectContinue: Manner = async (request, body, clock) => {
  request.flushHeaders();
  const continued = new Promise<void>((resolve) =>
    request.once('continue', resolve).once('response', () => resolve()),
  );
  await Promise.race([continued, clock.sleep(1000)]);
  if (!request.destroyed) request.end(body);
};
