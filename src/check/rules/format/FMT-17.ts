import { sized } from '../../kinds/sized.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'FMT-17',
  doc: 'A body of one or five megabytes is accepted or refused, without a failure.',
  level: 'SHOULD',
  sends: 'Short conversations whose bodies are 1 MB and 5 MB long.',
  accepts: '2xx with the texts in the state, or 413 or 400.',
  why: 'A limit must refuse a body that is too long, not a lack of memory.',
  sources: ['TracecatHQ/tracecat#3413', 'RFC 9110 section 15.5.14'],
  fix: 'Set a limit, and let the framework answer 413 above it.',
  requests: 8,
  judge: (lab) =>
    sized(lab, [
      { name: 'bodies of 1 MB', bytes: 1_000_000, alsoRight: [413, 400] },
      { name: 'bodies of 5 MB', bytes: 5_000_000, alsoRight: [413, 400, 'cut off'] },
    ]),
});
