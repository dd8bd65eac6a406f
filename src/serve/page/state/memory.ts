/** What this browser remembers of a setting; undefined if nothing, or if it may not. */
export function recall(setting: string): string | undefined {
  try {
    return localStorage.getItem(`iqmock-${setting}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Lets this browser remember a setting. */
export function remember(setting: string, value: string): void {
  try {
    localStorage.setItem(`iqmock-${setting}`, value);
  } catch {
    // Not remembered, then.
  }
}
