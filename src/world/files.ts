import type { ArgumentSchema } from '../entry.ts';
import { blank } from '../model/blank.ts';
import type { Draft, EventWorld } from './draft.ts';
import { FileEntity, type ChatEntity, type Person } from './entities.ts';
import { madeUpFile } from './conversation-log.ts';
import { ownValue } from '../own.ts';
import { voiceLengthMs } from './voice-codecs.ts';

/** An attachment as a scenario writes it: `true` (generated), a file name, or some of its facts. */
export type FileArgs =
  | boolean
  | string
  | {
      readonly name?: string;
      /** Bytes. */
      readonly size?: number;
      /** The content type. */
      readonly type?: string;
      /** Pixels. */
      readonly width?: number;
      readonly height?: number;
      /** One that was uploaded before; the other facts are its own then. */
      readonly upload?: FileEntity;
    };

/** The arguments of an attachment in steps and events. */
export function fileArgument(description: string): ArgumentSchema {
  return {
    description: `${description} Write true to generate it, a file name, or an object with some of its properties.`,
    anyOf: [
      { type: 'boolean' },
      { type: 'string', minLength: 1, 'x-template': true },
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          name: {
            type: 'string',
            minLength: 1,
            'x-template': true,
            description: 'File name with its extension.',
          },
          size: { type: 'integer', minimum: 0, description: 'Size in bytes.' },
          type: { type: 'string', description: 'Content type, such as application/pdf.' },
          width: { type: 'integer', minimum: 1, description: 'Width of an image in pixels.' },
          height: { type: 'integer', minimum: 1, description: 'Height of an image in pixels.' },
          upload: {
            type: 'string',
            'x-names': ['file'],
            description: 'A file that was uploaded to the running server, such as file:ID.',
          },
        },
      },
    ],
  };
}

interface FileFacts {
  readonly chat: ChatEntity;
  readonly uploader: Person;
  readonly form: 'file' | 'image' | 'voice';
  readonly args: FileArgs;
  /** The sender's LocalId: the file is not older. */
  readonly notBefore: number;
}

/** `File.Type` by what a message carries. */
const wireTypes = { file: 'file', image: 'image', voice: 'audio' } as const;

/** Content types by extension, for files that are given by name alone. */
const contentTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  json: 'application/json',
  txt: 'text/plain',
  csv: 'text/csv',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  ogg: 'audio/ogg',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  m4a: 'audio/mp4',
};

/** The content type that goes with the extension of a name, if it is a known one. */
export function contentTypeOf(name: string): string | undefined {
  return ownValue(contentTypes, /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '');
}

const blankFile = blank('File');

/**
 * Makes a file row. Its id is a UUID of version 1, minted from the tenant's clock, plus the name's extension
 * (facts.md: the documented one decodes to 9 ms before File.CreatedAt).
 */
export function createFile(draft: Draft, facts: FileFacts): FileEntity {
  const { chat, uploader, form, args, notBefore } = facts;
  const { world } = draft;
  const uploaded = typeof args === 'object' ? args.upload : undefined;
  if (uploaded !== undefined) return attach(draft, uploaded, chat);
  const given = typeof args === 'string' ? { name: args } : typeof args === 'object' ? args : {};
  const invented = madeUpFile(world, chat, uploader, form);
  const name = given.name ?? invented.name;
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1] ?? '';
  const contentType =
    given.type ??
    ownValue(contentTypes, extension.toLowerCase()) ??
    (given.name === undefined ? invented.contentType : 'application/octet-stream');
  const mintedAt = Math.min(draft.nowMs, Math.max(notBefore, draft.before(chat, 38, 42)));
  const id = world.uuids.next(mintedAt) + (extension === '' ? '' : `.${extension}`);
  const isImage = form === 'image';
  const row = { ...blankFile };
  row.Id = id;
  row.Type = wireTypes[form];
  // The storage belongs to the chat's client, no matter who uploads (quirks.md, 3).
  row.Owner = 'client';
  row.OwnerClientId = chat.client.row.Id;
  row.ClientId = uploader.kind === 'client' ? uploader.row.Id : null;
  row.UserId = uploader.kind === 'client' ? null : uploader.row.Id;
  row.Name = name;
  row.Path = `clients/${chat.client.row.Id}/${chat.row.Id}/${id}`;
  row.Size = given.size ?? invented.size;
  row.ImageWidth = isImage ? (given.width ?? invented.width ?? 1080) : null;
  row.ImageHeight = isImage ? (given.height ?? invented.height ?? 1920) : null;
  row.ContentType = contentType;
  row.CreatedAt = Math.min(draft.nowMs, mintedAt + draft.random.integer(4, 9));
  return new FileEntity('', row, uploader, form === 'voice' ? voiceLengthMs(row.ContentType, row.Size) : 0);
}

/** What is known of a file that is uploaded before its message is written. */
export interface UploadFacts {
  readonly uploader: Person;
  readonly type: 'file' | 'image' | 'audio';
  readonly name: string;
  readonly size: number;
  readonly contentType: string;
  readonly width: number | null;
  readonly height: number | null;
}

/** Makes the row of an uploaded file; no event shows it before a message has it. */
export function createUpload(world: EventWorld, facts: UploadFacts): FileEntity {
  const { uploader, type, name, size, contentType, width, height } = facts;
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1] ?? '';
  const row = { ...blankFile };
  row.Id = world.uuids.next(world.nowMs) + (extension === '' ? '' : `.${extension}`);
  row.Type = type;
  row.Owner = 'client';
  row.ClientId = uploader.kind === 'client' ? uploader.row.Id : null;
  row.OwnerClientId = row.ClientId;
  row.UserId = uploader.kind === 'client' ? null : uploader.row.Id;
  row.Name = name;
  row.Path = `clients/${uploader.row.Id}/${row.Id}`;
  row.Size = size;
  row.ImageWidth = width;
  row.ImageHeight = height;
  row.ContentType = contentType;
  row.CreatedAt = world.nowMs;
  return new FileEntity('', row, uploader);
}

/** An uploaded file goes into the storage of the chat's client. */
function attach(draft: Draft, file: FileEntity, chat: ChatEntity): FileEntity {
  draft.patch(file, {
    OwnerClientId: chat.client.row.Id,
    Path: `clients/${chat.client.row.Id}/${chat.row.Id}/${file.row.Id}`,
  });
  return file;
}
