/** `ChatEvent.Type` found without parsing the body: it is near its beginning. '' if it is not seen there. */
export function peekType(body: Uint8Array): string {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 200)).toString('latin1');
  return /"Type"\s*:\s*"([\w-]+)"/.exec(head)?.[1] ?? '';
}
