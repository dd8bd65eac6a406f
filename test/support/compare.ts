import { match, type Match, type ComparedText } from '../../src/report/matcher.ts';
import { inTime, TimedPatterns } from '../../src/report/timed-pattern.ts';

/** A comparison that needs no time. Throws where it does. */
export function compare(expected: unknown, subject: ComparedText): Match {
  const patterns = new TimedPatterns();
  const found = match(expected, subject, patterns);
  if (patterns.isOpen) throw new Error(`${JSON.stringify(expected)} takes time`);
  return found;
}

/** A comparison whose patterns may take their time. */
export function compareInTime(expected: unknown, subject: ComparedText): Promise<Match> {
  return inTime((patterns) => match(expected, subject, patterns));
}
