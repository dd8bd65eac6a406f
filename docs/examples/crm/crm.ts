import express, { type Express } from 'express';

/** What a webhook holds, as far as this CRM reads it. */
interface Webhook {
  readonly ChatEvent: {
    readonly Type: string;
    readonly Actor: string;
    readonly ChatId: number;
    readonly MessageId: number;
  };
  readonly Rels: {
    readonly ChatMessages?: readonly {
      readonly Id: number;
      readonly FileId?: string;
      readonly Text: string;
    }[];
    readonly Files?: readonly { readonly Id: string; readonly Size: number; readonly ContentType: string }[];
  };
}

/** A CRM that answers every message of a client, and fetches each file that comes along. */
export function createCrm(iqchannels: string, seen = new Set<number>()): Express {
  const crm = express();
  crm.use(express.json({ limit: '1mb' }));

  const call = (path: string, body: unknown): Promise<Response> =>
    fetch(`${iqchannels}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });

  crm.post('/webhook', async (request, response) => {
    const { ChatEvent: event, Rels: rels } = request.body as Webhook;
    response.sendStatus(204);
    if (event.Type !== 'message_created' || event.Actor !== 'client' || seen.has(event.MessageId)) return;
    seen.add(event.MessageId);
    const [file] = rels.Files ?? [];
    let text = `Получили: ${rels.ChatMessages?.[0]?.Text ?? ''}`;
    if (file !== undefined) {
      const answer = await fetch(`${iqchannels}/iqmock/v1/files/${file.Id}`);
      const size = (await answer.arrayBuffer()).byteLength;
      const isWhole = size === file.Size && answer.headers.get('content-type') === file.ContentType;
      text = isWhole ? `Файл получен, ${size} байт` : `Файл не дошёл: ${size} из ${file.Size} байт`;
    }
    await call('chats/messages/read', [event.MessageId]);
    await call(`chats/send/${event.ChatId}`, { LocalId: event.MessageId, Payload: 'text', Text: text });
  });

  return crm;
}
