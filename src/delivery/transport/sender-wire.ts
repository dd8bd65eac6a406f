import type { Attempt } from '../delivery.ts';
import type { DeliverySender } from '../sender.ts';
import type { Webhook } from '../../scenario/output.ts';
import type { Answer, Wire } from './wire.ts';

const noHeaders = {};

/**
 * A wire through the sender that `run` uses: with retries, signatures, TLS, proxies and sockets. Slower than the fast wire,
 * and the same in what it does.
 */
export function createSenderWire(sender: DeliverySender, url: string, lanes: number): Wire {
  return {
    lanes,
    send(webhook, dueAt, answered) {
      void sender
        .send({ ...factsOf(webhook), body: new Uint8Array(webhook.body), url, headers: noHeaders, dueAt })
        .then(({ attempts }) => answered(answerOf(attempts)));
    },
    stop: () => sender.stop('the run was ended'),
    close: () => sender.close(),
  };
}

function factsOf({ scenario, type, eventId, chatId, clientId, index }: Webhook) {
  return { id: `${scenario}-${chatId}#${index}`, type, eventId, chatId, clientId };
}

function answerOf(attempts: readonly Attempt[]): Answer {
  const last = attempts.at(-1);
  if (last === undefined) return { status: 0, error: 'aborted', bytes: 0, attempts: 1, sentAt: Infinity };
  const { status, error, bodyBytes = 0, sentAt } = last;
  // A status whose body never ended is no answer.
  if (error !== undefined)
    return { status: 0, error: error.code, bytes: bodyBytes, attempts: attempts.length, sentAt };
  return { status: status ?? 0, bytes: bodyBytes, attempts: attempts.length, sentAt };
}
