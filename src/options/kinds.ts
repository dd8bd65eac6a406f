import { formatDurationMs } from '../env/format.ts';
import { IqmockError, suggest } from '../errors.ts';
import { durationPattern, parseDurationMs } from '../env/units.ts';
import { maskAddress } from '../secrets/mask.ts';
import type { ValueSchema } from './value-schema.ts';

/** How the text of an option becomes a value, and back. */
export interface Kind<T> {
  /** What help shows in place of the value; empty for a switch. */
  readonly placeholder: string;
  readonly takes: 'nothing' | 'one' | 'many';
  /** The only texts allowed, for help and completion. */
  readonly choices?: readonly string[];
  /** What separates several values in an environment variable. */
  readonly separator?: string;
  /** A relative path in a configuration file counts from the folder of that file. */
  readonly isPath?: true;
  /** Reads the texts given, at least one. Throws USAGE; `label` names the flag, variable or key. */
  parse(texts: readonly string[], label: string): T;
  /** The value as people read it. */
  format(value: T): string;
  /** A text as it may be shown, where part of it may be a secret. */
  mask?(text: string, names?: readonly string[]): string;
  /** What a value of the wrong type should have been. */
  readonly wanted?: string;
  /** What a configuration file may have. */
  readonly schema: ValueSchema;
  /** Texts of a value in a configuration file or a program; undefined if it is not of a fitting type. */
  texts(value: unknown): readonly string[] | undefined;
}

/** What makes a kind of a single text. */
export interface SingleOptions<T> {
  readonly placeholder: string;
  readonly choices?: readonly string[];
  readonly isPath?: true;
  readonly schema: ValueSchema;
  parse(text: string, label: string): T;
  format?(value: T): string;
}

/** A kind of a single text; where it comes several times, the last one counts. */
export function single<T>(options: SingleOptions<T>): Kind<T> {
  return {
    ...options,
    takes: 'one',
    parse: (texts, label) => options.parse(texts.at(-1) ?? '', label),
    format: options.format ?? String,
    texts: (value) => (isScalar(value) ? [String(value)] : undefined),
  };
}

/** A switch: on when named. In an environment variable: 1, true, yes, on or 0, false, no, off. */
export const onOff: Kind<boolean> = {
  placeholder: '',
  takes: 'nothing',
  schema: { type: 'boolean' },
  parse(texts, label) {
    const text = (texts.at(-1) ?? '').toLowerCase();
    if (['1', 'true', 'yes', 'on'].includes(text)) return true;
    if (['0', 'false', 'no', 'off', ''].includes(text)) return false;
    throw wrong(label, text, 'neither true nor false', 'Write true or false.');
  },
  format: String,
  texts: (value) => (typeof value === 'boolean' ? [String(value)] : undefined),
};

/** What YAML takes for a number is a text too. */
const plainValue = { type: ['string', 'number'], minLength: 1 } as const satisfies ValueSchema;

/** Any text that is not empty. */
export function text(placeholder = 'TEXT'): Kind<string> {
  return single({ placeholder, schema: plainValue, parse: notEmpty });
}

/** The address of a server, which may hold a user and a password. */
export function address(placeholder: string): Kind<string> {
  return { ...text(placeholder), mask: maskAddress };
}

/** A file or folder. */
export function path(placeholder = 'FILE'): Kind<string> {
  return single({ placeholder, isPath: true, schema: { type: 'string', minLength: 1 }, parse: notEmpty });
}

/** One of a few words. */
export function choice<const C extends readonly [string, ...string[]]>(
  choices: C,
  placeholder?: string,
): Kind<C[number]> {
  return single<C[number]>({
    placeholder: placeholder ?? choices.join('|'),
    choices,
    schema: { enum: choices.flatMap((name) => (/^\d+$/.test(name) ? [name, Number(name)] : [name])) },
    parse(text, label) {
      if (choices.includes(text)) return text;
      throw wrong(label, text, `none of ${choices.join(', ')}`, suggest(text, choices));
    },
  });
}

/** A whole number within limits, both included. */
export function whole(placeholder: string, min = 0, max = Number.MAX_SAFE_INTEGER): Kind<number> {
  return single({
    placeholder,
    schema: { type: 'integer', minimum: min, maximum: max },
    parse(text, label) {
      const value = Number(text);
      if (/^\d+$/.test(text) && value >= min && value <= max) return value;
      const limits = max === Number.MAX_SAFE_INTEGER ? `from ${min} up` : `from ${min} to ${max}`;
      throw wrong(label, text, `not a whole number ${limits}`, `Write a whole number ${limits}.`);
    },
  });
}

/** A length of time, kept in milliseconds. */
export const durationMs: Kind<number> = single({
  placeholder: 'TIME',
  schema: { type: ['string', 'number'], minimum: 0, pattern: `${durationPattern}|^\\d+(\\.\\d+)?$` },
  parse: parseDurationMs,
  format: (value) => formatDurationMs(value),
});

/** Timers of Node cannot run longer. */
const longestTimerMs = 2 ** 31 - 1;

/** A length of time that a timer can measure; `zero` says why it may not be none, where it may not. */
export function timerMs({ zero }: { readonly zero?: string } = {}): Kind<number> {
  const { minimum, ...schema } = durationMs.schema;
  return {
    ...durationMs,
    schema: zero === undefined ? durationMs.schema : { ...schema, exclusiveMinimum: minimum ?? 0 },
    parse(texts, label) {
      const ms = durationMs.parse(texts, label);
      const text = texts.at(-1) ?? '';
      if (ms > longestTimerMs) throw wrong(label, text, 'too long', 'Write a duration of at most 24 days.');
      if (ms > 0 || zero === undefined) return ms;
      throw new IqmockError('USAGE', `${label}: "${text}" ${zero}.`, {
        hint: 'Write a duration above zero, such as 10s.',
      });
    },
  };
}

/** A share: `0.3` or `30%`. */
export const share: Kind<number> = single({
  placeholder: 'SHARE',
  schema: { type: ['number', 'string'], minimum: 0, maximum: 1, pattern: '^\\d+(\\.\\d+)?%?$' },
  parse(text, label) {
    const match = /^(\d+(?:\.\d+)?)(%?)$/.exec(text);
    const value = Number(match?.[1]) / (match?.[2] === '%' ? 100 : 1);
    if (value >= 0 && value <= 1) return value;
    throw wrong(
      label,
      text,
      'not a share from 0 to 1',
      'Write a number such as 0.3, or a percentage such as 30%.',
    );
  },
});

/** How much faster than real time; `max` is as fast as possible. */
export const speed: Kind<number | 'max'> = single<number | 'max'>({
  placeholder: 'N|max',
  schema: { type: ['number', 'string'], exclusiveMinimum: 0, pattern: '^(max|\\d*\\.?\\d+(e\\d+)?x?)$' },
  parse(text, label) {
    if (text === 'max') return 'max';
    const value = Number(text.replace(/x$/, ''));
    if (text !== '' && value > 0 && Number.isFinite(value)) return value;
    throw wrong(label, text, 'not a speed', 'Write a number above 0, such as 10, or max.');
  },
});

const oneOrMany: ValueSchema = { ...plainValue, type: ['array', ...plainValue.type], items: plainValue };

/**
 * A text that may come several times. In an environment variable `separator` separates the values; a comma does
 * that on the command line too.
 */
export function list(placeholder: string, separator = '\n'): Kind<readonly string[]> {
  return {
    placeholder,
    takes: 'many',
    separator,
    schema: oneOrMany,
    parse: (texts, label) =>
      texts
        .flatMap((text) => (separator === ',' ? text.split(',') : [text]))
        .map((text) => notEmpty(text.trim(), label)),
    format: (value) => value.join(separator === '\n' ? '; ' : `${separator} `),
    texts: (value) => {
      const items: unknown[] = Array.isArray(value) ? value : [value];
      return items.every(isScalar) ? items.map(String) : undefined;
    },
  };
}

/** Values in one text, separated by commas; a configuration file may also give a list. */
export function commaList(placeholder: string): Kind<string> {
  return {
    ...text(placeholder),
    schema: { ...oneOrMany, minItems: 1 },
    texts: (value) => {
      const items: unknown[] = Array.isArray(value) ? value : [value];
      return items.every(isScalar) ? [items.join(',')] : undefined;
    },
  };
}

/**
 * Values separated by commas or spaces, each read by another kind; a configuration file may also give a list. `pattern` is
 * what one value looks like, for the schema.
 */
export function commaValues<T>(placeholder: string, each: Kind<T>, pattern: string): Kind<readonly T[]> {
  return {
    placeholder,
    takes: 'one',
    schema: {
      type: ['array', 'string', 'number'],
      minimum: 0,
      pattern: `^(${pattern})([\\s,]+(${pattern}))*$`,
      items: { type: ['string', 'number'], minimum: 0, pattern: `^(${pattern})$` },
    },
    parse: (texts, label) =>
      notEmpty(texts.at(-1) ?? '', label)
        .split(/[\s,]+/)
        .filter((text) => text !== '')
        .map((text) => each.parse([text], label)),
    format: (value) => value.map((item) => each.format(item)).join(','),
    texts: (value) => {
      const items: unknown[] = Array.isArray(value) ? value : [value];
      return items.every(isScalar) ? [items.join(',')] : undefined;
    },
  };
}

function notEmpty(text: string, label: string): string {
  if (text !== '') return text;
  throw new IqmockError('USAGE', `${label} is empty.`, { hint: 'Write a value, or leave it out.' });
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** The error for a text that is not what it should be. */
export function wrong(label: string, text: string, what: string, hint: string): IqmockError {
  return new IqmockError('USAGE', `${label}: "${text}" is ${what}.`, { hint });
}
