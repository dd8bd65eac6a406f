import { InterceptedSender } from './intercepted-sender.ts';
import { LaneSender } from './lane-sender.ts';
import type { DeliverySender, SenderOptions } from './sender.ts';

/** Makes a sender. Throws INPUT if the certificates of the policy cannot be used. */
export function createSender(options: SenderOptions): DeliverySender {
  const { interceptors = [] } = options;
  if (interceptors.length === 0) return new LaneSender(options);
  // What interceptors hold back counts against the capacity, and may wait for deliveries that are still to come.
  const { mostReady: _none, ...others } = options;
  return new InterceptedSender(new LaneSender(others), interceptors, options);
}
