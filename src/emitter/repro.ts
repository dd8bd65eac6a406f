import { maskAddress, maskHeaders } from '../delivery/secrets.ts';
import { parseHeader } from '../delivery/headers.ts';
import { ineffectiveOptions } from '../delivery/ineffective-options.ts';
import type { Expectation } from '../scenario/output.ts';
import type { EmitterOptions, TriggerOptions } from './options.ts';
import { overrideTexts } from './playable.ts';

/** What a command line needs to do the same again. */
export type Repeated = Omit<EmitterOptions, 'to'> &
  TriggerOptions & { readonly to: string; readonly seed: number; readonly start: number };

/** Options that hold a secret: the line names the variable that it may be put into. */
const secret = new Set<string>(['bearer', 'basic', 'signSecret'] satisfies (keyof EmitterOptions)[]);

/** The command line that does the same as a play or a trigger; `words` are the command and what it takes. */
export function reproLine(words: readonly string[], repeated: Repeated): string {
  const { header, set, start, expect, speed = 'max', mask, ...rest } = repeated;
  // The command line refuses what does nothing.
  const idle = ineffectiveOptions(repeated);
  // A list is written with commas, as String does.
  const flags = Object.entries({ ...rest, start: new Date(start).toISOString() }).flatMap(([name, value]) =>
    idle.has(name) ? [] : flagWords(name, value),
  );
  const headers = Object.entries(headerMap(header, mask)).flatMap(([name, value]) => [
    '-H',
    quoted(`${name}: ${value}`),
  ]);
  const changes = overrideTexts(set).flatMap((text) => ['--set', quoted(text)]);
  const expected = expectTexts(expect).flatMap((text) => ['--expect', quoted(text)]);
  const pace = words[0] === 'run' ? ['--speed', String(speed)] : [];
  return ['iqmock', ...words.map(quoted), ...flags, ...pace, ...headers, ...changes, ...expected].join(' ');
}

function expectTexts({ status, latency, attempts, body, header = {} }: Expectation = {}): string[] {
  const texts = {
    status: status === undefined ? undefined : `=${[status].flat().join(',')}`,
    latency,
    attempts: typeof attempts === 'number' ? `=${attempts}` : attempts,
    body: body === undefined ? undefined : `=${JSON.stringify(body)}`,
    ...Object.fromEntries(
      Object.entries(header).map(([name, value]) => [`header.${name}`, `=${JSON.stringify(value)}`]),
    ),
  };
  return Object.entries(texts).flatMap(([name, text]) => (text === undefined ? [] : [`${name}${text}`]));
}

function flagWords(
  name: string,
  value: string | number | boolean | readonly (string | number)[] | undefined,
): readonly string[] {
  const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (value === undefined || value === false) return [];
  if (value === true) return [`--${flag}`];
  if (secret.has(name)) return [`--${flag}`, `"$IQMOCK_${flag.toUpperCase().replaceAll('-', '_')}"`];
  const text = name === 'proxy' ? maskAddress(String(value)) : String(value);
  return [`--${flag}`, quoted(text)];
}

function headerMap(header: EmitterOptions['header'] = {}, mask?: readonly string[]): Record<string, string> {
  const map = Array.isArray(header)
    ? Object.fromEntries(header.map((line: string) => parseHeader(line)))
    : (header as Readonly<Record<string, string>>);
  return maskHeaders(map, [], mask);
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
