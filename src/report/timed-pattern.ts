import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** How long one comparison with a pattern may take, in milliseconds. */
const deadlineMs = 200;

/** Patterns that were once not done in time. */
const late = new Set<string>();

let context: object | undefined;

/**
 * Whether one of the texts matches. A pattern that goes back and forth over a hostile text, such as `^(a+)+$`, is stopped
 * after 200 ms and then matches nothing; see `wasLate`.
 */
export function someMatch(pattern: RegExp, texts: readonly string[]): boolean {
  // Without a repeat, a pattern cannot go back far.
  if (!/[*+{]/.test(pattern.source)) return texts.some((text) => pattern.test(text));
  const vm = require('node:vm') as typeof import('node:vm');
  context ??= vm.createContext(Object.create(null) as object);
  Object.assign(context, { pattern, texts });
  try {
    return vm.runInContext('texts.some((text) => pattern.test(text))', context, {
      timeout: deadlineMs,
    }) as boolean;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    late.add(String(pattern));
    return false;
  } finally {
    Object.assign(context, { pattern: undefined, texts: undefined });
  }
}

/** Whether the pattern was once not done in time, and what to do about it. */
export function lateHint(pattern: RegExp): string | undefined {
  if (!late.has(String(pattern))) return undefined;
  return `The pattern was not done after ${deadlineMs} ms, so it counts as not matching. Write it without a repeat inside a repeat: a+ instead of (a+)+.`;
}
