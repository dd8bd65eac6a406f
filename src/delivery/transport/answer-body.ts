import { TextDecoder } from 'node:util';

/** The first bytes of the body of an answer, as they arrive. */
export class AnswerBody {
  /** Bytes of the whole body. */
  bodyBytes = 0;
  private readonly keepBytes: number;
  private readonly chunks: Buffer[] = [];
  private keptBytes = 0;

  /** Keeps at most `keepBytes` of the body; what is beyond is counted and thrown away. */
  constructor(keepBytes: number) {
    this.keepBytes = keepBytes;
  }

  /** Takes a piece of the body. The bytes are copied: whoever lends them uses the buffer again. */
  add(chunk: Buffer): void {
    this.bodyBytes += chunk.length;
    const room = this.keepBytes - this.keptBytes;
    if (room <= 0) return;
    const kept = Buffer.from(chunk.subarray(0, room));
    this.chunks.push(kept);
    this.keptBytes += kept.length;
  }

  /** The kept bytes as text, in the charset that the content type names. A letter cut in two at the end is left out. */
  text(contentType: string | undefined): string {
    if (this.chunks.length === 0) return '';
    return decoderFor(contentType).decode(Buffer.concat(this.chunks), {
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
