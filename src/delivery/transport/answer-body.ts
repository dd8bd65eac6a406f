import { TextDecoder } from 'node:util';

/** What comes back over a connection, as it arrives: status, headers, and the first bytes of the body. */
export class Answer {
  status: number | undefined;
  headers: Record<string, string> = {};
  /** Bytes of the whole body. */
  bodyBytes = 0;
  private readonly keepBytes: number;
  private readonly chunks: Buffer[] = [];
  private keptBytes = 0;

  /** Keeps at most `keepBytes` of the body; what is beyond is counted and thrown away. */
  constructor(keepBytes: number) {
    this.keepBytes = keepBytes;
  }

  /** Takes a piece of the body. The bytes are copied: the parser uses its buffer again. */
  add(chunk: Buffer): void {
    this.bodyBytes += chunk.length;
    const room = this.keepBytes - this.keptBytes;
    if (room <= 0) return;
    const kept = Buffer.from(chunk.subarray(0, room));
    this.chunks.push(kept);
    this.keptBytes += kept.length;
  }

  /** The kept bytes as text, in the charset that the answer names. A letter cut in two at the end is left out. */
  text(): string {
    if (this.chunks.length === 0) return '';
    return decoderFor(this.headers['content-type']).decode(Buffer.concat(this.chunks), {
      stream: this.keptBytes < this.bodyBytes,
    });
  }
}

function decoderFor(contentType: string | undefined): TextDecoder {
  const charset = /charset=["']?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

/** Headers as undici gives them, each as one text. */
export function joinHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) joined[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return joined;
}
