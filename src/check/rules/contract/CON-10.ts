import { judgeVariants } from '../../kinds/variants.ts';
import { defineCheckRule } from '../../rule.ts';

const cases: readonly (readonly [string, (name: string) => string])[] = [
  ['header names in small letters', (name) => name.toLowerCase()],
  ['header names in capitals', (name) => name.toUpperCase()],
  [
    'header names in Mixed-Case',
    (name) => name.toLowerCase().replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase()),
  ],
];

export const definition = defineCheckRule({
  name: 'CON-10',
  doc: 'Header names are case-insensitive.',
  level: 'MUST',
  sends: 'Good events with all header names in small letters, in capitals, and in Mixed-Case.',
  accepts: '2xx, and the state after plain requests.',
  why: 'Proxies and HTTP/2 change the case of header names, and the standard allows it.',
  sources: ['RFC 9110 section 5.1', 'EasyPost/easypost-node#399', 'sendgrid/sendgrid-nodejs#1307'],
  fix: 'Look up headers case-insensitively, as frameworks do: request.headers, not the raw list.',
  requests: 12,
  judge: (lab) =>
    judgeVariants(
      lab,
      cases.map(([name, renameHeaders]) => ({ name, request: () => ({ renameHeaders, alone: true }) })),
    ),
});
