import { IqmockError } from '../errors.ts';
import type { ServeSettings } from './settings.ts';

/** Refuses what would let anyone on the network steer the server. Throws USAGE. */
export function checkExposure({
  address,
  controlToken,
}: Pick<ServeSettings, 'address' | 'controlToken'>): void {
  if (/^(127\.|::1$|localhost$)/.test(address) || controlToken !== undefined) return;
  throw new IqmockError('USAGE', `Listening on ${address} lets other machines steer this server.`, {
    hint: 'Add --control-token TOKEN, which they then have to send, or listen on 127.0.0.1.',
  });
}
