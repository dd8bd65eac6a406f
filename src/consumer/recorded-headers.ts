import { maskHeaders, maskSecrets } from '../secrets/mask.ts';

/** Headers that belong to one connection: they say nothing about the webhook, and a resend sets its own. */
const connectionHeaders = new Set([
  'host',
  'connection',
  'keep-alive',
  'content-length',
  'transfer-encoding',
  'expect',
  'te',
  'trailer',
  'upgrade',
  'proxy-connection',
]);

/** Which headers a recording keeps. */
export interface HeaderChoice {
  /** Only these names. Default: all but those of the connection. */
  readonly headers?: readonly string[];
  /** Keep credentials, cookies and signatures as they are. Default: false, they become `***`. */
  readonly keepSecrets?: boolean;
}

/** The headers of a request as a recording keeps them; names are lower case. */
export function chooseHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  { headers: wanted, keepSecrets = false }: HeaderChoice = {},
): Record<string, string> {
  const names = wanted?.map((name) => name.toLowerCase());
  const kept = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    if (names === undefined ? connectionHeaders.has(name) : !names.includes(name)) continue;
    kept.set(name, typeof value === 'string' ? value : value.join(', '));
  }
  const chosen = Object.fromEntries(kept);
  return keepSecrets ? chosen : maskHeaders(chosen);
}

/** Path and query as a recording keeps them. */
export function choosePath(path: string, { keepSecrets = false }: HeaderChoice = {}): string {
  return keepSecrets ? path : maskSecrets(path);
}
