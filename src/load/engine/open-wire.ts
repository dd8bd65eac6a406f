import { attemptHeader } from '../../delivery/layers.ts';
import type { DeliveryPolicy } from '../../delivery/policy.ts';
import type { Middleware } from '../../delivery/sender.ts';
import { createSender } from '../../delivery/create-sender.ts';
import { signatureHeaders } from '../../delivery/sign.ts';
import { createRawDriver, type RawDriver } from '../../delivery/transport/raw/raw-driver.ts';
import { faultyWire } from './faulty-wire.ts';
import type { LoadTransport } from './wire.ts';
import { endsOf, neverTried, noHeaders, webhookId, type WireSettings } from './wire-parts.ts';

/**
 * Opens the wire that a target and a policy need: straight to the raw driver where each webhook is one try, else through
 * the sender that keeps order and retries, and carries out faults. Throws INPUT if the certificates of the policy cannot be used.
 */
export function openWire(settings: WireSettings): LoadTransport {
  const { target, policy, clock, middleware = {}, faults } = settings;
  const driver = createRawDriver({ target, policy, clock, capture: 'status' });
  if (faults !== undefined) return faultyWire(settings, driver, faults);
  return isOneTry(policy, middleware) ? directWire(settings, driver) : senderWire(settings, driver);
}

/** Whether each webhook is one try that waits for nothing but its own chat, whose order the engine keeps. */
export function isOneTry(policy: DeliveryPolicy, { layers, interceptors }: Middleware = {}): boolean {
  const isPlain = layers === undefined && interceptors === undefined;
  return isPlain && policy.retries === 0 && (policy.order === 'chat' || policy.order === 'none');
}

function directWire({ policy, clock, lanes }: WireSettings, driver: RawDriver): LoadTransport {
  const first = { [attemptHeader]: '1' };
  const sign = policy.sign === undefined ? undefined : signatureHeaders(policy.sign, clock);
  return {
    lanes,
    send(webhook, _dueAt, answered) {
      const { body } = webhook;
      const headers = sign === undefined ? first : { ...first, ...sign({ id: webhookId(webhook), body }) };
      driver.send({ number: 1, headers, body }, (attempt) => answered(attempt, 1));
    },
    open: (count) => driver.open(Math.min(count, lanes)),
    close: () => Promise.resolve(driver.close()),
  };
}

function senderWire(settings: WireSettings, driver: RawDriver): LoadTransport {
  const { target, policy, clock, random, lanes, middleware } = settings;
  const roomy = { ...policy, concurrency: lanes, maxPending: lanes };
  const { transport } = driver;
  const sender = createSender({ target, policy: roomy, clock, random, transport, ...middleware });
  return {
    ...endsOf(sender, driver, lanes),
    send(webhook, dueAt, answered) {
      const { type, eventId, chatId, clientId } = webhook;
      const facts = { id: webhookId(webhook), type, eventId, chatId, clientId };
      void sender
        .send({ ...facts, body: new Uint8Array(webhook.body), url: target.url, headers: noHeaders, dueAt })
        .then(({ attempts }) => answered(attempts.at(-1) ?? neverTried, attempts.length || 1));
    },
  };
}
