import { IqmockError } from '../../errors.ts';
import type { FileEntity, Person } from '../../world/entities.ts';
import { contentTypeOf } from '../../world/files.ts';
import { BodyRefusal } from '../http/bodies.ts';
import type { Instance } from '../instance.ts';
import { imageSizeOf } from './image-size.ts';

/** What is uploaded. */
export interface Upload {
  readonly uploader: Person;
  /** Its kind as the uploader gave it. Default: by its content type. */
  readonly kind?: 'file' | 'image' | 'audio' | undefined;
  readonly name: string;
  readonly contentType?: string | undefined;
  readonly bytes: Uint8Array;
}

/**
 * Takes in a file. Throws USAGE for a name or content type that cannot be, BodyRefusal if it is larger than uploads may be, BUSY
 * if there is no room.
 */
export function takeUpload(
  instance: Instance,
  { uploader, kind, name, contentType, bytes }: Upload,
): FileEntity {
  const { tenant, files } = instance;
  const { maxUploadBytes } = instance.settings;
  if (bytes.length > maxUploadBytes) {
    const message = `The file has more than ${maxUploadBytes} bytes.`;
    throw new BodyRefusal(413, message, 'Send a smaller one, or start with a larger --max-upload.');
  }
  files.requireRoom(bytes.length);
  const type = mediaTypeOf(contentType) ?? contentTypeOf(name) ?? 'application/octet-stream';
  const size = imageSizeOf(bytes);
  const file = tenant.upload({
    uploader,
    type: kind ?? kindOf(type),
    name: baseName(name),
    size: bytes.length,
    contentType: type,
    width: size?.width ?? null,
    height: size?.height ?? null,
  });
  instance.keepUpload(file, bytes);
  return file;
}

function kindOf(type: string): 'file' | 'image' | 'audio' {
  if (type.startsWith('image/')) return 'image';
  return type.startsWith('audio/') ? 'audio' : 'file';
}

/** A content type without parameters; undefined for what is not one or is generic. */
function mediaTypeOf(written: string | undefined): string | undefined {
  const type = (written ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(type) && type !== 'application/octet-stream' ? type : undefined;
}

/** The last part of a name, without what a path or a header could be made of. */
function baseName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replaceAll(/[\u0000-\u001f\u007f]/g, '')
    .trim()
    .slice(0, 200);
  if (clean === '' || clean === '.' || clean === '..') {
    throw new IqmockError('USAGE', 'The file has no name.', { hint: 'Give it one, such as photo.jpg.' });
  }
  return clean;
}
