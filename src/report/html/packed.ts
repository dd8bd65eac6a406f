import { gzipSync } from 'node:zlib';
import { htmlText } from './escape.ts';

/** How many payloads go into one packet: few enough to unpack on a click, enough to compress what they share. */
export const packetSize = 100;

/** Puts values into packets as they come, so that only one packet is held open. */
export class Packer {
  readonly packets: string[] = [];
  private open: unknown[] = [];

  add(value: unknown): void {
    this.open.push(value);
    if (this.open.length === packetSize) this.flush();
  }

  /** Closes the last packet. */
  flush(): void {
    if (this.open.length === 0) return;
    this.packets.push(gzipSync(JSON.stringify(this.open)).toString('base64'));
    this.open = [];
  }
}

/**
 * Compressed packets inside a page, unpacked only when one is looked at: the payloads of a long run are many megabytes of
 * much the same. The n-th value is the (n mod packetSize)-th of packet floor(n / packetSize).
 */
export function* packetElements(idPrefix: string, packets: readonly string[]): Generator<string> {
  for (const [index, packed] of packets.entries())
    yield `<script type="application/gzip" id="${htmlText(`${idPrefix}${index}`)}">${packed}</script>`;
}
