import { entities, relsLists } from '../../model/entities.gen.ts';
import type { EntityName } from '../../model/spec.ts';
import { defineBodyFault, type Json } from './parts/definition.ts';
import { eventOf, rowsOf } from './parts/rows.ts';
import { isObject } from '../../own.ts';

/** `null_field` */
export const definition = defineBodyFault({
  name: 'null_field',
  doc: 'Writes null where IQChannels leaves a key or a list out.',
  effect:
    'FileId, ReplyToMessageId and similar keys are null instead of absent, and so are empty lists of Rels.',
  kind: 'body',
  unit: 'chat',
  parameters: {},
  example: { text: 'null_field', doc: 'keys that would be omitted are null' },
  mutate(body) {
    const event = eventOf(body);
    if (event === undefined) return false;
    fill('ChatEvent', event);
    const rels = body['Rels'];
    if (isObject(rels)) for (const { list } of relsLists) rels[list] ??= null;
    for (const { list, entity } of relsLists) for (const row of rowsOf(body, list)) fill(entity, row);
    return true;
  },
});

function fill(entity: EntityName, row: Json): void {
  for (const { key, omit } of entities[entity].fields) if (omit === true) row[key] ??= null;
}
