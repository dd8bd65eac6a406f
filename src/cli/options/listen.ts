import { commaList, durationMs, onOff, path, share, text, whole } from '../../options/kinds.ts';
import { host, port } from '../../options/listening.ts';
import { defineOption } from '../../options/option.ts';

const server = 'Server';

/** `--count` of listen. */
export const requests = defineOption<number>({
  name: 'count',
  group: server,
  doc: 'Exits after this many webhooks.',
  kind: whole('N', 1),
  configKey: false,
});

const answers = 'Answers';

/** `--status` */
export const status = defineOption<number>({
  name: 'status',
  group: answers,
  doc: 'The status of every answer.',
  kind: whole('STATUS', 200, 599),
  configKey: false,
  default: 200,
});

/** `--answer` */
export const answer = defineOption<string>({
  name: 'answer',
  group: answers,
  doc: 'The body of every answer.',
  kind: text('TEXT'),
  configKey: false,
  defaultText: '{"ok":true}',
});

/** `--delay` */
export const delay = defineOption<number>({
  name: 'delay',
  group: answers,
  doc: 'How long every answer is delayed.',
  kind: durationMs,
  configKey: false,
  default: 0,
});

/** `--fail-rate` */
export const failRate = defineOption<number>({
  name: 'fail-rate',
  group: answers,
  doc: 'The share of webhooks that are answered with --fail-status; the seed decides which.',
  kind: share,
  configKey: false,
  default: 0,
});

/** `--fail-status` */
export const failStatus = defineOption<number>({
  name: 'fail-status',
  group: answers,
  doc: 'The status of those that fail.',
  kind: whole('STATUS', 200, 599),
  configKey: false,
  default: 500,
});

/** `--strict` */
export const strict = defineOption<boolean>({
  name: 'strict',
  group: answers,
  doc: 'Answers invalid bodies with 422 and the verdicts.',
  kind: onOff,
  configKey: false,
  default: false,
});

/** `--max-body` */
export const maxBody = defineOption<number>({
  name: 'max-body',
  group: answers,
  doc: 'The largest body; larger ones are refused with 413.',
  kind: whole('BYTES', 1, 1_000_000_000),
  configKey: false,
  default: 1024 * 1024,
});

const recording = 'Recording';

/** `--out` of listen. */
export const recordingFile = defineOption<string>({
  name: 'out',
  aliases: ['record'],
  group: recording,
  doc: 'Adds every request to this file as it arrives, for iqmock replay, validate and init --from.',
  kind: path('recording.ndjson'),
  configKey: false,
});

/** `--record-headers` */
export const recordHeaders = defineOption<string>({
  name: 'record-headers',
  group: recording,
  doc: 'The headers to keep, separated by commas.',
  kind: commaList('NAMES'),
  configKey: false,
  defaultText: 'all but those of the connection',
});

/** `--keep-secrets` */
export const keepSecrets = defineOption<boolean>({
  name: 'keep-secrets',
  group: recording,
  doc: 'Keeps credentials, cookies and signatures in the recording; otherwise they become ***.',
  kind: onOff,
  configKey: false,
  default: false,
});

/** `--no-validate` */
export const noValidate = defineOption<boolean>({
  name: 'no-validate',
  group: 'Judging',
  doc: 'Accepts bodies without judging them.',
  kind: onOff,
  configKey: false,
  default: false,
});

/** How the consumer behaves, in the order of help. */
export const listenOptions = {
  port,
  host,
  count: requests,
  status,
  answer,
  delay,
  failRate,
  failStatus,
  strict,
  maxBody,
  out: recordingFile,
  recordHeaders,
  keepSecrets,
  noValidate,
} as const;
