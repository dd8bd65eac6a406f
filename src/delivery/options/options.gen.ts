// Made by `npm run gen`; do not edit.

/** What a program may say of delivery, named as the flags are; each value as text or already read. */
export interface PolicyOptions {
  /** A set of defaults for delivery. default: Ten seconds for an answer, no retries, order kept per chat. strict: An impatient sender: three seconds for an answer, no retries, order kept per client. fast: Five retries within a second, for CI: waits and Retry-After are compressed. [default: default] */
  readonly policy?: 'default' | 'strict' | 'fast' | undefined;
  /** How long one try may take, from connecting to the last byte of the answer. [default: 10s] */
  readonly timeout?: string | number | undefined;
  /** The number of tries after the first: the same bytes, with a new attempt number and signature. [default: 0] */
  readonly retries?: string | number | undefined;
  /** The waits before each retry, such as 1s,5s,30s; the last one repeats. [default: 1s,5s,30s,2m00s,10m00s] */
  readonly backoff?: readonly (string | number)[] | string | number | undefined;
  /** What is tried again: statuses, classes such as 5xx, and timeout, reset, refused, dns, unreachable, garbage, tls, other; or none. [default: 429,502,503,504,timeout,reset,refused] */
  readonly retryOn?: readonly (string | number)[] | string | number | undefined;
  /** Which webhooks wait for each other: those of a chat, of a client, all, or none. [default: chat] */
  readonly order?: 'chat' | 'client' | 'global' | 'none' | undefined;
  /** The most webhooks in flight at once. [default: 16] */
  readonly concurrency?: string | number | undefined;
  /** A header on every webhook. Can be given several times. */
  readonly header?:
    Readonly<Record<string, string | number | boolean>> | string | readonly string[] | undefined;
  /** The token of an Authorization: Bearer header. */
  readonly bearer?: string | number | undefined;
  /** User and password of an Authorization: Basic header. */
  readonly basic?: string | undefined;
  /** Signs every try: standard-webhooks, or hmac-sha256:Header-Name. [default: none] */
  readonly sign?: string | number | undefined;
  /** The secret to sign with; for rotation, several, separated by commas. */
  readonly signSecret?: string | number | undefined;
  /** Accepts any certificate of the target. */
  readonly insecure?: boolean | undefined;
  /** A PEM file with the authority that signed the certificate of the target. */
  readonly ca?: string | undefined;
  /** A PEM file with the certificate iqmock shows (mutual TLS). */
  readonly cert?: string | undefined;
  /** A PEM file with the private key of --cert. */
  readonly key?: string | undefined;
  /** The proxy on the way to the target, or none. Loopback is always reached directly. [default: HTTP_PROXY, HTTPS_PROXY, NO_PROXY] */
  readonly proxy?: string | number | undefined;
  /** A fault to inject, such as duplicate:5%, delay:3s@first=2 or cut:after=50%,share=1%. `iqmock list faults` lists them, `iqmock show faults/duplicate` explains one. Can be given several times. [default: nothing] */
  readonly fault?: readonly (string | object)[] | string | object | undefined;
  /** The number of bytes of each answer that are kept for expectations and reports. [default: 16.4 kB] */
  readonly maxResponse?: string | number | undefined;
  /** Additional names of headers and parameters whose values are masked in every output, such as x-tenant or *-ticket; a name after ! is never masked. Can be given several times. [default: the names in docs/security.md] */
  readonly mask?: readonly (string | number)[] | string | number | undefined;
}
