import express, { type Express } from 'express';
import type { WebhookPayload } from 'iqmock';
import { Webhook } from 'standardwebhooks';
import { ChatStore } from './store.ts';

/** How a support desk is set up. */
export interface DeskOptions {
  readonly store?: ChatStore;
  /** With it, webhooks must be signed as Standard Webhooks says. */
  readonly secret?: string;
}

/** A support desk: takes webhooks, and shows the chats that it made of them. */
export function createDesk({ store = new ChatStore(), secret }: DeskOptions = {}): Express {
  const desk = express();

  desk.post('/webhooks', express.text({ type: 'application/json', limit: '1mb' }), (request, response) => {
    const body = request.body as string;
    if (secret !== undefined && !isSigned(body, request.headers as Record<string, string>, secret)) {
      response.status(401).json({ error: 'the signature is wrong' });
      return;
    }
    store.apply(JSON.parse(body) as WebhookPayload);
    response.json({ ok: true });
  });

  desk.get('/chats', (_request, response) => {
    response.json(store.all());
  });

  desk.get('/chats/:id', (request, response) => {
    const chat = store.find(Number(request.params.id));
    if (chat === undefined) response.status(404).json({ error: 'there is no such chat' });
    else response.json(chat);
  });

  return desk;
}

/** The signature covers the exact bytes of the body, so it is checked before the body is parsed. */
function isSigned(body: string, headers: Record<string, string>, secret: string): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}
