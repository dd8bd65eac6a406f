import { defineFileKind } from './kind.ts';

const line = 'iqmock made this text, since nobody uploaded another.\n';

/** A line again and again. */
export const definition = defineFileKind({
  name: 'plain',
  doc: 'Text of ASCII letters.',
  contentTypes: ['text/plain', 'text/csv'],
  make: ({ size }) => Buffer.alloc(size, line),
});
