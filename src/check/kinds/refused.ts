import { classOf, isAccepted, isOk, sayAnswer, type RightAnswers, type AnswerClass } from '../answer.ts';
import type { Level } from '../contract.ts';
import type { Lab } from '../lab.ts';
import type { TrialFailure } from '../rule.ts';
import type { Twin } from '../twin.ts';
import type { WireRequest } from '../wire.ts';
import { withoutHistory } from '../failure.ts';

/** A request that must have no effect. */
export interface BadRequest {
  readonly name: string;
  readonly request: Partial<WireRequest> & Pick<WireRequest, 'body'>;
}

/** How much each kind of answer weighs against the consumer; what is not listed is right. */
export type Weights = Readonly<Partial<Record<AnswerClass, Level>>>;

/** The weights of answers to what is no webhook: a refusal is right, a failure makes the sender repeat it for days. */
export const malformed: Weights = {
  '2xx': 'SHOULD',
  '3xx': 'SHOULD',
  '5xx': 'MUST',
  'no answer': 'MUST',
  'cut off': 'MUST',
};

/** How bad requests are judged. */
export interface RefusedOptions {
  readonly weights: Weights;
  /** The right answers in words. */
  readonly expected: string;
  /** Right answers, whatever their class weighs. */
  readonly alsoRight?: RightAnswers;
  /** They may change what is known of the chat. */
  readonly mayHaveEffect?: true;
  /** No answer is right, too: they are not waited for long. */
  readonly mayHang?: true;
}

/** Sends bad requests in the middle of a conversation: judges the answers, and that the state stays as it was. */
export async function judgeRefused(
  lab: Lab,
  badRequests: (twin: Twin) => readonly BadRequest[] | Promise<readonly BadRequest[]>,
  { weights, expected, alsoRight = [], mayHaveEffect, mayHang }: RefusedOptions,
): Promise<TrialFailure[]> {
  const { failure, twin } = await lab.play(lab.short.map((event) => ({ event })));
  if (failure !== undefined) return [failure];
  const failures: TrialFailure[] = [];
  const taken: string[] = [];
  for (const { name, request } of await badRequests(twin)) {
    const answer = await lab.send({ id: `check ${twin.number} ${name}`, ...request });
    const kind = classOf(answer);
    if (isOk(answer)) taken.push(name);
    // 202 promises nothing: what is stored raw may be refused later.
    const level = answer.status === 202 && weights[kind] !== undefined ? 'INFO' : weights[kind];
    if (level === undefined || isAccepted(answer, alsoRight)) continue;
    const { body } = request;
    failures.push({
      signature: `${name}: ${kind}`,
      sent: name,
      expected,
      actual: sayAnswer(answer),
      level,
      answer,
      body,
    });
    if (kind === 'no answer' && mayHang !== true) break;
  }
  if (mayHaveEffect === true) return failures;
  // Its effect may come when the connection is given up, after the answer that never came.
  if (mayHang === true) await lab.options.observer?.settled(twin);
  const observed = await lab.compare(twin, lab.short, { isMore: true });
  if (observed === undefined) return failures;
  const failed = await lab.stateFailure(observed, lab.short);
  const sent = taken.length === 0 ? 'what must be refused' : taken.join(', ');
  const rest = withoutHistory(failed);
  return [...failures, { ...rest, sent, signature: `effect ${failed.signature}` }];
}
