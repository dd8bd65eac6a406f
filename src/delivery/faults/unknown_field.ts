import { defineBodyFault } from './parts/definition.ts';
import { allRows, eventOf } from './parts/rows.ts';
import { isObject } from '../../own.ts';

/** `unknown_field` */
export const definition = defineBodyFault({
  name: 'unknown_field',
  doc: 'Adds fields that the consumer does not know, as a newer IQChannels would.',
  effect:
    'The body, the event, Rels and every row have additional keys, among them an object and a list of rows.',
  kind: 'body',
  parameters: {},
  example: { text: 'unknown_field', doc: 'every body is of a newer version' },
  mutate(body) {
    const event = eventOf(body);
    if (event === undefined) return false;
    for (const row of [event, ...allRows(body)]) Object.assign(row, { NewField: 'new', NewFlag: true });
    event['NewObject'] = { Id: 1, Name: 'new' };
    if (isObject(body['Rels'])) body['Rels']['NewRows'] = [{ Id: 1, Name: 'new' }];
    body['Version'] = 2;
    return true;
  },
});
