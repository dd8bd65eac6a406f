import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'message/author',
  severity: 'error',
  doc: 'A message of Author client has ClientId alone, one of Author user has UserId alone.',
  why: 'Some clients go by Author, others by ClientId; they would show the message on opposite sides.',
  example: 'Rels.ChatMessages[0].UserId: is null, but Author is "user"',
  check({ rows }, report) {
    for (const { row, plan, place } of rows) {
      if (plan.entity !== 'ChatMessage') continue;
      const { Author: author, ClientId: clientId, UserId: userId } = row;
      if (author !== 'client' && author !== 'user') continue;
      const [own, ownId, other, otherId] =
        author === 'client'
          ? (['ClientId', clientId, 'UserId', userId] as const)
          : (['UserId', userId, 'ClientId', clientId] as const);
      if (ownId === null) report(`${place}.${own}`, `is null, but Author is "${author}"`);
      if (typeof otherId === 'number')
        report(`${place}.${other}`, `is ${otherId}, but Author is "${author}"`);
    }
  },
});
