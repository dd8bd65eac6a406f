import { judgeEdited } from '../../kinds/edited.ts';
import { defineCheckRule, type TrialFailure } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'FMT-13',
  doc: 'Half a surrogate pair is accepted or refused, and does not break later reads.',
  level: 'INFO',
  sends: 'A short conversation whose text has the escape \\ud83d without its other half.',
  accepts: '2xx or 4xx; the probe still answers.',
  why: 'Some client cuts an emoji in two. Stored unchanged, one message can make every later read of the chat fail.',
  sources: ['RFC 8259 section 8.2', 'topoteretes/cognee-integrations#296'],
  fix: 'Replace unpaired surrogates when you read the body: text.toWellFormed(), or errors="replace".',
  requests: 4,
  async judge(lab) {
    const marker = 'IQMOCKHALF';
    const failures = await judgeEdited(lab, [
      {
        name: 'half a surrogate pair',
        edit(payloads) {
          for (const { Rels } of payloads)
            for (const row of Rels['ChatMessages'] ?? []) row['Text'] = `Где ${marker} заказ?`;
        },
        bytes: (payload) => Buffer.from(JSON.stringify(payload).replaceAll(marker, String.raw`\ud83d`)),
        events: lab.short,
        alsoRight: ['4xx'],
        compare: (_, now) =>
          typeof now === 'string' && /^\((5\d\d|no answer|exit)/.test(now)
            ? [{ place: '$', signature: 'the probe fails', clean: 'can be read', now }]
            : [],
      },
    ]);
    return failures.map((failure): TrialFailure => ({
      ...failure,
      level: failure.answer?.status === 500 ? 'SHOULD' : 'INFO',
    }));
  },
});
