const mask = '***';

/** Shorter texts are not searched for: they would turn up by chance everywhere. */
const shortestSecret = 4;

const secretHeader =
  /^(authorization|proxy-authorization|cookie|set-cookie)$|(^|[-_])auth([-_]|$)|token|secret|passw|api-?key|credential/i;

const secretParameter = /([?&](?:[\w.-]*(?:token|secret|passw|key|signature|auth)[\w.-]*|sig)=)[^&#\s'"]*/gi;

/** Whether the value of this header is masked wherever it is shown. */
export function isSecretHeader(name: string): boolean {
  return secretHeader.test(name);
}

/**
 * A text with its secrets replaced by `***`: those given, and what looks like one: a password in a URL, a
 * `token=` in a query, a signing secret, the credentials of an Authorization line.
 */
export function maskSecrets(text: string, secrets: readonly string[] = []): string {
  return maskGiven(text, secrets)
    .replace(/(:\/\/)[^\s/?#@]*@/g, `$1${mask}@`)
    .replace(secretParameter, `$1${mask}`)
    .replace(/whsec_[A-Za-z0-9+/=_-]+/g, `whsec_${mask}`)
    .replace(/(authorization:\s*(?:\w+\s+)?)[^\s'"]+/gi, `$1${mask}`);
}

/** A text with the given secrets replaced by `***`, and nothing else touched. */
export function maskGiven(text: string, secrets: readonly string[]): string {
  let masked = text;
  for (const secret of secrets) {
    if (secret.length >= shortestSecret) masked = masked.replaceAll(secret, mask);
  }
  return masked;
}

/** Headers with secret values replaced; the scheme of an Authorization header stays. */
export function maskHeaders(
  headers: Readonly<Record<string, string>>,
  secrets: readonly string[] = [],
): Record<string, string> {
  const masked: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    masked[name] = isSecretHeader(name) ? maskValue(value) : maskGiven(value, secrets);
  }
  return masked;
}

function maskValue(value: string): string {
  const scheme = /^(Bearer|Basic|Digest|Token|Negotiate)\s/i.exec(value)?.[1];
  return scheme === undefined ? mask : `${scheme} ${mask}`;
}
