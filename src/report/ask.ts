import { Agent, request } from 'undici';
import { formatDurationMs } from '../env/format.ts';
import type { Clock } from '../env/clock.ts';
import type { Connector } from '../delivery/transport/connector.ts';
import { unpackContent } from '../delivery/transport/content-coding.ts';

/** A request of iqmock's own to the consumer's side, beside the webhooks. */
export interface ProbeRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** How a question is asked. */
export interface AskSettings {
  readonly clock: Clock;
  /** For the whole: connecting, sending, and the last byte of the answer. */
  readonly timeoutMs: number;
  /** Ends it at once. */
  readonly signal?: AbortSignal;
  /** Makes the connections to the target, with its certificates, socket and proxy. Default: a plain one. */
  readonly connector?: Connector;
}

/** Why a question got no answer. */
export type Silence = 'refused' | 'dns' | 'timeout' | 'tls' | 'ended' | 'broken';

/** What came of a question. */
export type ProbeAnswer =
  | { readonly status: number; readonly text: string }
  | { readonly silence: Silence; readonly message: string };

/** More of an answer is not read. */
const answerLimitBytes = 5_000_000;

/**
 * Asks once. There is one deadline for all of it, however the answer drips or is put off with 1xx, and one signal.
 * Never rejects for what the consumer does.
 */
export async function askHttp(question: ProbeRequest, settings: AskSettings): Promise<ProbeAnswer> {
  const { clock, timeoutMs, signal, connector } = settings;
  const deadline = new AbortController();
  const answered = new AbortController();
  const sleeping = clock.sleep(timeoutMs, answered.signal).then(() => {
    if (!answered.signal.aborted) deadline.abort();
  });
  const agent = new Agent({
    ...(connector === undefined ? {} : { connect: connectBy(connector) }),
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  try {
    const { method, url, headers, body } = question;
    const ended = signal === undefined ? deadline.signal : AbortSignal.any([deadline.signal, signal]);
    const reply = await request(url, {
      method: method as 'GET',
      headers,
      ...(body === undefined ? {} : { body }),
      dispatcher: agent,
      signal: ended,
    });
    const encoding = reply.headers['content-encoding'];
    const packed = await readBytes(reply.body);
    const isWhole = packed.length <= answerLimitBytes;
    const { bytes } = unpackContent(packed, String(encoding ?? ''), { isWhole });
    return { status: reply.statusCode, text: bytes.toString('utf8') };
  } catch (error) {
    if (signal?.aborted === true) return { silence: 'ended', message: 'the run was ended' };
    if (deadline.signal.aborted)
      return { silence: 'timeout', message: `no whole answer within ${formatDurationMs(timeoutMs)}` };
    return silenceOf(error);
  } finally {
    answered.abort();
    await sleeping;
    await agent.destroy();
  }
}

type Connect = NonNullable<ConstructorParameters<typeof Agent>[0]>['connect'];

function connectBy(connector: Connector): Connect {
  return ({ servername }, callback) => {
    connector(servername, (error, socket) => {
      if (error === null) callback(null, socket);
      else callback(error, null);
    });
  };
}

async function readBytes(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    if ((bytes += chunk.length) > answerLimitBytes) break;
  }
  return Buffer.concat(chunks);
}

function silenceOf(error: unknown): ProbeAnswer {
  const cause = error instanceof Error ? error : new Error(String(error));
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  const message = cause.message || code || cause.name;
  if (code === 'ECONNREFUSED' || code === 'ENOENT') return { silence: 'refused', message };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { silence: 'dns', message };
  const isTls = /CERT|SSL|TLS|ALTNAME/.test(code) || /certificate|SSL|TLS/.test(message);
  return { silence: isTls ? 'tls' : 'broken', message };
}
