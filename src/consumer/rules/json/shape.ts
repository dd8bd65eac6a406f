import { defineRule } from '../../rule.ts';
import { isObject } from '../../../own.ts';

/** Beyond this number, one more adds no information. */
const mostKeys = 1000;

export const definition = defineRule({
  stage: 'text',
  name: 'json/shape',
  severity: 'error',
  doc: 'A body is one object with exactly the keys `ChatEvent` and `Rels`, both objects.',
  why: 'There is one event per request and no envelope; a consumer that looks for ChatEvent and Rels finds nothing else.',
  example: 'it is a list; there is one event per request, without an envelope',
  check({ value, syntaxFault }, report) {
    if (syntaxFault !== undefined) return;
    if (!isObject(value)) {
      const what = Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`;
      return report('', `it is ${what}; there is one event per request, without an envelope`);
    }
    for (const key of ['ChatEvent', 'Rels'] as const) {
      if (!Object.hasOwn(value, key)) report(key, 'it is missing');
      else if (!isObject(value[key])) report(key, 'it is not an object');
    }
    for (const key of Object.keys(value).slice(0, mostKeys)) {
      if (key !== 'ChatEvent' && key !== 'Rels') report(key, 'a body has only the keys ChatEvent and Rels');
    }
  },
});
