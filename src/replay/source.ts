import { readBodies } from '../consumer/read.ts';
import { readRecording, recordedBody } from '../consumer/recording.ts';
import { unpackingHost } from '../consumer/unpack.ts';
import { unpackContent } from '../delivery/transport/content-coding.ts';
import type { Host } from '../env/host.ts';
import { IqmockError } from '../errors.ts';
import { byMaking } from '../report/baseline.ts';
import type { ResultRecord } from '../report/record.ts';
import { bodyOf } from '../report/result-record.ts';
import { readRunFile } from '../report/run-reader.ts';
import type { ScenarioOutput, Webhook } from '../webhook/webhook.ts';
import type { Source } from '../session/source.ts';
import { noEvent, readEvent, type EventFields } from './event-fields.ts';

/** One recorded webhook: its bytes, and when it came or left, ms on the recording's own clock. */
export interface Recorded {
  readonly body: Uint8Array;
  readonly atMs: number;
  /** Headers that the bytes cannot do without, such as their Content-Encoding. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the recording says of it, for people. */
  readonly summary: string;
  /** Its `ChatEvent`, where that was looked into already. */
  readonly event?: EventFields;
}

/**
 * Reads what can be sent again from a recording of `listen`, a run file of `run`, or a file of bodies; `-` is standard
 * input, and a gzipped file or one in UTF-16 is unpacked. Gaps come from the times of arrival, the due times, or `ChatEvent.CreatedAt`, in this order of preference.
 * A last line that was torn off in the middle is left out, and `onTorn` gets the place. Throws INPUT if the file cannot be
 * read or holds no webhook.
 */
export async function readRecorded(
  host: Host,
  path: string,
  onTorn?: (line: number) => void,
): Promise<Recorded[]> {
  if (path !== '-' && host.isDirectory(path)) {
    throw new IqmockError('INPUT', `${path} is a folder.`, { hint: 'Name a file in it.' });
  }
  const unpacking = unpackingHost(host);
  const recorded = await readers[await formOf(unpacking, path)](unpacking, path, onTorn);
  if (recorded.length > 0) return recorded;
  const name = path === '-' ? 'Standard input' : path;
  throw new IqmockError('INPUT', `${name} contains no webhook to replay.`, {
    hint: 'Make a recording with `iqmock listen --record FILE`, or a run file with `iqmock run --out FILE`.',
  });
}

/** Makes a source that sends recorded webhooks with their original gaps. */
export function createReplaySource(name: string, recorded: readonly Recorded[]): Source {
  const firstMs = recorded[0]?.atMs ?? 0;
  let index = 0;
  let dueMs = 0;
  const next = (): number | undefined => {
    const record = recorded[index];
    // Clocks of recordings may have been set back: what came later is never sent earlier.
    return record === undefined ? undefined : Math.max(dueMs, record.atMs - firstMs);
  };
  return {
    name,
    peek: next,
    step(): ScenarioOutput | undefined {
      const record = recorded[index];
      if (record === undefined) return undefined;
      dueMs = next() ?? dueMs;
      return toWebhook(record, { name, index: index++, dueMs });
    },
  };
}

interface Place {
  readonly name: string;
  readonly index: number;
  readonly dueMs: number;
}

function toWebhook(
  { body, summary, headers, event: known }: Recorded,
  { name, index, dueMs }: Place,
): Webhook {
  const event = known ?? readEvent(decoded(body, headers?.['content-encoding']));
  return {
    kind: 'webhook',
    index,
    scenario: name,
    step: 'replay',
    type: event.type ?? 'unknown',
    eventId: event.eventId ?? 0,
    chatId: event.chatId ?? 0,
    clientId: event.clientId ?? null,
    createdAt: event.createdAt ?? 0,
    dueMs,
    summary: () => summary,
    body,
    ...(headers === undefined ? {} : { headers }),
  };
}

type OnTorn = ((line: number) => void) | undefined;

const readers = { run: fromRun, recording: fromRecording, bodies: fromBodies };

/** Our own files say on their first line what they are. */
async function formOf(host: Host, path: string): Promise<keyof typeof readers> {
  if (path === '-' || !host.exists(path)) return 'bodies';
  for await (const chunk of host.readStream(path)) {
    const kind = /^\s*\{"kind":"(run|recording)"/.exec(String(chunk))?.[1];
    return kind === 'run' || kind === 'recording' ? kind : 'bodies';
  }
  return 'bodies';
}

async function fromRecording(host: Host, path: string, onTorn: OnTorn): Promise<Recorded[]> {
  const recorded: Recorded[] = [];
  for await (const { request, line } of readRecording(host.readStream(path), path, onTorn)) {
    const encoding = request.headers['content-encoding'];
    recorded.push({
      body: recordedBody(request),
      atMs: request.receivedAt,
      summary: `line ${line}`,
      ...(encoding === undefined ? {} : { headers: { 'content-encoding': encoding } }),
    });
  }
  return recorded;
}

async function fromRun(host: Host, path: string, onTorn: OnTorn): Promise<Recorded[]> {
  const results: ResultRecord[] = [];
  for await (const line of readRunFile(host, path, onTorn)) if (line.kind === 'result') results.push(line);
  return results
    .sort((a, b) => a.dueAt - b.dueAt || byMaking(a, b))
    .map((result) => ({ body: bodyOf(result), atMs: result.dueAt, summary: result.summary }));
}

async function fromBodies(host: Host, path: string, onTorn: OnTorn): Promise<Recorded[]> {
  const recorded: Recorded[] = [];
  for await (const { body, line, atMs } of readBodies(host, path, onTorn)) {
    const event = readEvent(body);
    // A recording may hold anything that was sent. A file of who knows what must not be fired at a consumer.
    if (event === noEvent) throw noWebhook(path, line);
    recorded.push({ body, atMs: atMs ?? event.createdAt ?? 0, summary: `line ${line}`, event });
  }
  return recorded;
}

function noWebhook(path: string, line: number): IqmockError {
  return new IqmockError('INPUT', `${path} has no format that can be replayed.`, {
    hint: 'Give a recording of `iqmock listen --record`, a run file of `iqmock run --out`, or bodies, one per line.',
    mistakes: [{ file: path, line, column: 1, message: 'This is not a webhook: it has no ChatEvent.' }],
  });
}

/** What a body may unpack to, bytes: a recording holds what was taken in, up to that size. */
const mostDecodedBytes = 10_000_000;

/** A body without its Content-Encoding, to look into; what is sent stays as it is. */
function decoded({ buffer, byteOffset, byteLength }: Uint8Array, encoding: string | undefined): Uint8Array {
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  return unpackContent(bytes, encoding, { isWhole: true, mostBytes: mostDecodedBytes }).bytes;
}
