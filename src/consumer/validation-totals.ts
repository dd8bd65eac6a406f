import type { RowData } from '../model/encode.ts';
import { loadSchema } from '../model/schemas.ts';
import { rules } from './rules/index.gen.ts';
import { isValid, type Verdict } from './verdict.ts';

/** Counts of all bodies that a validator judged. */
export interface ValidationSummary {
  readonly bodies: number;
  /** Bodies without an error; documented samples are among them. */
  readonly valid: number;
  readonly invalid: number;
  /** Documented samples, which were not judged. */
  readonly documented: number;
  /** Repeats with the same bytes. */
  readonly duplicates: number;
  readonly errors: number;
  readonly warnings: number;
  /** Bodies by `ChatEvent.Type`; `other` for any type that is not of the wire. */
  readonly byType: Readonly<Record<string, number>>;
  /** Verdicts by rule. */
  readonly byRule: Readonly<Record<string, number>>;
  /** Chats now remembered, and chats forgotten for want of room. */
  readonly chats: { readonly remembered: number; readonly forgotten: number };
}

/** The count that a rule's findings go into, by the name of the rule. */
export const countedBy = new Map(
  Object.values(rules).flatMap(({ name, counts }) => (counts === undefined ? [] : [[name, counts] as const])),
);

/** Counts bodies and verdicts. */
export class ValidationTotals {
  private bodies = 0;
  private invalid = 0;
  private readonly types = new Map<string, number>();
  private readonly rules = new Map<string, number>();
  private readonly counted = { documented: 0, duplicates: 0 };
  private readonly severities = { error: 0, warning: 0, notice: 0 };
  private readonly knownTypes = new Set(loadSchema('chat-event').properties['Type']?.enum);

  /** Counts a body, if it has an event, and the verdicts on it. */
  add(event: RowData | undefined, verdicts: readonly Verdict[]): void {
    this.bodies++;
    const type = event?.['Type'] as string;
    count(this.types, this.knownTypes.has(type) ? type : 'other');
    if (!isValid(verdicts)) this.invalid++;
    for (const { rule, severity, count: many = 1 } of verdicts) {
      count(this.rules, rule, many);
      this.severities[severity] += many;
      const counter = countedBy.get(rule);
      if (counter !== undefined) this.counted[counter] += many;
    }
  }

  /** The counts so far. */
  summary(chats: ValidationSummary['chats']): ValidationSummary {
    return {
      bodies: this.bodies,
      valid: this.bodies - this.invalid,
      invalid: this.invalid,
      ...this.counted,
      errors: this.severities.error,
      warnings: this.severities.warning,
      byType: Object.fromEntries(this.types),
      byRule: Object.fromEntries(this.rules),
      chats,
    };
  }
}

function count(counts: Map<string, number>, key: string, many = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + many);
}
