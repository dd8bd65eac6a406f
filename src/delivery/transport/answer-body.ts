import { TextDecoder } from 'node:util';
import { unpackContent } from './content-coding.ts';

/** What a body says, and what is odd about how it says it. */
export interface BodyText {
  readonly text: string;
  /** How many bytes of it are kept, where that is not all. */
  readonly keptBytes?: number;
  readonly warning?: string;
}

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

  /** Takes a piece of the body. The bytes are copied: the caller uses the buffer again. */
  add(chunk: Buffer): void {
    this.bodyBytes += chunk.length;
    const room = this.keepBytes - this.keptBytes;
    if (room <= 0) return;
    const kept = Buffer.from(chunk.subarray(0, room));
    this.chunks.push(kept);
    this.keptBytes += kept.length;
  }

  /**
   * The kept bytes as text, unpacked, in the charset that the content type names. A letter cut in two at the end is left out.
   */
  read(contentType: string | undefined, contentEncoding: string | undefined): BodyText {
    if (this.chunks.length === 0) return { text: '', ...(this.bodyBytes === 0 ? {} : { keptBytes: 0 }) };
    const isWhole = this.keptBytes === this.bodyBytes;
    const { bytes, ...odd } = unpackContent(joined(this.chunks), contentEncoding, { isWhole });
    const kept = bytes.subarray(0, this.keepBytes);
    const isCut = !isWhole || kept.length < bytes.length;
    const text = isCut
      ? decoderFor(contentType).decode(kept, { stream: true })
      : wholeDecoderFor(contentType).decode(kept);
    return { text, ...(isCut ? { keptBytes: kept.length } : {}), ...odd };
  }
}

/** Most answers come in one piece. */
function joined(chunks: readonly Buffer[]): Buffer {
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}

/** A decoder of whole texts, used again for answers of the same type: opening one takes longer than to decode by it. */
function wholeDecoderFor(contentType: string | undefined): TextDecoder {
  if (last === undefined || last.contentType !== contentType)
    last = { contentType, decoder: decoderFor(contentType) };
  return last.decoder;
}

let last: { readonly contentType: string | undefined; readonly decoder: TextDecoder } | undefined;

function decoderFor(contentType: string | undefined): TextDecoder {
  const charset = /charset=["']?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
