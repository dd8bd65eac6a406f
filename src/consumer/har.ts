import { IqmockError } from '../errors.ts';
import { toBuffer } from './lines.ts';
import { isObject } from '../own.ts';

/** A webhook in a HAR file. */
export interface HarBody {
  readonly body: Uint8Array;
  /** Which entry of the file it is, counted from 1. */
  readonly entry: number;
  /** When the request began, ms UTC; undefined if the file does not say. */
  readonly atMs: number | undefined;
}

/** More is not read: the file is parsed as a whole. */
const mostBytes = 256 * 1024 * 1024;

/** Whether a text begins as a HAR file does. */
export function looksLikeHar(head: string): boolean {
  return /^\uFEFF?\s*\{\s*"log"\s*:/.test(head);
}

/**
 * The webhooks in a HAR file, as browsers and proxies export it: the bodies of requests that have a ChatEvent. Throws INPUT
 * if it is no HAR file, or too large.
 */
export async function readHar(stream: AsyncIterable<Uint8Array | string>, name: string): Promise<HarBody[]> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    const piece = toBuffer(chunk);
    if ((bytes += piece.length) > mostBytes) throw unreadable(name, 'it is larger than 256 MB');
    chunks.push(piece);
  }
  const entries = entriesOf(
    Buffer.concat(chunks)
      .toString('utf8')
      .replace(/^\uFEFF/, ''),
    name,
  );
  return entries.flatMap((entry, index) => {
    const body = bodyOf(entry);
    if (body?.includes('"ChatEvent"') !== true) return [];
    const atMs = isObject(entry) ? Date.parse(String(entry['startedDateTime'])) : NaN;
    return [{ body, entry: index + 1, atMs: Number.isNaN(atMs) ? undefined : atMs }];
  });
}

function entriesOf(text: string, name: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    const log = isObject(parsed) ? parsed['log'] : undefined;
    if (isObject(log) && Array.isArray(log['entries'])) return log['entries'];
  } catch {
    throw unreadable(name, 'it is not JSON');
  }
  throw unreadable(name, 'it has no log.entries');
}

function bodyOf(entry: unknown): Buffer | undefined {
  const request = isObject(entry) ? entry['request'] : undefined;
  const data = isObject(request) ? request['postData'] : undefined;
  if (!isObject(data) || typeof data['text'] !== 'string') return undefined;
  return Buffer.from(data['text'], data['encoding'] === 'base64' ? 'base64' : 'utf8');
}

function unreadable(name: string, why: string): IqmockError {
  return new IqmockError('INPUT', `${name} is not a HAR file that can be read: ${why}.`, {
    hint: 'Export it again, or give the bodies themselves, one per line.',
  });
}
