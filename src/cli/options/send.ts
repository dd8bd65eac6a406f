import { list, whole } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';
import { baseline, format, report, runFile } from './output.ts';

const group = 'Judging';

/** `--expect` */
export const expect = defineOption<readonly string[]>({
  name: 'expect',
  group,
  doc: 'What is expected of every answer (status=2xx, latency<500ms, attempts<=3, body~ok, header.content-type~json) or of the whole run (p95<300ms, lost=0).',
  kind: list('EXPECTATION'),
  defaultText: 'a 2xx in time for every webhook',
  default: [],
});

/** `--max-failures` */
export const maxFailures = defineOption<number>({
  name: 'max-failures',
  group,
  doc: 'How many webhooks may end without being accepted; more than that fail the run.',
  kind: whole('N'),
});

/** What every command that sends takes beside target and delivery, in the order of help. */
export const sendOptions = {
  expect,
  maxFailures,
  report,
  out: runFile,
  baseline,
  format,
} as const;
