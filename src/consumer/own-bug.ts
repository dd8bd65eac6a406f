/** The verdict about iqmock itself, in the form of a rule. */
export const ownBug = {
  name: 'iqmock/bug',
  severity: 'notice',
  why: 'The rest of the body was judged as usual. The sender is not to blame.',
} as const;

/**
 * The message when a rule throws: that is a bug of iqmock, so the body is neither wrong nor refused for it, and the
 * stream goes on.
 */
export function ownBugMessage(rule: string, error: unknown): string {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `${rule} could not be judged, which is a bug of iqmock (${reason}); please report it with this body`;
}
