import type { Response } from 'express';
import type { Clock } from '../../../src/env/clock.ts';
import type { WebhookPayload } from '../../../src/index.ts';
import type { StoreRules } from './store.ts';

/** What a request handler of the CRM works with. */
export interface Handling {
  readonly payload: WebhookPayload;
  readonly response: Response;
  /** Milliseconds since the event before, of any chat. */
  readonly sinceLastMs: number;
  /** Stores the event. */
  readonly apply: () => void;
  /** Answers as a healthy consumer does. */
  readonly accept: () => void;
  readonly clock: Clock;
}

/** One planted bug: what it does instead of storing and answering 200. */
export interface Bug {
  readonly handle?: (handling: Handling) => void | Promise<void>;
  readonly rules?: Partial<StoreRules>;
}

/** Keys that a consumer written in 2022 knows of a chat. */
const knownChatKeys = new Set(
  'Id Type ProjectId ClientId ChannelId TicketId EventId ClientUnread CreatedAt ChangedAt'.split(' '),
);

const storeAndAccept = ({ apply, accept }: Handling): void => {
  apply();
  accept();
};

/** The bugs by the name of the scenario that finds each. */
export const bugs = {
  'answers-500-on-a-quote': {
    handle(handling) {
      const isQuote =
        handling.payload.Rels.ChatMessages?.some((row) => row.ReplyToMessageId !== undefined) ?? false;
      if (isQuote)
        handling.response.status(500).send('TypeError: Cannot read properties of undefined (reading "Text")');
      else storeAndAccept(handling);
    },
  },
  'slow-on-files': {
    async handle(handling) {
      if (handling.payload.Rels.Files !== undefined) await handling.clock.sleep(700);
      storeAndAccept(handling);
    },
  },
  'drops-the-second-of-two-fast-events': {
    handle(handling) {
      if (handling.payload.ChatEvent.Type !== 'message_created' || handling.sinceLastMs > 400)
        handling.apply();
      handling.accept();
    },
  },
  'stores-a-retry-twice': { rules: { forgetsWhatItHasSeen: true } },
  'crashes-on-id-0': {
    handle(handling) {
      if (handling.payload.ChatEvent.Id === 0) handling.response.socket?.destroy();
      else storeAndAccept(handling);
    },
  },
  'rejects-unknown-fields': {
    handle(handling) {
      const unknown = handling.payload.Rels.Chats.flatMap((row) => Object.keys(row)).find(
        (key) => !knownChatKeys.has(key),
      );
      if (unknown === undefined) storeAndAccept(handling);
      else handling.response.status(400).json({ error: `unknown field ${unknown}` });
    },
  },
  'answers-200-with-an-error': {
    handle(handling) {
      if (handling.payload.ChatEvent.Type === 'chat_closed')
        handling.response.json({ error: 'deadlock detected' });
      else storeAndAccept(handling);
    },
  },
  'closes-keep-alive-early': {
    handle({ apply, response }) {
      apply();
      response.socket?.write(
        'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"ok"',
      );
      response.socket?.end();
    },
  },
  'redirects-to-a-login-page': {
    handle({ response }) {
      response.redirect(302, '/login?next=/hook');
    },
  },
  'answers-after-the-timeout': {
    async handle(handling) {
      if (handling.payload.ChatEvent.Type === 'message_created') await handling.clock.sleep(900);
      storeAndAccept(handling);
    },
  },
  'loses-order': {
    handle({ payload, apply, accept, clock }) {
      // "Answer first, work later", but with workers that overtake each other.
      void clock.sleep(payload.ChatEvent.Type === 'message_created' ? 150 : 0).then(apply);
      accept();
    },
  },
  'counts-unread-wrongly': { rules: { countsBothSides: true } },
} as const satisfies Readonly<Record<string, Bug>>;

/** The name of a planted bug. */
export type BugName = keyof typeof bugs;
