/** How one try looks on the wire where that is not as usual. What is left out is as usual. */
export interface WireShape {
  /** How the names of the headers are written. Default: as they are. */
  readonly headerCase?: 'lower' | 'upper' | 'mixed';
  /** Headers that are left out, by their names in lower case. */
  readonly without?: readonly string[];
  /** The body goes in chunks of this many bytes, without a Content-Length. */
  readonly chunkBytes?: number;
  /** The body waits for `100 Continue`, but no longer than this, ms. */
  readonly expectMs?: number;
  /** The body goes in this many pieces over this time. */
  readonly drip?: { readonly overMs: number; readonly pieces: number };
  /** After the request the sending half of the connection is closed. */
  readonly halfClose?: true;
  /** The connection is cut on purpose. */
  readonly cut?: WireCut;
}

/** A cut on purpose. */
export interface WireCut {
  /** How much is sent before it; `answer` is the whole request, up to the first bytes of the answer. */
  readonly after: CutPoint | 'answer';
  /** The connection is reset (RST) rather than closed (FIN). */
  readonly reset: boolean;
  /** Whether the webhook is tried again by itself. */
  readonly again: boolean;
}

/** How much of a request is sent: its head alone, all of it, a number of bytes of the body, or a part of the body. */
export type CutPoint = 'headers' | 'body' | { readonly bytes: number } | { readonly share: number };

/** How many bytes of a body are sent before the cut; always fewer than the whole, so that the request is not complete by chance. */
export function bytesBefore(point: WireCut['after'], bodyBytes: number): number {
  if (point === 'headers') return 0;
  if (point === 'body' || point === 'answer') return bodyBytes;
  const bytes = 'share' in point ? Math.floor(bodyBytes * point.share) : point.bytes;
  return Math.max(0, Math.min(bytes, bodyBytes - 1));
}

/** Both shapes at once; where they differ, the second holds. */
export function joinShapes(first: WireShape | undefined, second: WireShape): WireShape {
  const without = [...(first?.without ?? []), ...(second.without ?? [])];
  return { ...first, ...second, ...(without.length === 0 ? {} : { without }) };
}
