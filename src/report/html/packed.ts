import { gzipSync } from 'node:zlib';
import { escapeHtml } from './escape.ts';

/** How many payloads go into one packet: few enough to unpack on a click, enough to compress what they share. */
export const packetSize = 100;

/**
 * Values as compressed packets inside a page, unpacked only when one is looked at: the payloads of a long run are many
 * megabytes of much the same. The n-th value is the (n mod packetSize)-th of packet floor(n / packetSize).
 */
export function packetElements(idPrefix: string, values: readonly unknown[]): string {
  const elements: string[] = [];
  for (let start = 0; start < values.length; start += packetSize) {
    const packed = gzipSync(JSON.stringify(values.slice(start, start + packetSize))).toString('base64');
    const id = escapeHtml(`${idPrefix}${start / packetSize}`);
    elements.push(`<script type="application/gzip" id="${id}">${packed}</script>`);
  }
  return elements.join('\n');
}
