import type { File } from '../../model/entities.gen.ts';
import { kinds } from './kinds/index.gen.ts';

/** More is not made at once. */
const mostBytes = 100_000_000;

/**
 * Bytes of a file that nobody uploaded: a real one of its type with the stated pixels, and exactly as many bytes as its row
 * says. A type that cannot be made, or a size too small for it, gives as many bytes of text.
 */
export function makeFile({ ContentType, Size, ImageWidth, ImageHeight }: File): Buffer {
  const size = Math.min(Size, mostBytes);
  const kind = Object.values(kinds).find(({ contentTypes }) => contentTypes.includes(ContentType));
  const made = kind?.make({ size, width: ImageWidth ?? 1, height: ImageHeight ?? 1 });
  return made ?? Buffer.alloc(size, 'iqmock\n');
}
