import type { Attempt, AttemptError } from '../delivery.ts';
import { headerRecord, type FlatHeaders } from '../headers.ts';
import { maskGiven, maskHeaders } from '../secrets.ts';
import { AnswerBody } from './answer-body.ts';
import type { AnswerHead } from './answer-head.ts';
import type { ParsedAnswer } from './answer-parser.ts';

/** What is kept of the answers of one target. */
export interface Capture {
  /** Whether headers and body are kept; otherwise only what a retry needs to know. */
  readonly isFull: boolean;
  /** Bytes of a body to keep; what is beyond is counted and thrown away. */
  readonly keepBytes: number;
  /** Texts to be masked wherever the consumer repeats them. */
  readonly secrets: readonly string[];
  /** More names of headers whose values are masked. */
  readonly mask: readonly string[];
}

/** How a try ended, besides its answer. */
export interface TryFacts {
  readonly number: number;
  readonly sentAt: number;
  readonly doneAt: number;
  readonly error?: AttemptError | undefined;
  readonly isResent?: boolean;
  readonly warning?: string | undefined;
  readonly cut?: string | undefined;
  /** Secrets masked; see `shownHeaders`. */
  readonly sentHeaders?: Readonly<Record<string, string>> | undefined;
}

/** What a record needs of the head of an answer. */
type AnswerStart = Pick<AnswerHead, 'status' | 'fields'>;

/** The headers of a request as they may be shown. */
export function shownHeaders(
  sent: FlatHeaders,
  { secrets, mask }: Capture,
): Readonly<Record<string, string>> {
  return maskHeaders(headerRecord(sent), secrets, mask);
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Collects one answer, and makes the record of the try of it: the same for every driver. */
export class AnswerRecord {
  private readonly capture: Capture;
  private readonly body: AnswerBody;
  private head: AnswerStart | undefined;

  constructor(capture: Capture) {
    this.capture = capture;
    this.body = new AnswerBody(capture.isFull ? capture.keepBytes : 0);
  }

  /** The status, once the answer has begun. */
  get status(): number | undefined {
    return this.head?.status;
  }

  readonly onHead = (head: AnswerStart): void => {
    this.head = head;
  };

  readonly onBody = (piece: Buffer): void => {
    this.body.add(piece);
  };

  /** The try with what came back. */
  close(facts: TryFacts): Attempt {
    const { number, sentAt, doneAt, error, isResent = false, warning, cut, sentHeaders } = facts;
    const attempt: Mutable<Attempt> = { number, sentAt, doneAt };
    if (this.head !== undefined) this.describe(attempt, this.head);
    if (error !== undefined) attempt.error = error;
    if (sentHeaders !== undefined && this.capture.isFull) attempt.sentHeaders = sentHeaders;
    if (isResent) attempt.resent = true;
    if (warning !== undefined) attempt.warning = warning;
    else if (error !== undefined) delete attempt.warning;
    if (cut !== undefined) attempt.cut = cut;
    return attempt;
  }

  private describe(attempt: Mutable<Attempt>, { status, fields }: AnswerStart): void {
    const { isFull, secrets } = this.capture;
    attempt.status = status;
    attempt.bodyBytes = this.body.bodyBytes;
    if (isFull) {
      attempt.headers = this.shownFields(fields);
      const read = this.body.read(fields.get('content-type'), fields.get('content-encoding'));
      const { text, keptBytes, warning } = read;
      attempt.body = maskGiven(text, secrets);
      if (keptBytes !== undefined) attempt.keptBytes = keptBytes;
      if (warning !== undefined) attempt.warning = warning;
    } else {
      attempt.headers = retryHeaders(fields);
    }
  }

  /** A consumer gives the same headers again and again, and a driver that notices hands over the same map. */
  private shownFields(fields: AnswerHead['fields']): Readonly<Record<string, string>> {
    const { capture } = this;
    const known = shownBefore.get(fields);
    if (known?.capture === capture) return known.headers;
    const headers = maskHeaders(Object.fromEntries(fields), capture.secrets, capture.mask);
    shownBefore.set(fields, { capture, headers });
    return headers;
  }
}

const shownBefore = new WeakMap<
  AnswerHead['fields'],
  { readonly capture: Capture; readonly headers: Readonly<Record<string, string>> }
>();

/** The record of a try of which hardly anything is kept: made for every event of a load, so it copies little. */
export function briefAttempt(
  { number, sentAt, doneAt, error, isResent, warning }: TryFacts,
  {
    status,
    bodyBytes = 0,
    fields,
  }: Partial<Pick<ParsedAnswer, 'bodyBytes' | 'fields'>> & { readonly status?: number | undefined },
): Attempt {
  const attempt: Mutable<Attempt> = { number, sentAt, doneAt, bodyBytes };
  if (status !== undefined) attempt.status = status;
  if (fields !== undefined) attempt.headers = retryHeaders(fields);
  if (error !== undefined) attempt.error = error;
  if (isResent === true) attempt.resent = true;
  if (warning !== undefined) attempt.warning = warning;
  return attempt;
}

const noHeaders: Readonly<Record<string, string>> = {};

/** The headers that a retry needs to know. */
function retryHeaders(fields: AnswerHead['fields']): Readonly<Record<string, string>> {
  const retryAfter = fields.get('retry-after');
  return retryAfter === undefined ? noHeaders : { 'retry-after': retryAfter };
}
