import type { Socket } from 'node:net';
import { waitFairly } from '../fair-wait.ts';
import type { Lab } from '../lab.ts';
import type { TrialFailure } from '../rule.ts';
import { bytesOf } from '../twin.ts';
import { withoutHistory } from '../failure.ts';

/** Connections that are opened and left alone. */
export interface HeldOpen {
  readonly count: number;
  /** Whether a head was sent that announces a body. */
  readonly withHead: boolean;
  /** What that is called. */
  readonly name: string;
}

const connectMs = 2000;

/** Opens connections on which nothing more comes; a good conversation beside them must be taken like any other. */
export async function judgeHeldOpen(lab: Lab, { count, withHead, name }: HeldOpen): Promise<TrialFailure[]> {
  const { wire, clock, budget } = lab.options;
  const body = bytesOf(lab.conversation.events[0]?.payload);
  const sockets = Array.from({ length: count }, () => wire.connect());
  const arrived = Promise.all(sockets.map(opened));
  const over = new AbortController();
  try {
    await Promise.race([arrived, waitFairly(clock, connectMs, over.signal)]);
    budget.goOn();
    if (withHead) for (const socket of sockets) socket.write(wire.head({ id: 'check held open', body }));
    const { failure } = await lab.play(lab.short.map((event) => ({ event, request: { alone: true } })));
    if (failure === undefined) return [];
    const rest = withoutHistory(failure);
    const sent = `a good conversation beside ${count} ${name}`;
    return [{ ...rest, sent, signature: `beside ${name}: ${failure.signature}` }];
  } finally {
    over.abort();
    for (const socket of sockets) socket.destroy();
  }
}

/** Resolves when a connection is there, or will never be; what is refused is not held open. */
function opened(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.on('error', () => resolve()).on('close', () => resolve());
    socket.once('connect', () => resolve());
    socket.resume();
  });
}
