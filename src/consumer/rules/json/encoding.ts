import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'text',
  name: 'json/encoding',
  severity: 'error',
  doc: 'A body is UTF-8 without a byte order mark.',
  why: 'JSON sent between systems is UTF-8 without a byte order mark (RFC 8259, 8.1); strict parsers refuse anything else.',
  example: 'the bytes are not UTF-8',
  check({ encodingFault }, report) {
    if (encodingFault === 'not UTF-8') report('', 'the bytes are not UTF-8');
    if (encodingFault === 'byte order mark') report('', 'the body starts with a byte order mark');
  },
});
