import type { Answer } from '../../answer.ts';
import type { Level } from '../../contract.ts';
import { defineCheckRule, type TrialFailure } from '../../rule.ts';

interface Sign {
  readonly name: string;
  readonly level: Level;
  readonly expected: string;
  found(answer: Answer): string | undefined;
}

const signs: readonly Sign[] = [
  {
    name: 'an error in a 2xx',
    level: 'SHOULD',
    expected: 'a status that says what the body says',
    found: ({ body }) => (saysError(body) ? body.slice(0, 80) : undefined),
  },
  {
    name: 'a web page',
    level: 'SHOULD',
    expected: 'an empty body, a short text, or JSON',
    found: ({ headers, body }) =>
      /text\/html/i.test(headers['content-type'] ?? '') && /<html|<!doctype/i.test(body)
        ? `text/html "${body.trim().slice(0, 60)}"`
        : undefined,
  },
  {
    name: 'a long answer',
    level: 'INFO',
    expected: 'less than 16 kB',
    found: ({ bodyBytes }) => (bodyBytes > 16_384 ? `${bodyBytes} bytes` : undefined),
  },
];

/** Whether a JSON body says that something went wrong: by a key that names an error, or by a verdict such as `ok: false`. */
function saysError(body: string): boolean {
  let said: unknown;
  try {
    said = JSON.parse(body);
  } catch {
    return false;
  }
  if (typeof said !== 'object' || said === null) return false;
  return Object.entries(said).some(([key, value]) => {
    if (/^(errors?|exception)$/i.test(key)) return !isNothing(value);
    if (/^(ok|success|successful|succeeded)$/i.test(key)) return value === false;
    return /^(status|result)$/i.test(key) && /^(error|fail|failed|failure)$/i.test(String(value));
  });
}

const isNothing = (value: unknown): boolean =>
  value === null || value === false || value === 0 || ['""', '[]', '{}'].includes(JSON.stringify(value));

export const definition = defineCheckRule({
  name: 'CON-13',
  doc: 'The answer to a good event acknowledges it, and does no more.',
  level: 'SHOULD',
  sends: 'Nothing more: it judges the answers to the clean conversation.',
  accepts:
    '2xx with an empty or short body. A body with an error, or a web page, is a SHOULD; over 16 kB is INFO.',
  why: 'A sender looks only at the status. An error in a 200, or a login page, is a lost event that nobody will notice.',
  sources: ['Standard Webhooks', 'CloudEvents HTTP Webhook section 2.2'],
  fix: 'Answer 204, or 200 with a short body; report errors by an error status.',
  requests: 0,
  judge: async (lab) =>
    signs.flatMap(({ name, level, expected, found }): TrialFailure[] => {
      const odd = lab.clean.answers.find((answer) => found(answer) !== undefined);
      if (odd === undefined) return [];
      return [
        { signature: name, sent: 'a good event', expected, actual: found(odd) ?? '', level, answer: odd },
      ];
    }),
});
