import type { Manner } from './wire.ts';

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
    const size = Math.ceil(body.length / pieces);
    for (let at = 0; at < body.length && !request.destroyed; at += size) {
      request.write(body.subarray(at, at + size));
      await clock.sleep(overMs / pieces);
    }
    request.end();
  };
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
