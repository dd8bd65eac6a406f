/** The status line and the headers of an answer, and what they say about its body. */
export interface AnswerHead {
  readonly status: number;
  /** Values by name in small letters; those of a repeated header are joined by `, `. */
  readonly fields: ReadonlyMap<string, string>;
  readonly framing: 'none' | 'length' | 'chunked' | 'close';
  /** Bytes of the body, where the framing is by length. */
  readonly length: number;
  /** Whether the connection may carry another request. */
  readonly keepAlive: boolean;
  /** How long the server says that it keeps an idle connection; undefined if it says nothing. */
  readonly idleMs: number | undefined;
  /** What is wrong with the answer though it can be understood, as a sentence. */
  readonly warning: string | undefined;
}

/** Reads a head, without its empty line; a clause that says what is wrong if it cannot be trusted. */
export function parseHead(text: string): AnswerHead | string {
  const [statusLine = '', ...lines] = text.split('\r\n');
  const match = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: .*)?$/.exec(statusLine);
  if (match === null) return statusLineFault(statusLine);
  const fields = parseFields(lines);
  if (typeof fields === 'string') return fields;
  const status = Number(match[2]);
  if (status === 101) return 'it changes the protocol (101), which nobody asked for';
  const framing = framingOf(status, fields);
  if (typeof framing === 'string') return framing;
  const connection = (fields.get('connection') ?? '').toLowerCase().split(/[ \t]*,[ \t]*/);
  const stays = match[1] === '1' ? !connection.includes('close') : connection.includes('keep-alive');
  const idle = /(?:^|[ ,;])timeout=(\d{1,6})/.exec(fields.get('keep-alive') ?? '')?.[1];
  const idleMs = idle === undefined ? undefined : Number(idle) * 1000;
  const { warning } = framing;
  const keepAlive = stays && framing.framing !== 'close' && warning === undefined;
  return { status, fields, ...framing, keepAlive, idleMs, warning };
}

function statusLineFault(line: string): string {
  if (/[^\t\x20-\x7e\x80-\xff]/.test(line))
    return 'its status line has a control character or a bare line feed';
  return `its status line is ${quote(line)}`;
}

function parseFields(lines: readonly string[]): Map<string, string> | string {
  const fields = new Map<string, string>();
  for (const line of lines) {
    if (/^[ \t]/.test(line)) return 'a header is folded over two lines';
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    if (colon <= 0 || !/^[!#$%&'*+\-.^_`|~0-9a-z]+$/.test(name))
      return `its header line ${quote(line)} has no valid name`;
    const value = line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '');
    if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) return `its header ${quote(name)} has a control character`;
    if (name === 'content-length' && fields.has(name)) return 'it has two Content-Length headers';
    const sofar = fields.get(name);
    fields.set(name, sofar === undefined ? value : `${sofar}, ${value}`);
  }
  return fields;
}

function framingOf(
  status: number,
  fields: ReadonlyMap<string, string>,
): Pick<AnswerHead, 'framing' | 'length' | 'warning'> | string {
  const length = fields.get('content-length');
  const coding = fields.get('transfer-encoding');
  if (length !== undefined && coding !== undefined) return 'it has both Content-Length and Transfer-Encoding';
  if (length !== undefined && !/^\d{1,15}$/.test(length))
    return `its Content-Length is ${quote(length)}, which is not a whole number of bytes`;
  if (status < 200 || status === 304) return { framing: 'none', length: 0, warning: undefined };
  if (status === 204) return { framing: 'none', length: 0, warning: bodyOf204(length, coding) };
  if (coding !== undefined) {
    const framing = /(?:^|[ ,])chunked$/i.test(coding) ? 'chunked' : 'close';
    return { framing, length: 0, warning: undefined };
  }
  if (length === undefined) return { framing: 'close', length: 0, warning: undefined };
  return { framing: 'length', length: Number(length), warning: undefined };
}

/** RFC 9110 8.6: a 204 has no body, and must not announce one. */
function bodyOf204(length: string | undefined, coding: string | undefined): string | undefined {
  if (coding === undefined && (length === undefined || Number(length) === 0)) return undefined;
  const announced = coding === undefined ? `Content-Length: ${length}` : `Transfer-Encoding: ${coding}`;
  return `The answer 204 has ${quote(announced)}, but a 204 has no body; the bytes after it were not read.`;
}

/** A text of the server in a message: short, and without what a terminal would act on. */
function quote(text: string): string {
  const shown = text.replace(/[^\x20-\x7e]/g, '?');
  return JSON.stringify(shown.length > 40 ? `${shown.slice(0, 40)}…` : shown);
}
