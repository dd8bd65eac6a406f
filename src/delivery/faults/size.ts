import { encodeFaultyBody } from './parts/encode-body.ts';
import { defineBodyFault, type Json } from './parts/definition.ts';
import { choice, size } from './parts/parameter.ts';
import { eventOf, rowsOf } from './parts/rows.ts';
import { isObject } from '../../own.ts';

/** How a body gets longer by about `bytes`; a form that finds no place for them falls back on a field. */
const paddings: Readonly<Record<'text' | 'rows' | 'field', (body: Json, bytes: number) => void>> = {
  text(body, bytes) {
    const [channel] = rowsOf(body, 'Channels');
    if (channel === undefined) return paddings.field(body, bytes);
    const written = typeof channel['Description'] === 'string' ? channel['Description'] : '';
    channel['Description'] = written + 'x'.repeat(bytes);
  },
  rows(body, bytes) {
    const [user] = rowsOf(body, 'Users');
    const rels = body['Rels'];
    if (user === undefined || !isObject(rels)) return paddings.field(body, bytes);
    const rows = Math.ceil(bytes / encodeFaultyBody(user).length);
    const others = Array.from({ length: rows }, (_, index) => ({
      ...user,
      Id: Number(user['Id']) + 1_000_000 + index,
    }));
    rels['Users'] = [...rowsOf(body, 'Users'), ...others];
  },
  field(body, bytes) {
    body['Padding'] = 'x'.repeat(Math.max(0, bytes - '"Padding":"",'.length));
  },
};

/** `size` */
export const definition = defineBodyFault({
  name: 'size',
  doc: 'Makes bodies big.',
  effect:
    'The body has at least this many bytes: a long description of the channel, many operators, or an unknown field.',
  kind: 'body',
  mayRefuse: true,
  parameters: {
    bytes: size({ doc: 'Bytes of the whole body.', default: 150_000 }),
    by: choice({ doc: 'What makes it big.', of: ['text', 'rows', 'field'], default: 'text' }),
  },
  main: 'bytes',
  example: { text: 'size:1MB@first=3', doc: 'the first three bodies have a megabyte' },
  mutate(body, { bytes, by }) {
    if (eventOf(body) === undefined) return false;
    const missing = bytes - encodeFaultyBody(body).length;
    if (missing <= 0) return false;
    paddings[by](body, missing);
    return true;
  },
});
