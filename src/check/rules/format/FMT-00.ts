import type { Payload } from '../../conversation.ts';
import { deletedTexts, rowsOfAll, textsOf, writtenTexts } from '../../edits.ts';
import { textsOfState } from '../../kinds/texts.ts';
import { defineCheckRule, type TrialFailure } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'FMT-00',
  doc: 'The state shows the texts and names of a clean conversation exactly.',
  level: 'MUST',
  sends: 'Nothing more: it reads the state after the clean conversation.',
  accepts:
    'Every text that the state shows is one that was sent; if it shows texts from the middle of the conversation, it shows them all, else it is a SHOULD.',
  why: 'All other rules compare with the clean conversation: text that is garbled there too would go unnoticed.',
  sources: ['RFC 8259 section 8.1', 'DRuggeri/alertmanager_gotify_bridge#40'],
  fix: 'Read the body as UTF-8, whatever the default of the platform, and store it in a column that holds all of Unicode.',
  needs: ['probe'],
  requests: 0,
  async judge(lab) {
    const payloads = lab.conversation.events.map(({ payload }) => payload);
    const names = [...rowsOfAll(payloads, 'Clients'), ...rowsOfAll(payloads, 'Users')].map((row) =>
      String(row['Name']),
    );
    const sent = [...new Set([...textsOf(payloads), ...names])];
    const shown = textsOfState(lab.clean.states.get(lab.conversation.points.at(-1) ?? 0));
    const garbled = sent
      .flatMap((text): TrialFailure[] => {
        const garbled = shown.find((other) => !other.includes(text) && isGarbled(text, other));
        if (garbled === undefined) return [];
        const [expected, actual] = [`"${text}"`, `the probe shows "${garbled}"`];
        return [{ signature: 'a text is garbled', sent: 'a good conversation', expected, actual }];
      })
      .slice(0, 1);
    return garbled.length > 0 ? garbled : missing(payloads, shown);
  },
});

/**
 * Some of the texts, and not others. A consumer may show those of one side alone, the newest ones, or the first as a title;
 * what is left out else was lost, and would be in every conversation.
 */
function missing(payloads: readonly Payload[], shown: readonly string[]): TrialFailure[] {
  const deleted = new Set(deletedTexts(payloads));
  const rows = writtenTexts(payloads)
    .filter(({ text }) => !deleted.has(text))
    .map((row) => ({ ...row, isShown: shown.some((other) => other.includes(row.text)) }));
  const there = rows.filter(({ isShown }) => isShown);
  const first = rows.findIndex(({ isShown }) => isShown);
  const isNewest = rows.slice(first).every(({ isShown }) => isShown);
  const isOneSide = rows.every(({ author, isShown }) => isShown === (author === there[0]?.author));
  if (there.length <= 1 || isNewest || isOneSide) return [];
  const lost = rows.find(({ isShown }) => !isShown);
  return [
    {
      signature: 'texts are missing',
      sent: 'a good conversation',
      expected: `all ${rows.length} texts, as ${there.length} of them are shown`,
      actual: `"${lost?.text ?? ''}" is not in the state`,
      level: 'SHOULD',
    },
  ];
}

/** What wrong decoding makes of a text so that nothing else looks like it: it is found inside longer texts too. */
const misreadings: readonly ((text: string) => string)[] = [
  (text) => Buffer.from(text, 'utf8').toString('latin1'),
  (text) => new TextDecoder('windows-1252').decode(Buffer.from(text, 'utf8')),
  (text) => new TextDecoder('windows-1251').decode(Buffer.from(text, 'utf8')),
  (text) => new TextDecoder('koi8-r').decode(Buffer.from(text, 'utf8')),
  (text) => Buffer.from(text, 'utf8').toString('ascii'),
  (text) => text.replaceAll(/[^\x20-\x7e]/g, '\ufffd'),
  (text) => text.replaceAll(/[^\x20-\x7e]/g, '\ufffd\ufffd'),
  (text) =>
    text.replaceAll(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
];

/** What loses letters: a part of another text may look the same. */
const losses: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll(/[^\x20-\x7e]/g, '?'),
  (text) => text.replaceAll(/[^\x20-\x7e]/g, ''),
  (text) => text.toLowerCase(),
  (text) => text.toUpperCase(),
];

function isGarbled(text: string, shown: string): boolean {
  if (text.length < 6 || !/[^\x20-\x7e]/.test(text)) return false;
  const isMade = (garbled: string): boolean => garbled !== text && garbled.trim().length > 1;
  return (
    misreadings.some((garble) => isMade(garble(text)) && shown.includes(garble(text).trim())) ||
    losses.some((garble) => isMade(garble(text)) && shown.trim() === garble(text).trim())
  );
}
