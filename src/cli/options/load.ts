import { durationMs, list, onOff, text, timerMs, whole, wrong, type Kind } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';
import { parseRatePerSecond } from '../../env/units.ts';

const howMuch = 'Load';

/** Events or chats per second. */
const ratePerSecond: Kind<number> = {
  ...text('RATE'),
  parse: (texts, label) => parseRatePerSecond(texts.at(-1) ?? '', label),
  format: (value) => `${value}/s`,
};

/** `--rate` */
export const rate = defineOption<number>({
  name: 'rate',
  group: howMuch,
  doc: 'Events at this rate, such as 500/s, however slow the consumer is (open model).',
  kind: ratePerSecond,
  configKey: false,
});

/** `--chats` */
export const chats = defineOption<number>({
  name: 'chats',
  group: howMuch,
  doc: 'New chats at this rate, such as 50/s; each plays its scenario at its own pace.',
  kind: ratePerSecond,
  configKey: false,
});

/** `--vus` */
export const vus = defineOption<number>({
  name: 'vus',
  group: howMuch,
  doc: 'Number of virtual users, each playing scenarios one after the other and waiting for every answer (closed model).',
  kind: whole('N', 1),
  configKey: false,
});

/** `--stages` */
export const stages = defineOption<string>({
  name: 'stages',
  group: howMuch,
  doc: 'A ramp: 30s:100/s,2m:1000/s for rates of events (of chats with --chats), 30s:10,2m:50 for virtual users.',
  kind: text('STAGES'),
  configKey: false,
});

/** `--duration` */
export const duration = defineOption<number>({
  name: 'duration',
  group: howMuch,
  doc: 'How long the load lasts.',
  kind: timerMs({ zero: 'leaves no time for any load' }),
  configKey: false,
  defaultText: '30s, or what the stages take',
});

/** `--spike` */
export const spike = defineOption<number>({
  name: 'spike',
  group: howMuch,
  doc: 'A spike to this rate in the middle of --rate or --chats.',
  kind: ratePerSecond,
  configKey: false,
});

/** `--soak` */
export const soak = defineOption<boolean>({
  name: 'soak',
  group: howMuch,
  doc: 'Keeps the rate for a long time, and reports whether the consumer gets slower.',
  kind: onOff,
  configKey: false,
  default: false,
});

/** `--find-limit` */
export const findLimit = defineOption<boolean>({
  name: 'find-limit',
  group: howMuch,
  doc: 'Raises the rate from --rate or --chats until a threshold breaks, and reports the limit.',
  kind: onOff,
  configKey: false,
  default: false,
});

/** `--limit-step` */
export const limitStep = defineOption<number>({
  name: 'limit-step',
  group: howMuch,
  doc: 'How long --find-limit holds each rate.',
  kind: timerMs({ zero: 'leaves no time for any load' }),
  configKey: false,
  defaultText: '10s',
});

/** `--limit-most` */
export const limitMost = defineOption<number>({
  name: 'limit-most',
  group: howMuch,
  doc: 'The highest rate that --find-limit tries.',
  kind: ratePerSecond,
  configKey: false,
  defaultText: '100000/s',
});

/** `--warm-up` */
export const warmUp = defineOption<number>({
  name: 'warm-up',
  group: howMuch,
  doc: 'How long to send load before measuring.',
  kind: durationMs,
  configKey: false,
  defaultText: '0s',
});

const judging = 'Judging';

/** `--threshold` */
export const threshold = defineOption<readonly string[]>({
  name: 'threshold',
  group: judging,
  doc: "A limit on a measure, such as 'p99<300ms', 'errors<0.1%' or 'p95{type:message_created}<200ms'. A broken one is exit code 4.",
  kind: list('LIMIT'),
  configKey: 'thresholds',
  defaultText: 'errors<1%',
  default: [],
});

/** `--abort-on-fail` */
export const abortOnFail = defineOption<boolean>({
  name: 'abort-on-fail',
  group: judging,
  doc: 'Ends the run as soon as a threshold is broken.',
  kind: onOff,
  default: false,
});

/** `--prometheus` */
export const prometheus = defineOption<number>({
  name: 'prometheus',
  group: judging,
  doc: 'Serves the live measures at http://127.0.0.1:PORT/metrics.',
  kind: portNumber(),
});

const locustGroup = 'Locust';

/** `--locust` */
export const locust = defineOption<string>({
  name: 'locust',
  group: locustGroup,
  doc: 'Works for the Locust master at this address, which sets the number of users and collects their measures.',
  kind: masterAddress(),
  configKey: false,
});

/** `--per-user` */
export const perUser = defineOption<number>({
  name: 'per-user',
  group: locustGroup,
  doc: 'Each user of Locust stands for events at this rate, such as 10/s, however slow the consumer is (open model).',
  kind: ratePerSecond,
  configKey: false,
  defaultText: 'each user waits for its answers (closed model)',
});

/** What and how much load, in the order of help. */
export const loadOptions = {
  rate,
  chats,
  vus,
  stages,
  duration,
  spike,
  soak,
  findLimit,
  limitStep,
  limitMost,
  warmUp,
  threshold,
  abortOnFail,
  prometheus,
  locust,
  perUser,
} as const;

/** `9464`, or `:9464` as others write it. */
function portNumber(): Kind<number> {
  const port = whole('PORT', 0, 65_535);
  return {
    ...port,
    parse: (texts, label) =>
      port.parse(
        texts.map((written) => written.replace(/^:/, '')),
        label,
      ),
  };
}

/** `host` or `host:port`, 5557 being Locust's own. */
function masterAddress(): Kind<string> {
  return {
    ...text('HOST[:5557]'),
    parse(texts, label) {
      const written = texts.at(-1) ?? '';
      const [, host, port = '5557'] =
        /^(?:tcp:\/\/)?([\w.-]+|\[[\da-f:.]+\])(?::(\d{1,5}))?$/i.exec(written) ?? [];
      if (host !== undefined && Number(port) > 0 && Number(port) <= 65_535) return `${host}:${port}`;
      throw wrong(label, written, 'the address of a Locust master', 'Write a host, or host:5557.');
    },
  };
}
