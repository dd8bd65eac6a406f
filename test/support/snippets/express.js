// A consumer on Express whose database speaks like MongoDB: docs/check.md has the address that shows a chat.
import express from 'express';

/** A collection of documents, in memory. */
class Collection {
  #documents = new Map();

  async save(document) {
    this.#documents.set(document.id, document);
  }

  async findOne({ id }) {
    return this.#documents.get(id) ?? null;
  }

  find({ chatId }) {
    const found = [...this.#documents.values()].filter((one) => one.chatId === chatId && !one.deleted);
    const sorted = () => found.toSorted((one, other) => one.id - other.id);
    return {
      sort: ({ id: _ascending }) => ({
        toArray: async () => sorted().map(({ text, read }) => ({ text, read })),
      }),
    };
  }
}

const db = { chats: new Collection(), messages: new Collection(), events: new Set() };
const app = express();
app.use(express.json({ limit: '10mb' }));

app.post('/webhooks', async (request, response) => {
  const { ChatEvent: event, Rels: rels = {} } = request.body ?? {};
  if (!Number.isInteger(event?.Id) || !Number.isInteger(event.ChatId)) return response.sendStatus(400);
  const isCopy = db.events.has(event.Id);
  if (event.Transitive || (isCopy && process.env.MISTAKE !== '1')) return response.sendStatus(204);
  db.events.add(event.Id);
  const chat = (await db.chats.findOne({ id: event.ChatId })) ?? {
    id: event.ChatId,
    open: true,
    operator: null,
    unread: 0,
  };
  if (event.Type === 'chat_closed') chat.open = false;
  if (event.Type === 'ticket_assigned') chat.operator = rels.Users?.[0]?.Name ?? null;
  if (event.Type === 'message_created' && rels.ChatMessages?.[0]?.Author === 'client') chat.unread++;
  if (event.Type === 'message_read' && rels.ChatMessages?.[0]?.Author === 'client') chat.unread--;
  await db.chats.save(chat);
  for (const row of rels.ChatMessages ?? []) {
    const deleted = event.Type === 'delete-messages' || row.Deleted === true;
    await db.messages.save({ id: row.Id, chatId: chat.id, text: row.Text, read: row.Read ?? false, deleted });
  }
  response.sendStatus(204);
});

// SNIPPET

app.listen(Number(process.env.PORT), '127.0.0.1');
