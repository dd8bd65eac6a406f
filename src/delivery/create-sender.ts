import { InterceptedSender } from './intercepted-sender.ts';
import { LaneSender } from './lane-sender.ts';
import type { DeliverySender, SenderOptions } from './sender.ts';

/** Makes a sender. Throws INPUT if the certificates of the policy cannot be used. */
export function createSender(options: SenderOptions): DeliverySender {
  const { interceptors = [] } = options;
  const lanes = new LaneSender(options);
  return interceptors.length === 0 ? lanes : new InterceptedSender(lanes, interceptors, options);
}
