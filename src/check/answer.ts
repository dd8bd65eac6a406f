/** What kind of answer came: the class of its status, nothing in time, or a broken connection. */
export type AnswerClass = '2xx' | '3xx' | '4xx' | '5xx' | 'no answer' | 'cut off';

/** One answer of the consumer. */
export interface Answer {
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The first bytes of the body, as text. */
  readonly body: string;
  readonly bodyBytes: number;
  /** From the first byte sent to the last byte of the answer, ms. */
  readonly ms: number;
  /** Why there is no answer. */
  readonly error?: { readonly code: string; readonly message: string };
  /** The consumer said 100 Continue. */
  readonly continued?: true;
}

/** The answers that a rule takes for right: classes and single statuses. */
export type RightAnswers = readonly (AnswerClass | number)[];

/** The kind of an answer. */
export function classOf({ status, error }: Answer): AnswerClass {
  if (error !== undefined) return error.code === 'timeout' ? 'no answer' : 'cut off';
  if (status === undefined) return 'cut off';
  if (status >= 500) return '5xx';
  if (status >= 400) return '4xx';
  return status >= 300 ? '3xx' : '2xx';
}

/** Whether an answer is among those that are right. */
export function isAccepted(answer: Answer, accepted: RightAnswers): boolean {
  const kind = classOf(answer);
  return accepted.some((wanted) =>
    typeof wanted === 'number' ? answer.error === undefined && answer.status === wanted : wanted === kind,
  );
}

/** Whether a webhook was taken. */
export function isOk(answer: Answer): boolean {
  return classOf(answer) === '2xx';
}

/** The answer in a few words: `500 "TypeError: …"`, `no answer within 1s`. */
export function sayAnswer(answer: Answer): string {
  const { status, body, error } = answer;
  if (error !== undefined) return error.message;
  const excerpt = body.replaceAll(/\s+/g, ' ').trim().slice(0, 120);
  return excerpt === '' ? String(status) : `${status} "${excerpt}"`;
}

/** The right answers as people read them: `2xx, 413`. */
export function sayAccepted(accepted: RightAnswers): string {
  const words = accepted.map(String);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
