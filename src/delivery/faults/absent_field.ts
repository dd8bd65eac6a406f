import { defineBodyFault } from './parts/definition.ts';
import { isObject } from '../../own.ts';

/** `absent_field` */
export const definition = defineBodyFault({
  name: 'absent_field',
  doc: 'Leaves keys out whose value is null.',
  effect: 'Keys that are null in the documentation are missing; to most parsers both mean the same.',
  kind: 'body',
  unit: 'chat',
  parameters: {},
  example: { text: 'absent_field', doc: 'no body has a null' },
  mutate: (body) => withoutNulls(body),
});

function withoutNulls(value: unknown): boolean {
  if (Array.isArray(value)) return value.map(withoutNulls).includes(true);
  if (!isObject(value)) return false;
  let changed = false;
  for (const [key, item] of Object.entries(value)) {
    if (item === null) Reflect.deleteProperty(value, key);
    changed = withoutNulls(item) || item === null || changed;
  }
  return changed;
}
