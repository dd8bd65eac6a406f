import { formatDurationMs } from '../../../env/format.ts';
import type { ArgumentSchema } from '../../../entry.ts';
import { durationPattern, tryParseDurationMs } from '../../../env/units.ts';
import { ownValue } from '../../../own.ts';

/** One parameter of a fault: how it is read and shown. */
export interface Parameter<Value> {
  /** What it decides, in one sentence. */
  readonly doc: string;
  /** What may be written: `a duration such as 3s`. */
  readonly takes: string;
  /** The value when none is given. */
  readonly default: Value;
  readonly schema: ArgumentSchema;
  /** The value of what was written; undefined if it is not one. */
  read(written: unknown): Value | undefined;
  /** The value as people write it. */
  show(value: Value): string;
}

interface Details<Value> {
  readonly doc: string;
  readonly default: Value;
}

/** A length of time, kept in milliseconds. */
export function duration({ doc, default: value }: Details<number>): Parameter<number> {
  return {
    doc,
    takes: 'a duration such as 3s',
    default: value,
    schema: {
      anyOf: [
        { type: 'string', pattern: durationPattern },
        { type: 'number', minimum: 0 },
      ],
    },
    read: (written) => {
      const ms = isTextOrNumber(written) ? tryParseDurationMs(written) : undefined;
      // Timers cannot run longer than 24 days.
      return ms === undefined || ms > 2 ** 31 - 1 ? undefined : ms;
    },
    show: formatDurationMs,
  };
}

/** A length of time forwards or, with a minus, backwards, kept in milliseconds. */
export function shift({ doc, default: value }: Details<number>): Parameter<number> {
  return {
    doc,
    takes: 'a duration such as 10m or -10m',
    default: value,
    schema: {
      anyOf: [{ type: 'string', pattern: durationPattern.replace('^', '^[-+]?') }, { type: 'number' }],
    },
    read(written) {
      if (!isTextOrNumber(written)) return undefined;
      const text = String(written);
      const ms = tryParseDurationMs(text.replace(/^[-+]/, ''));
      return ms === undefined ? undefined : text.startsWith('-') ? -ms : ms;
    },
    show: (ms) => `${ms < 0 ? '-' : ''}${formatDurationMs(Math.abs(ms))}`,
  };
}

/** A whole number. */
export function count({
  doc,
  default: value,
  min = 1,
  max = 1000,
}: Details<number> & { readonly min?: number; readonly max?: number }): Parameter<number> {
  return {
    doc,
    takes: `a whole number from ${min} to ${max}`,
    default: value,
    schema: { type: 'integer', minimum: min, maximum: max },
    read(written) {
      const number = isTextOrNumber(written) && /^\d+$/.test(String(written)) ? Number(written) : NaN;
      return number >= min && number <= max ? number : undefined;
    },
    show: String,
  };
}

const sizeUnits: Readonly<Record<string, number>> = { '': 1, B: 1, kB: 1000, KB: 1000, MB: 1_000_000 };

/** The most bytes that a fault makes of a body. */
const mostBytes = 50_000_000;

/** Bytes of a text such as `2kB`, `1.5MB`, `120`; undefined if it is not one. */
export function parseByteCount(written: unknown): number | undefined {
  if (!isTextOrNumber(written)) return undefined;
  const match = /^(\d+(?:\.\d+)?) ?(B|kB|KB|MB)?$/.exec(String(written));
  if (match === null) return undefined;
  const bytes = Math.round(Number(match[1]) * (ownValue(sizeUnits, match[2] ?? '') ?? 1));
  return bytes <= mostBytes ? bytes : undefined;
}

/** Bytes as people write them: `150kB`. */
export function showBytes(bytes: number): string {
  if (bytes >= 1_000_000 && bytes % 100_000 === 0) return `${bytes / 1_000_000}MB`;
  return bytes >= 1000 && bytes % 100 === 0 ? `${bytes / 1000}kB` : `${bytes}B`;
}

/** The schema of a number of bytes. */
export const bytesSchema: ArgumentSchema = {
  anyOf: [
    { type: 'integer', minimum: 0 },
    { type: 'string', pattern: '^\\d+(\\.\\d+)? ?(B|kB|KB|MB)?$' },
  ],
};

/** A number of bytes. */
export function size({ doc, default: value }: Details<number>): Parameter<number> {
  return {
    doc,
    takes: 'a size such as 2kB, at most 50MB',
    default: value,
    schema: bytesSchema,
    read: parseByteCount,
    show: showBytes,
  };
}

/** One of a few words. */
export function choice<const Words extends readonly [string, ...string[]]>({
  doc,
  of,
  default: value,
}: Details<NoInfer<Words[number]>> & { readonly of: Words }): Parameter<Words[number]> {
  return {
    doc,
    takes: of.length === 1 ? of[0] : `one of ${of.join(', ')}`,
    default: value,
    schema: { type: 'string', enum: of },
    read: (written) => (of.includes(String(written)) ? String(written) : undefined),
    show: String,
  };
}

/** Yes or no. */
export function flag({ doc, default: value }: Details<boolean>): Parameter<boolean> {
  return {
    doc,
    takes: 'true or false',
    default: value,
    schema: { type: 'boolean' },
    read: (written) => ({ true: true, false: false })[String(written)],
    show: String,
  };
}

/** Any text. */
export function text({ doc, default: value }: Details<string>): Parameter<string> {
  return {
    doc,
    takes: 'a text',
    default: value,
    schema: { type: 'string', minLength: 1 },
    read: (written) => (isTextOrNumber(written) && String(written) !== '' ? String(written) : undefined),
    show: String,
  };
}

/** A part of a whole from 0 to 1, of a text such as `5%` or `0.05`; undefined if it is not one. */
export function readShare(written: unknown): number | undefined {
  if (!isTextOrNumber(written)) return undefined;
  const match = /^(\d+(?:\.\d+)?)(%?)$/.exec(String(written));
  const value = match === null ? NaN : Number(match[1]) / (match[2] === '%' ? 100 : 1);
  return value >= 0 && value <= 1 ? value : undefined;
}

/** A part of a whole as people write it: `5%`. */
export function showShare(value: number): string {
  return `${Number((value * 100).toPrecision(12))}%`;
}

/** The schema of a part of a whole. */
export const shareSchema: ArgumentSchema = {
  anyOf: [
    { type: 'number', minimum: 0, maximum: 1 },
    { type: 'string', pattern: '^\\d+(\\.\\d+)?%?$' },
  ],
};

/** Whether a value of YAML or JSON is a plain one that a parameter can read. */
export function isTextOrNumber(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
