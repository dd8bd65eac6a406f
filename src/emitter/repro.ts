import { ineffectiveOptions } from '../delivery/ineffective-options.ts';
import { commandLine, type Said } from '../options/command-line.ts';
import { list } from '../options/kinds.ts';
import { defineOption, type OptionDefinition } from '../options/option.ts';
import type { Expectation } from '../webhook/webhook.ts';
import { emitterOptions, emitterPlayOptions, emitterTriggerOptions } from './options.ts';
import type { EmitterOptions, PlayOptions, TriggerOptions } from './options.ts';
import { ownValue } from '../own.ts';

/** What a command line needs to do the same again. */
export type ReproducedPlay = Omit<EmitterOptions, 'to'> &
  TriggerOptions &
  Pick<PlayOptions, 'pace'> & { readonly to: string; readonly seed: number; readonly start: number };

const known: Readonly<Record<string, OptionDefinition>> = {
  ...emitterOptions,
  ...emitterPlayOptions,
  ...emitterTriggerOptions,
};
const expectOption = defineOption({ name: 'expect', group: '', doc: 'What is expected.', kind: list('') });

/** The command line that does the same as a play or a trigger; `words` are the command and what it takes. */
export function emitterReproLine(words: readonly string[], repeated: ReproducedPlay): string {
  const { seed, start, expect, speed = 'max', mask, ...rest } = repeated;
  // The command line refuses what does nothing.
  const ineffective = ineffectiveOptions({ ...repeated, fault: repeated.faults });
  const said = Object.entries(rest).flatMap(([name, value]: [string, unknown]): Said[] => {
    const option = ownValue(known, name);
    const texts = value === undefined ? undefined : option?.kind.texts(value);
    return option === undefined || texts === undefined || ineffective.has(name) ? [] : [{ option, texts }];
  });
  const speedFlag: Record<string, string> = words[0] === 'run' ? { speed: String(speed) } : {};
  return commandLine({
    words,
    said: [...said, { option: expectOption, texts: expectTexts(expect) }],
    fixed: { seed: String(seed), start: new Date(start).toISOString(), ...speedFlag },
    mask: mask === undefined ? undefined : [mask].flat().map(String),
  });
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
