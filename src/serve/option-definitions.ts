import { policyOptions } from '../delivery/options/index.ts';
import { allowRemote } from '../delivery/options/target.ts';
import { emitterOptions } from '../emitter/options.ts';
import { choice, commaValues, list, path, text, whole } from '../options/kinds.ts';
import { host, port } from '../options/listening.ts';
import { defineOption } from '../options/option.ts';
import { events as scenarioEvents } from '../scenario/options.ts';
import { autoDeedNames } from './auto/deeds/names.gen.ts';

const safety = 'Access';

/** `--control-token` */
export const controlToken = defineOption<string>({
  name: 'control-token',
  group: safety,
  doc: 'The bearer token that the control and operator APIs require; needed to listen beyond loopback.',
  kind: text('TOKEN'),
  secret: true,
});

/** `--allowed-host` */
export const allowedHost = defineOption<readonly string[]>({
  name: 'allowed-host',
  group: safety,
  doc: 'A host name that requests may use besides those of loopback, such as that of its container.',
  kind: list('NAME', ','),
  default: [],
});

const limits = 'Limits';

/** `--max-pending` */
export const maxPending = defineOption<number>({
  name: 'max-pending',
  group: limits,
  doc: 'The most webhooks that may wait for the consumer; beyond that, calls are refused.',
  kind: whole('N', 1, 10_000_000),
  default: 10_000,
});

/** `--keep-messages` */
export const keepMessages = defineOption<number>({
  name: 'keep-messages',
  group: limits,
  doc: 'How many messages are kept in memory: the latest ones and the last one of each chat.',
  kind: whole('N', 1, 10_000_000),
  default: 3000,
});

/** `--max-upload` */
export const maxUpload = defineOption<number>({
  name: 'max-upload',
  group: limits,
  doc: 'The largest upload; larger files are refused.',
  kind: whole('BYTES', 1, 1_000_000_000),
  default: 20_000_000,
});

/** `--state` */
export const state = defineOption<string>({
  name: 'state',
  group: 'Server',
  doc: 'Keeps the tenant and its pending webhooks in this file, and continues from it after a restart.',
  kind: path('state.ndjson'),
});

/** Something that a tenant may do by itself. */
export type AutoDeedName = (typeof autoDeedNames)[number];

/** `--widget` */
export const widget = defineOption<string>({
  name: 'widget',
  group: 'Server',
  doc: "A build folder of IQChannels' web widget: serves it at /widget/, and a page that contains it at /demo.",
  kind: path('DIR'),
});

const deeds = commaValues('ACTIONS', choice(autoDeedNames), autoDeedNames.join('|'));

/** `--auto` */
export const auto = defineOption<readonly AutoDeedName[]>({
  name: 'auto',
  group: 'Server',
  doc: `What the tenant does by itself, at a human pace: some of ${autoDeedNames.join(', ')}, separated by commas.`,
  // Nothing at all is a choice too.
  kind: {
    ...deeds,
    schema: {
      type: ['array', 'string'],
      pattern: `^$|${deeds.schema.pattern ?? ''}`,
      items: { enum: [...autoDeedNames] },
    },
    parse: (texts, label) => (texts.join('') === '' ? [] : deeds.parse(texts, label)),
  },
  default: [],
  defaultText: 'nothing',
});

/** `--events` */
export const events = {
  ...scenarioEvents,
  group: 'Server',
  doc: "Which types of events the consumer gets: the nine of the platform's document, or also those that only its clients get.",
} as const;

/** `--signup` */
export const signup = defineOption<'open' | 'known'>({
  name: 'signup',
  group: safety,
  doc: 'Who may log in to the client API: anyone, as a new client if necessary, or only clients that the tenant knows.',
  kind: choice(['open', 'known']),
  default: 'open',
});

const { speed: _speed, faults: _faults, noCommands: _noCommands, ...shared } = emitterOptions;

/** The options that only a server has, by their names in the library. */
export const ownOptions = {
  port: { ...port, default: 0 },
  host,
  controlToken,
  allowedHosts: allowedHost,
  allowRemote,
  signup,
  events,
  auto,
  widget,
  state,
  maxPending,
  keepMessages,
  maxUploadBytes: maxUpload,
} as const;

/** The options of a server, by their names in the library; the callbacks and the scenarios are no texts. */
export const serverOptions = { ...shared, fault: policyOptions.fault, ...ownOptions } as const;
