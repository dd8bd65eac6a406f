import type { IncomingHttpHeaders } from 'node:http';
import type { ChatEvent, WebhookBody } from '../model/entities.gen.ts';
import { RawBody } from './raw-body.ts';
import { isValid, type Verdict } from './verdict.ts';
import { isObject } from '../own.ts';

/** What came with one request, as it came. */
export interface ReceivedFacts {
  /** Counts the requests of this consumer from 1. */
  readonly number: number;
  /** UTC milliseconds. */
  readonly receivedAt: number;
  /** Milliseconds since the request before it; 0 for the first. */
  readonly gapMs: number;
  readonly method: string;
  readonly path: string;
  /** Names in lower case; nothing is masked. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  /** The status it is answered with. */
  readonly status: number;
  /** What the validator found; empty when it is off. */
  readonly verdicts: readonly Verdict[];
}

/** What people want to see of a body, whatever it holds. */
export interface Outline {
  /** `ChatEvent.Type`; '' if it is no text. */
  readonly type: string;
  /** undefined if they are no numbers. */
  readonly eventId: number | undefined;
  readonly chatId: number | undefined;
  /** The text of the first message in Rels; '' if there is none. */
  readonly messageText: string;
}

/** One webhook that the consumer received. */
export class Received implements ReceivedFacts {
  readonly number: number;
  readonly receivedAt: number;
  readonly gapMs: number;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  readonly status: number;
  readonly verdicts: readonly Verdict[];
  /** The parsed body, as long as there is memory for it: a thousand kept bodies are not to be a thousand trees. */
  private parsed: WeakRef<RawBody> | undefined = undefined;

  constructor(facts: ReceivedFacts) {
    this.number = facts.number;
    this.receivedAt = facts.receivedAt;
    this.gapMs = facts.gapMs;
    this.method = facts.method;
    this.path = facts.path;
    this.headers = facts.headers;
    this.body = facts.body;
    this.status = facts.status;
    this.verdicts = facts.verdicts;
  }

  /** The body as text. */
  get text(): string {
    return this.raw.text;
  }

  /** The parsed body, if it has an event and rows as objects. What else it holds is not checked: see `verdicts`. */
  get payload(): WebhookBody | undefined {
    return this.raw.halves === undefined ? undefined : (this.raw.value as WebhookBody);
  }

  /** `ChatEvent` of the body, if it is an object. */
  get event(): ChatEvent | undefined {
    return this.raw.halves?.event as ChatEvent | undefined;
  }

  /** A few facts of the body, safe to print: a body that is not as it should be lacks some. */
  get outline(): Outline {
    const { Type: type, Id: eventId, ChatId: chatId } = this.raw.halves?.event ?? {};
    const messages = this.raw.halves?.rels['ChatMessages'];
    const message: unknown = Array.isArray(messages) ? messages[0] : undefined;
    const text = isObject(message) ? message['Text'] : undefined;
    return {
      type: typeof type === 'string' ? type : '',
      eventId: typeof eventId === 'number' ? eventId : undefined,
      chatId: typeof chatId === 'number' ? chatId : undefined,
      messageText: typeof text === 'string' ? text : '',
    };
  }

  /** Whether no verdict is an error. */
  get valid(): boolean {
    return isValid(this.verdicts);
  }

  private get raw(): RawBody {
    let raw = this.parsed?.deref();
    if (raw === undefined) {
      raw = new RawBody(this.body);
      this.parsed = new WeakRef(raw);
    }
    return raw;
  }
}
