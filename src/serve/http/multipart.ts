/** One part of a form. */
export interface FormPart {
  readonly name: string;
  readonly fileName: string | undefined;
  readonly contentType: string | undefined;
  readonly bytes: Buffer;
}

/** A form has no more parts than this. */
const mostParts = 20;

/** The parts of a multipart/form-data body (RFC 7578); undefined if it is not one. */
export function parseMultipart(body: Buffer, contentType: string): FormPart[] | undefined {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined || !/^multipart\/form-data\b/i.test(contentType)) return undefined;
  const mark = Buffer.from(`--${boundary}`);
  const parts: FormPart[] = [];
  let at = body.indexOf(mark);
  while (at >= 0 && parts.length < mostParts) {
    const start = at + mark.length;
    if (body.toString('latin1', start, start + 2) === '--') return parts;
    const next = body.indexOf(Buffer.concat([Buffer.from('\r\n'), mark]), start);
    const headEnd = body.indexOf('\r\n\r\n', start);
    if (next < 0 || headEnd < 0 || headEnd > next) return undefined;
    parts.push(partOf(body.toString('utf8', start, headEnd), body.subarray(headEnd + 4, next)));
    at = next + 2;
  }
  return undefined;
}

function partOf(head: string, bytes: Buffer): FormPart {
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? '';
  const type = /^content-type:(.*)$/im.exec(head)?.[1]?.trim() ?? '';
  return {
    name: parameterOf(disposition, 'name') ?? '',
    fileName: parameterOf(disposition, 'filename'),
    contentType: type === '' ? undefined : type,
    bytes,
  };
}

function parameterOf(text: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(text);
  const value = match?.[1]?.replaceAll(/\\(.)/g, '$1') ?? match?.[2];
  return value?.replaceAll('%22', '"');
}
