import type { Payload } from '../../conversation.ts';
import { escapeHtml } from '../../../model/escape-html.ts';
import { replaceTexts, textsOf } from '../../edits.ts';
import { judgeEdited, type EditedConversation } from '../../kinds/edited.ts';
import { comparingTexts } from '../../kinds/texts.ts';
import { judgeVariants } from '../../kinds/variants.ts';
import type { Lab } from '../../lab.ts';
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

/** No tags, which some take out of texts: only letters that JSON encoders such as Go's write as escapes. */
const escapedText = '5 > 3 & 2 < 4 \u2028 (iqmock check)';
const escapedName = '<, >, & and U+2028 as escapes';

export const definition = defineCheckRule({
  name: 'FMT-19',
  doc: 'Equivalent JSON counts as equal, however it is written.',
  level: 'MUST',
  sends: `Good events with ${[...Object.keys(spellings), escapedName].join(', ')}.`,
  accepts: '2xx, and the state after a clean conversation.',
  why: 'The order of keys, white space and escapes mean nothing in JSON, and change with the library of the sender.',
  sources: ['RFC 8259 section 4', 'RFC 8259 section 7'],
  fix: 'Use a JSON parser and look keys up by name; do not search the text.',
  requests: 16,
  judge: async (lab) => [
    ...(await judgeVariants(
      lab,
      Object.entries(spellings).map(([name, spell]) => ({
        name,
        request: (twin, event) => ({ body: Buffer.from(spell(twin.payloads[event] as Payload), 'utf8') }),
      })),
    )),
    ...(await judgeEdited(lab, [escapedLikeGo(lab)])),
  ],
});

function escapedLikeGo({ conversation, short }: Lab): EditedConversation {
  const payloads = conversation.events.map(({ payload }) => payload);
  const texts = new Map(textsOf(payloads).map((text) => [text, escapedText]));
  return {
    name: escapedName,
    edit: (bodies) => replaceTexts(bodies, texts),
    events: short,
    compare: comparingTexts(texts).compare,
    bytes: (payload) => escapeHtml(Buffer.from(JSON.stringify(payload), 'utf8')),
  };
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, reversed(item)])
      .reverse(),
  );
}
