/**
 * Waits until someone calls what `begin` is given, or the signal aborts. The wait leaves no listener behind on the signal,
 * which may outlive a million waits.
 */
export function waitFor(begin: (wake: () => void) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const wake = (): void => {
      signal.removeEventListener('abort', wake);
      resolve();
    };
    signal.addEventListener('abort', wake, { once: true });
    begin(wake);
  });
}
