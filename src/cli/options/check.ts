import { choice, durationMs, list, onOff, path, text, whole } from '../../options/kinds.ts';
import { headersKind } from '../../delivery/options/headers.ts';
import { defineOption } from '../../options/option.ts';

const state = 'State of the consumer';
const rules = 'Rules';
const limits = 'Limits';
const output = 'Output';
const command = 'check';

/** `--probe` */
export const probe = defineOption<string>({
  name: 'probe',
  group: state,
  doc: 'Where the consumer shows what it knows about a chat: a URL, or a path of the target, with {chat}, {client} or {message} in it.',
  kind: text('URL'),
});

/** `--probe-command` */
export const probeCommand = defineOption<string>({
  name: 'probe-command',
  group: state,
  doc: 'A program that prints the state instead, with the same placeholders; it runs without a shell.',
  kind: text('COMMAND'),
});

/** `--probe-header` */
export const probeHeader = defineOption<Readonly<Record<string, string>>>({
  name: 'probe-header',
  group: state,
  doc: 'A header on every read of --probe, such as Authorization.',
  kind: headersKind,
  configKey: 'probeHeaders',
});

/** `--settle` */
export const settle = defineOption<number>({
  name: 'settle',
  group: state,
  doc: 'How long the state must stay unchanged before it counts as final.',
  kind: durationMs,
  defaultText: 'learnt from clean conversations',
});

/** `--ignore` */
export const ignore = defineOption<readonly string[]>({
  name: 'ignore',
  group: state,
  doc: 'Paths of the state that are not compared, such as $.updated or $.items[*].key; what differs between equal chats is learnt anyway.',
  kind: list('PATH', ','),
  default: [],
});

/** `--unordered` */
export const unordered = defineOption<readonly string[]>({
  name: 'unordered',
  group: state,
  doc: 'Paths of lists whose order means nothing.',
  kind: list('PATH', ','),
  default: [],
});

/** `--only` */
export const only = defineOption<readonly string[]>({
  name: 'only',
  group: rules,
  doc: 'Judges only these rules or groups of rules, such as STA,FMT-01.',
  kind: list('RULES', ','),
  configKey: false,
  command,
  default: [],
});

/** `--skip` */
export const skip = defineOption<readonly string[]>({
  name: 'skip',
  group: rules,
  doc: 'Leaves out these rules or groups of rules.',
  kind: list('RULES', ','),
  configKey: false,
  command,
  default: [],
});

/** `--level` */
export const level = defineOption<'must' | 'should' | 'info'>({
  name: 'level',
  group: rules,
  doc: 'The lowest level whose failures fail the check.',
  kind: choice(['must', 'should', 'info']),
  configKey: false,
  command,
  default: 'must',
});

/** `--strict` of check */
export const strictCheck = defineOption<boolean>({
  name: 'strict',
  group: rules,
  doc: 'The same as --level should; stale entries of --accept fail the check too.',
  kind: onOff,
  configKey: false,
  command,
  default: false,
});

/** `--thorough` */
export const thorough = defineOption<boolean>({
  name: 'thorough',
  group: rules,
  doc: 'Judges more rules: older eras of the format, unusual JSON, connections that are held open. Rules that --only names are judged without it too.',
  kind: onOff,
  configKey: false,
  command,
  default: false,
});

/** `--fail-fast` */
export const failFast = defineOption<boolean>({
  name: 'fail-fast',
  group: rules,
  doc: 'Stops at the first failure that fails the check.',
  kind: onOff,
  configKey: false,
  command,
  default: false,
});

/** `--list` */
export const listRules = defineOption<boolean>({
  name: 'list',
  group: rules,
  doc: 'Lists the rules with their levels under the contract, and sends nothing.',
  kind: onOff,
  configKey: false,
  command,
  default: false,
});

/** `--dry-run` */
export const dryRun = defineOption<boolean>({
  name: 'dry-run',
  group: rules,
  doc: 'Shows what it would judge and how many webhooks it would send, and sends nothing.',
  kind: onOff,
  configKey: false,
  command,
  default: false,
});

/** `--replay` of check */
export const replayRule = defineOption<string>({
  name: 'replay',
  group: rules,
  doc: 'Judges one rule again with the seed of an earlier check.',
  kind: text('RULE@SEED'),
  configKey: false,
  command,
});

/** `--trials` */
export const trials = defineOption<number>({
  name: 'trials',
  group: rules,
  doc: 'How often a rule that depends on chance is tried.',
  kind: whole('N', 1, 200),
  configKey: false,
  command,
  default: 20,
});

/** `--budget` */
export const budget = defineOption<number>({
  name: 'budget',
  group: limits,
  doc: 'How long the check may take; rules that it does not reach are not judged.',
  kind: durationMs,
  configKey: false,
  command,
  default: 60_000,
});

/** `--out` of check */
export const outCheck = defineOption<string>({
  name: 'out',
  group: output,
  doc: 'Writes the whole result to this file, as JSON.',
  kind: path('check.json'),
  configKey: false,
  command,
});

/** `--accept` */
export const accept = defineOption<string>({
  name: 'accept',
  group: rules,
  doc: 'A file of known failures, with reasons; see docs/check.md.',
  kind: path('check-accept.yaml'),
  configKey: false,
  command,
});

/** `--accept-update` */
export const acceptUpdate = defineOption<boolean>({
  name: 'accept-update',
  group: rules,
  doc: 'Rewrites the file of --accept with what fails now; it keeps the reasons, and you write the new ones.',
  kind: onOff,
  configKey: false,
  command,
  default: false,
});

/** `--save` */
export const save = defineOption<string>({
  name: 'save',
  group: output,
  doc: 'Writes failures as scenarios into this folder, for iqmock run.',
  kind: path('DIR'),
  configKey: false,
  command,
});

/** `--report` of check */
export const reportCheck = defineOption<readonly string[]>({
  name: 'report',
  group: output,
  doc: 'Writes a report: text, json, junit, github, sarif, html, badge. With =PATH to a file.',
  kind: list('FORMAT[=PATH]', ','),
  configKey: false,
  command,
  default: [],
});

/** How a consumer is checked, in the order of help. */
export const checkOptions = {
  probe,
  probeCommand,
  probeHeader,
  settle,
  ignore,
  unordered,
  only,
  skip,
  level,
  strict: strictCheck,
  thorough,
  failFast,
  list: listRules,
  dryRun,
  replay: replayRule,
  trials,
  accept,
  acceptUpdate,
  budget,
} as const;
