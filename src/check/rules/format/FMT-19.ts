import type { Payload } from '../../conversation.ts';
import { judgeVariants } from '../../kinds/variants.ts';
import { defineCheckRule } from '../../rule.ts';

/** Texts that say the same in JSON. */
const spellings: Readonly<Record<string, (payload: Payload) => string>> = {
  'keys in another order': (payload) => JSON.stringify(reversed(payload)),
  'white space': (payload) => `\r\n${JSON.stringify(payload, null, '\t')}\r\n`,
  'letters as escapes': (payload) =>
    JSON.stringify(payload).replaceAll(
      /[^\x20-\x7e]/g,
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
};

export const definition = defineCheckRule({
  name: 'FMT-19',
  doc: 'Equal JSON counts as equal, however it is written.',
  level: 'MUST',
  sends: `Good events with ${Object.keys(spellings).join(', ')}.`,
  accepts: '2xx, and the state after a clean conversation.',
  why: 'The order of keys, white space and escapes mean nothing in JSON, and change with the library of the sender.',
  sources: ['RFC 8259 section 4', 'RFC 8259 section 7'],
  fix: 'Use a JSON parser and look keys up by name; do not search the text.',
  requests: 12,
  judge: (lab) =>
    judgeVariants(
      lab,
      Object.entries(spellings).map(([name, spell]) => ({
        name,
        request: (twin, event) => ({ body: Buffer.from(spell(twin.payloads[event] as Payload), 'utf8') }),
      })),
    ),
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, reversed(item)])
      .reverse(),
  );
}
