import { formatBytes, formatDurationMs } from '../env/units.ts';
import { describeAuth } from './auth.ts';
import type { DeliveryPolicy, ProxySettings, SignScheme, TlsSettings } from './policy.ts';
import { maskHeaders, maskSecrets } from './secrets.ts';

/** The policy for people: name to value, in the order of printing, secrets masked. */
export function describePolicy(policy: DeliveryPolicy): Record<string, string> {
  return {
    preset: policy.preset,
    timeout: formatDurationMs(policy.timeoutMs),
    retries: describeRetries(policy),
    order: policy.order === 'none' ? 'not kept' : orderTexts[policy.order],
    concurrency: String(policy.concurrency),
    redirects: 'not followed',
    ...optional('headers', describeHeaders(policy)),
    ...optional('auth', policy.auth && describeAuth(policy.auth)),
    signature: describeSign(policy.sign),
    ...optional('tls', describeTls(policy.tls)),
    ...optional('proxy', describeProxy(policy.proxy)),
    'answers kept': `first ${formatBytes(policy.maxResponseBytes)}`,
  };
}

const orderTexts = {
  chat: 'kept per chat',
  client: 'kept per client',
  global: 'kept over all chats, one webhook at a time',
} as const;

function optional(name: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [name]: value };
}

function describeRetries(policy: DeliveryPolicy): string {
  const { retries, backoffMs, jitter } = policy;
  if (retries === 0) return 'none';
  const number = retries === Infinity ? 'without end' : String(retries);
  const waits = backoffMs.slice(0, retries).map(formatDurationMs);
  const more = retries > waits.length ? ', …' : '';
  const spread = jitter === 0 ? '' : ` ±${Math.round(jitter * 100)}%`;
  const longest = formatDurationMs(policy.maxRetryAfterMs);
  return `${number} after ${waits.join(', ')}${more}${spread}, on ${policy.retryOn.join(' ')}; Retry-After up to ${longest}; 410 ends them`;
}

function describeHeaders({ headers, mask }: DeliveryPolicy): string | undefined {
  const entries = Object.entries(maskHeaders(headers, [], mask));
  return entries.length === 0 ? undefined : entries.map(([name, value]) => `${name}: ${value}`).join('; ');
}

function describeSign(sign: SignScheme | undefined): string {
  if (sign === undefined) return 'none';
  if (sign.name === 'hmac-sha256') return `hmac-sha256 in ${sign.header}, secret ***`;
  return `standard-webhooks, ${sign.secrets.length === 1 ? 'secret' : `${sign.secrets.length} secrets`} whsec_***`;
}

function describeTls({ insecure, ca, cert }: TlsSettings): string | undefined {
  const parts = [
    insecure ? 'certificates not checked' : undefined,
    ca === undefined ? undefined : 'own authority',
    cert === undefined ? undefined : 'client certificate',
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}

function describeProxy({ http, https, bypass }: ProxySettings): string | undefined {
  if (http === undefined && https === undefined) return undefined;
  const parts = [
    http === undefined ? undefined : `http by ${maskSecrets(http)}`,
    https === undefined ? undefined : `https by ${maskSecrets(https)}`,
    bypass === '' ? undefined : `not for ${bypass}`,
  ].filter((part) => part !== undefined);
  return parts.join(', ');
}
