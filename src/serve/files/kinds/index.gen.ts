// Made by `npm run gen`; do not edit.
import type { FileKind } from './kind.ts';
import { definition as jpegDefinition } from './jpeg.ts';
import { definition as jsonDefinition } from './json.ts';
import { definition as mpegDefinition } from './mpeg.ts';
import { definition as oggDefinition } from './ogg.ts';
import { definition as pdfDefinition } from './pdf.ts';
import { definition as plainDefinition } from './plain.ts';
import { definition as pngDefinition } from './png.ts';

/** Every kind of file whose bytes can be made, by its name. */
export const kinds: Readonly<Record<string, FileKind>> = {
  "jpeg": jpegDefinition,
  "json": jsonDefinition,
  "mpeg": mpegDefinition,
  "ogg": oggDefinition,
  "pdf": pdfDefinition,
  "plain": plainDefinition,
  "png": pngDefinition,
};
