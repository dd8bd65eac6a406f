import { secretsOfAuth, type Auth } from './auth.ts';
import { secretsOfHeaders, secretsOfPath } from '../secrets/mask.ts';
import type { Fault } from '../webhook/fault.ts';
import type { Target } from './target.ts';

/** Which webhooks wait for each other's answers: those of a chat, of a client, all of them, or none. */
export type OrderScope = 'chat' | 'client' | 'global' | 'none';

/** All order scopes, for help. */
export const orderScopes = ['chat', 'client', 'global', 'none'] as const satisfies readonly OrderScope[];

/** How a webhook proves who sent it. */
export type SignScheme =
  | {
      readonly name: 'standard-webhooks';
      /** One or more, for rotation. */ readonly secrets: readonly string[];
    }
  | { readonly name: 'hmac-sha256'; readonly header: string; readonly secret: string };

/** What the TLS layer trusts and shows; contents are PEM texts. */
export interface TlsSettings {
  /** Any certificate is good. */
  readonly insecure: boolean;
  /** Trusted in place of the authorities that Node knows. */
  readonly ca?: string;
  /** The client certificate and its key, for mutual TLS. */
  readonly cert?: string;
  readonly key?: string;
}

/** Proxies by the scheme of the target. */
export interface ProxySettings {
  readonly http?: string;
  readonly https?: string;
  /** Hosts reached without a proxy, as NO_PROXY writes them. Loopback never goes through one. */
  readonly bypass: string;
  /** Why a proxy of the environment cannot be used; an error only for a target that would need it. */
  readonly unusable?: Readonly<Partial<Record<'http' | 'https', { message: string; hint: string }>>>;
}

/**
 * How webhooks are delivered. The vendor documents none of this, so each value is a choice of ours: it is printed at
 * the start of a run and can be changed.
 */
export interface DeliveryPolicy {
  /** The preset it started from. */
  readonly preset: PresetName;
  /** For a whole try: connecting, sending, and the last byte of the answer. */
  readonly timeoutMs: number;
  /** Tries after the first. */
  readonly retries: number;
  /** The wait before each retry; the last one repeats. */
  readonly backoffMs: readonly number[];
  /** The seeded share by which a wait may be shorter or longer. */
  readonly jitter: number;
  /** What is tried again: statuses (`429`), classes of them (`5xx`), and codes of `AttemptError`. Never 410. */
  readonly retryOn: readonly string[];
  /** The longest `Retry-After` that is obeyed; a longer one is cut to this. */
  readonly maxRetryAfterMs: number;
  readonly order: OrderScope;
  /** The most tries in flight at once. */
  readonly concurrency: number;
  /** Deliveries taken in at once before `ready()` makes a producer wait. */
  readonly maxPending: number;
  readonly userAgent: string;
  /** Headers on every webhook; they win over our own. */
  readonly headers: Readonly<Record<string, string>>;
  readonly auth?: Auth | undefined;
  readonly sign?: SignScheme;
  /** What goes wrong on purpose in every run by this policy. */
  readonly faults: readonly Fault[];
  readonly tls: TlsSettings;
  readonly proxy: ProxySettings;
  /** Bytes of an answer that are kept; the rest is counted and thrown away. */
  readonly maxResponseBytes: number;
  /** More names of headers and parameters to mask; with `!` in front, fewer. See `secretNames`. */
  readonly mask: readonly string[];
}

/** The name of a preset. */
export type PresetName = 'default' | 'strict' | 'fast';

/** One named policy. */
export interface Preset {
  readonly doc: string;
  readonly policy: DeliveryPolicy;
}

const standard: DeliveryPolicy = {
  preset: 'default',
  timeoutMs: 10_000,
  retries: 0,
  backoffMs: [1000, 5000, 30_000, 120_000, 600_000],
  jitter: 0.1,
  retryOn: ['429', '502', '503', '504', 'timeout', 'reset', 'refused'],
  maxRetryAfterMs: 60_000,
  order: 'chat',
  concurrency: 16,
  maxPending: 1000,
  userAgent: 'iqmock',
  headers: {},
  faults: [],
  tls: { insecure: false },
  proxy: { bypass: '' },
  maxResponseBytes: 16_384,
  mask: [],
};

/** The presets, by name. */
export const presets: Readonly<Record<PresetName, Preset>> = {
  default: {
    doc: 'Ten seconds for an answer, no retries, order kept per chat.',
    policy: standard,
  },
  strict: {
    doc: 'An impatient sender: three seconds for an answer, no retries, order kept per client.',
    policy: { ...standard, preset: 'strict', timeoutMs: 3000, order: 'client' },
  },
  fast: {
    doc: 'Five retries within a second, for CI: waits and Retry-After are compressed.',
    policy: {
      ...standard,
      preset: 'fast',
      timeoutMs: 5000,
      retries: 5,
      backoffMs: [10, 25, 50, 100, 250],
      maxRetryAfterMs: 250,
    },
  },
};

/** All secrets in a policy and a target, to be masked wherever text is shown. */
export function secretsOf(policy: DeliveryPolicy, target?: Target): string[] {
  const { sign, headers, mask } = policy;
  const signing = sign?.name === 'hmac-sha256' ? [sign.secret] : (sign?.secrets ?? []);
  const inHeaders = secretsOfHeaders(headers, mask);
  const inPath = target === undefined ? [] : secretsOfPath(target.path, mask);
  const logins = [policy.auth, target?.auth].flatMap(secretsOfAuth);
  return [...new Set([...signing, ...logins, ...inHeaders, ...inPath, ...proxySecrets(policy.proxy)])];
}

function proxySecrets({ http, https }: ProxySettings): string[] {
  return [http, https].flatMap((url) => {
    if (url === undefined) return [];
    const { username, password } = new URL(url);
    const [user, decoded] = [decodeURIComponent(username), decodeURIComponent(password)];
    if (password === '') return user === '' ? [] : [user];
    return [password, ...secretsOfAuth({ scheme: 'basic', user, password: decoded })];
  });
}
