import { defineRule } from '../../rule.ts';

const jsonType = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

export const definition = defineRule({
  stage: 'request',
  refusedWith: 415,
  name: 'request/content-type',
  severity: 'error',
  doc: 'The content type is `application/json; charset=utf-8`; the charset may be left out.',
  why: 'A web framework leaves a body of another type unparsed, or reads its letters wrongly.',
  example: 'the content type is "text/plain", not "application/json; charset=utf-8"',
  check({ headers }, report) {
    const type = headers['content-type'];
    if (type === undefined)
      report('', 'there is no content type; "application/json; charset=utf-8" is missing');
    else if (!jsonType.test(String(type))) {
      report('', `the content type is "${String(type)}", not "application/json; charset=utf-8"`);
    }
  },
});
