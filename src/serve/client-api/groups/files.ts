import { readBytes } from '../../http/bodies.ts';
import { parseMultipart, type FormPart } from '../../http/multipart.ts';
import { takeUpload } from '../../files/uploads.ts';
import { fileStateOf } from '../../../world/client-facts.ts';
import type { FileEntity } from '../../../world/entities.ts';
import { defineClientGroup, sessionOf, type ClientCall } from '../endpoint.ts';
import { ClientError, type Success } from '../envelope.ts';
import { fileFor } from '../viewer.ts';

const kinds = ['file', 'image', 'audio'] as const;

/** So much more than the file itself may a form be. */
const formBytes = 20_000;

async function upload(call: ClientCall): Promise<Success> {
  const { instance, env } = call;
  const { client } = sessionOf(call);
  const bytes = await readBytes(env.incoming, instance.settings.maxUploadBytes + formBytes);
  const parts = parseMultipart(bytes, env.incoming.headers['content-type'] ?? '');
  const part = (name: string): FormPart | undefined => parts?.find((one) => one.name.toLowerCase() === name);
  const file = part('file');
  if (file?.fileName === undefined) throw new ClientError('bad_request', 'No file');
  const said = part('type')?.bytes.toString('utf8');
  const uploaded = takeUpload(instance, {
    uploader: client,
    kind: kinds.find((kind) => kind === said),
    name: file.fileName,
    contentType: file.contentType,
    bytes: file.bytes,
  });
  return { Result: fileFor(uploaded) };
}

/** A file that the caller may have: by session, or by a token of the file. */
function fileOf(call: ClientCall): FileEntity {
  const { instance, params, query } = call;
  const id = params.get('id') ?? '';
  if (instance.clients.fileTokens.get(query.get('token') ?? '') !== id) sessionOf(call);
  const file = instance.tenant.registry.files.get(id);
  if (file !== undefined) return file;
  throw new ClientError('not_found', 'File not found');
}

function bytes(call: ClientCall): Response {
  const file = fileOf(call);
  return new Response(new Uint8Array(call.instance.bytesOf(file)), {
    headers: {
      'Content-Type': file.row.ContentType,
      'Cache-Control': 'private, max-age=3600',
      'X-Content-Type-Options': 'nosniff',
      // A file of a stranger is shown, and has no rights here.
      'Content-Security-Policy': 'sandbox',
    },
  });
}

/** Files up and down. */
export const definition = defineClientGroup({
  name: 'files',
  doc: 'Files up and down, with their bytes.',
  endpoints: [
    { method: 'POST', path: 'files/upload', readsBody: true, run: upload },
    { method: 'GET', path: 'files/get/{id}', run: bytes },
    { method: 'GET', path: 'files/image/{id}', run: bytes },
    {
      method: 'POST',
      path: 'files/token',
      run(call) {
        sessionOf(call);
        const id = call.body.text('FileId') ?? '';
        if (!call.instance.tenant.registry.files.has(id))
          throw new ClientError('not_found', 'File not found');
        return { Result: { Token: call.instance.clients.fileTokens.make(id) } };
      },
    },
    {
      method: 'GET',
      path: 'files/get_file/{id}',
      run(call) {
        const file = fileOf(call);
        // One client reads State beside Result, the others in it.
        return { Result: fileFor(file), State: fileStateOf(file) };
      },
    },
  ],
});
