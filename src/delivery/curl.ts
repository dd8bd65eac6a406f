import { isUtf8 } from 'node:buffer';
import { headerRecord, overlayHeaders } from './headers.ts';
import { maskHeaders } from '../secrets/mask.ts';
import { parseTarget } from './target.ts';
import { maskSecrets } from '../secrets/mask.ts';

/** What is needed to send a webhook again. */
export interface CurlInput {
  readonly url: string;
  readonly body: Uint8Array;
  /** The headers that went out, e.g. `Attempt.sentHeaders`; secrets are masked here in any case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Certificates are not checked. */
  readonly insecure?: boolean;
  /** More names to mask, see `DeliveryPolicy.mask`. */
  readonly mask?: readonly string[];
}

/** A longer text does not fit into one argument of a program. */
const longestArgument = 100_000;

/**
 * A curl command for a POSIX shell that sends exactly this body again. Secrets are masked, so a webhook that needs
 * them has to be given them by hand.
 */
export function curlFor({ url, body, headers = {}, insecure = false, mask }: CurlInput): string {
  const { socketPath, origin, path } = parseTarget(url);
  const shown = overlayHeaders(['Content-Type', 'application/json; charset=utf-8'], headers);
  const address = maskSecrets(socketPath === undefined ? url : origin + path, [], mask);
  const { before, argument } = bodyArgument(body);
  const words = [
    'curl',
    '-i',
    ...(insecure ? ['--insecure'] : []),
    ...(socketPath === undefined ? [] : ['--unix-socket', quote(socketPath)]),
    ...Object.entries(maskHeaders(headerRecord(shown), [], mask)).flatMap(([name, value]) => [
      '-H',
      quoteHeader(name, value),
    ]),
    argument,
    quote(address),
  ];
  return before + words.join(' ');
}

function bodyArgument(body: Uint8Array): { before: string; argument: string } {
  const text = isPlainText(body) ? Buffer.from(body).toString('utf8') : undefined;
  if (text === undefined) {
    const base64 = Buffer.from(body).toString('base64');
    return { before: `printf %s ${quote(base64)} | base64 -d | `, argument: '--data-binary @-' };
  }
  if (text.length > longestArgument) {
    return { before: `printf %s ${quote(text)} | `, argument: '--data-binary @-' };
  }
  // Unlike --data-binary, --data-raw takes a leading @ as it is.
  return { before: '', argument: `--data-raw ${quote(text)}` };
}

/** Whether a body can be part of a command line: UTF-8 without control characters but tab and new line. */
function isPlainText(body: Uint8Array): boolean {
  return (
    isUtf8(body) && body.every((byte) => (byte >= 0x20 && byte !== 0x7f) || byte === 0x09 || byte === 0x0a)
  );
}

/** curl leaves out a header without a value unless a semicolon replaces the colon. */
function quoteHeader(name: string, value: string): string {
  return quote(value === '' ? `${name};` : `${name}: ${value}`);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
