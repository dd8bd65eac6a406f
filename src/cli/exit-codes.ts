import type { exitCodes } from '../errors.ts';

/** What each exit code means, for help and docs. */
export const exitCodeDocs: Readonly<Record<keyof typeof exitCodes, string>> = {
  ok: 'all held',
  consumerFailed: 'the consumer failed a check',
  usage: 'a wrong flag, scenario or configuration; nothing was sent',
  incomplete: 'no verdict: the target never answered, or there was nothing to judge',
  thresholdFailed: 'a load threshold failed',
  bug: 'a bug of iqmock',
  interrupted: 'interrupted; what was in flight is reported',
};
