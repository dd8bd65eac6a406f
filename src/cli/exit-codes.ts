import type { exitCodes } from '../errors.ts';

/** What each exit code means, for help and docs. */
export const exitCodeDocs: Readonly<Record<keyof typeof exitCodes, string>> = {
  ok: 'Everything held.',
  consumerFailed: 'The consumer failed: it refused a webhook, or an expectation or check did not hold.',
  usage: 'The command line, a configuration or a scenario is wrong. Nothing was sent.',
  incomplete: 'There is no verdict: the target could not be reached, or nothing was judged.',
  thresholdFailed: 'A threshold of a load run failed.',
  bug: 'iqmock broke one of its own rules.',
  outputLost:
    'All held, but an output (a run file, a report, standard output) could not be written to its end.',
  hungUp: 'The terminal was closed (SIGHUP); what was in flight is reported.',
  interrupted: 'Interrupted by SIGINT or SIGTERM; what was in flight is reported.',
};
