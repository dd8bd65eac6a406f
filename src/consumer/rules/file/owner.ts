import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'file/owner',
  severity: 'error',
  doc: 'A file belongs to the client of the chat, no matter who sent it; exactly one of ClientId and UserId names the sender.',
  why: 'A consumer that checks who may open the file shuts out its owner, or lets in a stranger.',
  example: 'Rels.Files[0].OwnerClientId: is 17, but the chat is of client 18',
  check({ rows, chat }, report) {
    for (const { row, place, list } of rows) {
      if (list !== 'Files') continue;
      const { Owner: owner, OwnerClientId: ownerId, ClientId: clientId, UserId: userId } = row;
      const chatClient = chat?.['ClientId'];
      if (owner === 'client' && typeof chatClient === 'number' && ownerId !== chatClient) {
        report(`${place}.OwnerClientId`, `is ${String(ownerId)}, but the chat is of client ${chatClient}`);
      }
      if (clientId === null && userId === null)
        report(place, 'names no sender: ClientId and UserId are null');
      if (typeof clientId === 'number' && typeof userId === 'number') {
        report(place, 'names two senders: ClientId and UserId are set');
      }
    }
  },
});
