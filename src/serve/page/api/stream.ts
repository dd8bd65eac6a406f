import { Refused, prefix, sendRequest } from './client.ts';

/** An entry of the stream of all that happens. */
export interface StreamEntry {
  readonly id: number;
  readonly kind: string;
  readonly json: string;
}

interface Listening {
  /** Called with each entry, in order. */
  readonly onEntry: (entry: StreamEntry) => void;
  /** Called when the connection is established; the promise is waited for before the first entry is read. */
  readonly onOpen: () => Promise<void>;
  /** Called when the connection is gone; it is opened again by itself. */
  readonly onLost: (error: unknown) => void;
  readonly signal: AbortSignal;
}

/** The server sends a comment every 15 seconds, so a silence this long is a dead connection. */
const silenceMs = 40_000;
const waitsMs = [250, 500, 1000, 2000, 3000];

/** Follows the stream from an id on, over dropped connections, until the signal. */
export async function follow(after: number, listening: Listening): Promise<void> {
  const { signal, onLost } = listening;
  let last = after;
  let failures = 0;
  const seen = (entry: StreamEntry): void => {
    last = entry.id;
    failures = 0;
    listening.onEntry(entry);
  };
  while (!signal.aborted) {
    try {
      await readOnce(() => last, { ...listening, onEntry: seen });
    } catch (error) {
      if (isAborted(signal)) return;
      onLost(error);
      if (error instanceof Refused && error.status === 401) return;
    }
    await pause(waitsMs[Math.min(failures++, waitsMs.length - 1)] ?? 3000);
  }
}

/** A call, since the compiler takes a property that it has looked at for one that stays. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

async function readOnce(lastId: () => number, { onEntry, onOpen, signal }: Listening): Promise<void> {
  const silence = new AbortController();
  let timer = 0;
  const awake = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), silenceMs);
  };
  awake();
  try {
    const response = await sendRequest(`${prefix}/stream?after=${lastId()}`, {
      signal: AbortSignal.any([signal, silence.signal]),
    });
    await onOpen();
    const frames = new FrameReader();
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const part = await reader?.read();
      if (part === undefined || part.done) throw new Refused(0, 'The stream ended.');
      awake();
      for (const entry of frames.take(part.value)) onEntry(entry);
    }
  } finally {
    clearTimeout(timer);
  }
}

/** Cuts a stream of server-sent events into entries. */
class FrameReader {
  private rest = '';

  take(text: string): StreamEntry[] {
    const blocks = (this.rest + text).split('\n\n');
    this.rest = blocks.pop() ?? '';
    return blocks.map((block) => entryOf(block)).filter((entry) => entry !== undefined);
  }
}

function entryOf(block: string): StreamEntry | undefined {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 2));
  }
  const [kind, json] = [fields.get('event'), fields.get('data')];
  if (kind === undefined || json === undefined) return undefined;
  return { id: Number(fields.get('id')), kind, json };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
