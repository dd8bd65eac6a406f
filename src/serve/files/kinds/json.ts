import { defineFileKind } from './kind.ts';

const start = '{"madeBy":"iqmock"';

/** An object of one key; spaces fill it up. */
export const definition = defineFileKind({
  name: 'json',
  doc: 'An object of one key.',
  contentTypes: ['application/json'],
  make: ({ size }) =>
    size <= start.length ? undefined : Buffer.from(`${start.padEnd(size - 1)}}`, 'latin1'),
});
