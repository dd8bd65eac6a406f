/** How the sender logs in to the consumer. */
export type Auth =
  | { readonly scheme: 'bearer'; readonly token: string }
  | { readonly scheme: 'basic'; readonly user: string; readonly password: string };

/** The value of an Authorization header. */
export function authorization(auth: Auth): string {
  return auth.scheme === 'bearer' ? `Bearer ${auth.token}` : `Basic ${basicValue(auth)}`;
}

/** The login for people, without its secret. */
export function describeAuth(auth: Auth): string {
  return auth.scheme === 'bearer' ? 'bearer ***' : `basic ${auth.user}:***`;
}

/** The secrets of a login, in every form in which they go out. */
export function secretsOfAuth(auth: Auth | undefined): string[] {
  if (auth === undefined) return [];
  return auth.scheme === 'bearer' ? [auth.token] : [auth.password, basicValue(auth)];
}

function basicValue({ user, password }: Auth & { scheme: 'basic' }): string {
  return Buffer.from(`${user}:${password}`, 'utf8').toString('base64');
}
