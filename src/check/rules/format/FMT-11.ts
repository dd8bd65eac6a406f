import { judgeReplaced } from '../../kinds/replaced.ts';
import { defineCheckRule } from '../../rule.ts';

const texts = [
  'Спасибо 👍🏽 🎉 𝒳',
  'Семья 👨‍👩‍👧‍👦 и флаг 🇷🇺',
  'שלום עולם, مرحبا',
  'e\u0301\u0323 é ё й',
  'abc\u202edef\u202c ghi\u2028jkl',
];

export const definition = defineCheckRule({
  name: 'FMT-11',
  doc: 'All of Unicode is preserved.',
  level: 'MUST',
  sends: 'A conversation in emoji, joined emoji, Hebrew, combining marks and direction overrides.',
  accepts: '2xx, and the texts in the state exactly, or in the normal form NFC.',
  why: 'Clients write what their phones offer. Columns with three bytes per character cut a text at the first emoji, or fail.',
  sources: ['DRuggeri/alertmanager_gotify_bridge#40', 'seven1m/onebody#547', 'healthchecks/healthchecks#130'],
  fix: 'Use UTF-8 of four bytes everywhere (utf8mb4 in MySQL, for tables and for the connection).',
  requests: 18,
  judge: (lab) => judgeReplaced(lab, [{ name: 'texts of all of Unicode', texts }]),
});
