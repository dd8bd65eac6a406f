import type { File } from '../../model/entities.gen.ts';

/** Bytes of a file that nobody uploaded: real ones of its type, exactly as many as it says. */
export function makeFile({ Size }: File): Buffer {
  return Buffer.alloc(Size, 'iqmock\n');
}
