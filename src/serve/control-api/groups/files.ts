import { choice, object, optional, text } from '../../http/schema.ts';
import { takeUpload } from '../../files/uploads.ts';
import { fileViewSchema, fileView } from '../../views/chat-view.ts';
import { IqmockError } from '../../../errors.ts';
import { defineEndpoint, defineGroup } from '../endpoint.ts';
import { found } from '../paging.ts';

/** Uploads, and the bytes behind the files of messages. */
export const definition = defineGroup({
  name: 'files',
  doc: 'Uploads, and the bytes behind the files of messages.',
  endpoints: [
    defineEndpoint({
      name: 'uploadFile',
      method: 'POST',
      path: '/files',
      doc: 'Takes in a file; a message takes it along with `file: { upload: "file:ID" }`, or `image` or `voice`.',
      refuses: [503],
      body: object({
        by: text('Who uploads: a name, or a reference such as `client:7`.', { maxLength: 200 }),
        name: text('The name of the file with its extension.', { minLength: 1, maxLength: 300 }),
        kind: optional(choice(['file', 'image', 'audio'], 'What it is. Default: by its content type.')),
        contentType: optional(
          text('The content type. Default: by the extension of the name.', { maxLength: 100 }),
        ),
        base64: text('The bytes in base64.'),
      }),
      example: { by: 'anna', name: 'note.txt', base64: 'aGVsbG8=' },
      takesFile: true,
      status: 201,
      answer: fileViewSchema,
      run(instance, { body: { by, base64, ...upload } }) {
        const uploader = instance.tenant.registry.find(by);
        if (uploader?.kind !== 'client' && uploader?.kind !== 'operator') {
          throw new IqmockError('USAGE', `There is no client or operator "${by}".`, {
            hint: 'GET /world lists names.',
          });
        }
        return fileView(takeUpload(instance, { ...upload, uploader, bytes: Buffer.from(base64, 'base64') }));
      },
    }),
    defineEndpoint({
      name: 'getFile',
      method: 'GET',
      path: '/files/{fileId}',
      doc: 'Gives the bytes of a file: those that were uploaded, or made ones of exactly its size.',
      refuses: [404],
      params: object({ fileId: text('The id on the wire.', { maxLength: 200 }) }),
      answer: { document: ['application/octet-stream', '*/*'] },
      run(instance, { params: { fileId } }) {
        const file = found(
          instance.tenant.registry.files.get(fileId),
          `file "${fileId}"`,
          'A conversation lists files.',
        );
        return { type: file.row.ContentType, bytes: instance.bytesOf(file), file: file.row.Name };
      },
    }),
  ],
});
