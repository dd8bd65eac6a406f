import type { Verdict } from './verdict.ts';

/** The name of the verdict about iqmock itself. */
export const ownBugRule = 'iqmock/bug';

/**
 * What is said when a rule throws: that is a bug of iqmock, so the body is neither wrong nor refused for it, and the
 * stream goes on.
 */
export function ownBug(rule: string, error: unknown): Verdict {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    rule: ownBugRule,
    severity: 'notice',
    path: '',
    message: `${rule} could not be judged, which is a bug of iqmock (${reason}); please report it with this body`,
    why: 'The rest of the body was judged as usual. Nothing is said against the sender.',
  };
}
