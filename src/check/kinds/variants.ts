import { classOf, sayAnswer, sayAccepted, isAccepted, isOk, type RightAnswers } from '../answer.ts';
import type { Compare } from '../observer.ts';
import type { Level } from '../contract.ts';
import type { Lab } from '../lab.ts';
import type { TrialFailure } from '../rule.ts';
import { bytesOf, type Twin } from '../twin.ts';
import type { WireRequest } from '../wire.ts';
import { withoutHistory } from '../failure.ts';

/** One way to send good events that a consumer must take like any other. */
export interface Variant {
  readonly name: string;
  /** What changes about the request of an event. */
  request(twin: Twin, event: number): Partial<WireRequest>;
  /** Default: that of the rule. */
  readonly level?: Level;
}

/** How variants are judged. */
export interface VariantOptions {
  /** Right answers besides 2xx, after which the state is not judged. */
  readonly alsoRight?: RightAnswers;
  readonly compare?: Compare;
  /** The events that are sent. Default: the shortest conversation. */
  readonly events?: readonly number[];
}

/** Sends each variant in a separate chat; the answers must be right, and the state equal to that after plain requests. */
export async function judgeVariants(
  lab: Lab,
  variants: readonly Variant[],
  options: VariantOptions = {},
): Promise<TrialFailure[]> {
  const failures = await lab.each(variants, (variant) => judgeVariant(lab, variant, options));
  return failures.flat();
}

async function judgeVariant(
  lab: Lab,
  { name, request, level }: Variant,
  { alsoRight = [], compare, events = lab.short }: VariantOptions,
): Promise<TrialFailure[]> {
  const twin = lab.twin();
  const weight = level === undefined ? {} : { level };
  for (const event of events) {
    const given = request(twin, event);
    const answer = await lab.sendEvent(twin, event, given);
    if (isOk(answer)) continue;
    if (isAccepted(answer, alsoRight)) return [];
    const expected = sayAccepted(['2xx', ...alsoRight]);
    const failure = {
      signature: `${name}: ${classOf(answer)}`,
      sent: `${lab.typeOf(event)}: ${name}`,
      expected,
      actual: sayAnswer(answer),
      answer,
      body: given.body ?? bytesOf(twin.payloads[event]),
    };
    return [{ ...failure, ...weight }];
  }
  const observed = await lab.compare(twin, events, { compare });
  if (observed === undefined) return [];
  const failure = withoutHistory(await lab.stateFailure(observed, events));
  return [{ ...failure, sent: name, signature: `${name}: ${failure.signature}`, ...weight }];
}
