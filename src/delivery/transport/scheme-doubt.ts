import type { Attempt } from '../delivery.ts';
import { createConnector } from './connector.ts';
import { TlsAnswer } from './contract.ts';
import { describeFailure } from './failure.ts';
import type { Route } from './route.ts';

/** How long a server may take for the handshake that decides, at most. */
const maxHandshakeMs = 1000;

/** A server that refuses our side of a handshake speaks TLS all the same. */
const refusedHandshake = 'ALERT';

/**
 * Finds out why a consumer closes plain requests without a word. Many TLS servers do that, and look like a consumer that
 * crashes. So the first such close, where no request was ever answered, is followed by one TLS handshake: if it comes
 * about, the target has the wrong scheme. No request is sent on that connection.
 */
export class SchemeDoubt {
  private readonly route: Route;
  private isSettled: boolean;
  private speaksTls: Promise<boolean> | undefined;

  constructor(route: Route) {
    this.route = route;
    this.isSettled = !route.isPlain;
  }

  /** The attempt, with another error if the port turns out to speak TLS. At once, unless that has to be found out. */
  review(attempt: Attempt): Attempt | Promise<Attempt> {
    if (this.isSettled) return attempt;
    if (attempt.status !== undefined) this.isSettled = true;
    if (this.isSettled || attempt.error?.code !== 'reset') return attempt;
    return this.explain(attempt);
  }

  private async explain(attempt: Attempt): Promise<Attempt> {
    this.speaksTls ??= shakeHands(this.route);
    if (await this.speaksTls) {
      const { target } = this.route;
      return { ...attempt, error: describeFailure(new TlsAnswer(), target, { sent: true }) };
    }
    this.isSettled = true;
    return attempt;
  }
}

async function shakeHands({ target, clock, timeoutMs }: Route): Promise<boolean> {
  const ended = new AbortController();
  const tls = { insecure: true };
  const connector = createConnector({ ...target, protocol: 'https:' }, tls, undefined);
  let giveUp = (): void => {};
  const shaken = new Promise<boolean>((resolve) => {
    giveUp = connector(undefined, (error, socket) => {
      resolve(error === null || ((error as NodeJS.ErrnoException).code ?? '').includes(refusedHandshake));
      socket?.destroy();
    });
  });
  const timeUp = clock.sleep(Math.min(maxHandshakeMs, timeoutMs), ended.signal).then(() => false);
  try {
    return await Promise.race([shaken, timeUp]);
  } finally {
    ended.abort();
    giveUp();
  }
}
