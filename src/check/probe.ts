import { IqmockError } from '../errors.ts';
import { addressProber } from './probe-address.ts';
import { commandProber } from './probe-command.ts';
import type { Prober, ProbeOptions, ProberTools } from './probe-form.ts';

/** Makes a prober; undefined if there is nothing to ask. Throws USAGE if the address is not one or names no chat. */
export function createProber(
  { url, command, headers }: ProbeOptions,
  tools: ProberTools,
): Prober | undefined {
  if (url !== undefined && command !== undefined) {
    throw new IqmockError('USAGE', '--probe and --probe-command cannot be used together.', {
      hint: 'Give one of them.',
    });
  }
  if (url === undefined && Object.keys(headers).length > 0) {
    throw new IqmockError('USAGE', '--probe-header has no effect here: no address is read.', {
      hint: 'Give --probe, or leave --probe-header out.',
    });
  }
  if (command !== undefined) return commandProber(command, tools);
  return url === undefined ? undefined : addressProber(url, headers, tools);
}
