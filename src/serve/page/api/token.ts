const key = 'iqmock-control-token';
let known: string | undefined;

/** The control token of this tab; empty where none is needed. It is forgotten with the tab. */
export function tabToken(): string {
  if (known !== undefined) return known;
  try {
    known = sessionStorage.getItem(key) ?? '';
  } catch {
    known = '';
  }
  return known;
}

/** Keeps the token for this tab. */
export function keepControlToken(token: string): void {
  known = token;
  try {
    sessionStorage.setItem(key, token);
  } catch {
    // Then it is requested for again after a reload.
  }
}
