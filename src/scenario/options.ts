import { choice, list, onOff, speed as speedKind, whole, type Kind } from '../options/kinds.ts';
import { defineOption } from '../options/option.ts';
import { IqmockError } from '../errors.ts';
import { eraNames, type EraName } from '../model/spec.ts';
import { paces, type Pace } from './human-pace.ts';
import { tryParseStart } from './start-time.ts';
import { isObject } from '../own.ts';

const group = 'Play';

/** A moment, kept in UTC milliseconds. */
const moment: Kind<number> = {
  placeholder: 'WHEN',
  takes: 'one',
  schema: { type: ['string', 'integer'], minLength: 1 },
  parse(texts, label) {
    const text = texts.at(-1) ?? '';
    const startMs = tryParseStart(text);
    if (startMs !== undefined) return startMs;
    throw new IqmockError('USAGE', `${label}: "${text}" is not a moment of this century.`, {
      hint: 'Write a date such as 2024-03-01 or 2024-03-01T09:00:00Z, or UTC milliseconds.',
    });
  },
  format: (value) => new Date(value).toISOString(),
  wanted: 'a moment of this century',
  texts(value) {
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : [value.toISOString()];
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : undefined;
  },
};

/** Overrides of payloads; a program gives an object, from path to any value. */
const overrides: Kind<readonly string[]> = {
  ...list('PATH=VALUE'),
  wanted: 'an object, from path to value',
  texts: (value) =>
    isObject(value)
      ? Object.entries(value).map(([path, content]) => `${path}:=${JSON.stringify(content)}`)
      : undefined,
};

/** `--seed` */
export const seed = defineOption<number>({
  name: 'seed',
  group,
  doc: 'Decides everything that is generated: names, texts, pauses. The same seed with the same start gives the same bytes.',
  kind: whole('N', 0, 2 ** 32 - 1),
  defaultText: "the scenario's own, else a fresh one, which is printed",
});

/** A number, or a fresh one. */
const idsKind: Kind<number | 'fresh'> = {
  placeholder: 'N|fresh',
  takes: 'one',
  schema: { type: ['integer', 'string'], minimum: 0, pattern: '^(fresh|\\d+)$' },
  parse(texts, label) {
    const text = texts.at(-1) ?? '';
    if (text === 'fresh') return 'fresh';
    if (/^\d+$/.test(text) && Number(text) < 2 ** 32) return Number(text);
    throw new IqmockError('USAGE', `${label}: "${text}" is not a whole number below 2^32.`, {
      hint: 'Write a number, or fresh for ids that no earlier run had.',
    });
  },
  format: String,
  texts: (value) => (typeof value === 'string' || typeof value === 'number' ? [String(value)] : undefined),
};

/** `--ids` */
export const ids = defineOption<number | 'fresh'>({
  name: 'ids',
  group,
  doc: 'Decides the ids, with seed and start. Runs that differ in any of the three have other ids.',
  kind: idsKind,
  defaultText: 'fresh; 0 where the start is given, so that it gives the same bytes again',
});

/** `--profile` */
export const profile = defineOption<EraName>({
  name: 'profile',
  group,
  doc: 'The era of the wire format: its fields, their order, its zero time.',
  kind: choice(eraNames as readonly [EraName, ...EraName[]]),
  defaultText: "the scenario's own, else 2023",
});

/** `--locale` */
export const locale = defineOption<'ru' | 'en'>({
  name: 'locale',
  group,
  doc: 'The language of generated names and texts; texts in a scenario stay as written.',
  kind: choice(['ru', 'en']),
  defaultText: "the scenario's own, else ru",
});

/** `--start` */
export const start = defineOption<number>({
  name: 'start',
  group,
  doc: 'When the clock of the simulated tenant begins. A given start gives the same ids each time.',
  kind: moment,
  defaultText: "the scenario's own, else now",
});

/** `--rels` */
export const rels = defineOption<'documented' | 'closed'>({
  name: 'rels',
  group,
  doc: 'Which rows travel in Rels: every row an id refers to, or only those of the documented samples.',
  kind: choice(['documented', 'closed']),
  defaultText: 'closed; documented in the era 2018',
});

/** `--events` */
export const events = defineOption<'documented' | 'extended'>({
  name: 'events',
  group,
  doc: "Which types of events there are: the nine of the platform's document, or also those that only its clients get.",
  kind: choice(['documented', 'extended']),
  default: 'documented',
});

/** `--escape-html` */
export const escapeHtml = defineOption<boolean>({
  name: 'escape-html',
  group,
  doc: 'Writes <, >, & and the separators U+2028 and U+2029 in strings as \\u003c and so on, as the JSON encoder of Go does.',
  kind: onOff,
  default: false,
});

/** `--pace` */
export const pace = defineOption<Pace>({
  name: 'pace',
  group,
  doc: 'human: people take a realistic time to read, type and listen; script: steps follow each other at once.',
  kind: choice(paces),
  defaultText: "the scenario's own, else script",
});

/** `--set` */
export const set = defineOption<readonly string[]>({
  name: 'set',
  group,
  doc: 'Overrides a value of the payload or of a step, such as Rels.Clients[0].Name=Мария. A path that hits nothing is an error.',
  kind: overrides,
  configKey: false,
  default: [],
});

/** `--speed` */
export const speed = defineOption<number | 'max'>({
  name: 'speed',
  group,
  doc: "How many times faster than the scenario's own time; max does not wait at all.",
  kind: speedKind,
  default: 1,
});

/** `--no-commands` */
export const noCommands = defineOption<boolean>({
  name: 'no-commands',
  group,
  doc: 'Refuses scenarios whose probes start programs, before anything is sent.',
  kind: onOff,
  default: false,
});

/** What is played, in the order of help. */
export const playOptions = {
  seed,
  ids,
  profile,
  locale,
  start,
  rels,
  escapeHtml,
  pace,
  set,
  speed,
  noCommands,
} as const;
