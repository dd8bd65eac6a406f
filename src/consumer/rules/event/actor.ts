import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'event/actor',
  severity: 'error',
  doc: 'Actor agrees with ClientId and UserId: a client acts under ClientId alone, a user under UserId; ClientId is then null in 2018, and the client of the chat since.',
  why: 'A consumer that asks Actor and one that asks UserId would take the event for the deed of two different people.',
  example: 'ChatEvent.UserId: is null, but Actor is "user"',
  check({ event, traits, profile }, report) {
    const { Actor: actor, ClientId: clientId, UserId: userId } = event;
    if (actor === 'client') {
      if (clientId === null) report('ChatEvent.ClientId', 'is null, but Actor is "client"');
      // An assignment names the assignee in UserId, no matter who acted.
      if (typeof userId === 'number' && traits?.by !== 'assignee') {
        report('ChatEvent.UserId', `is ${userId}, but Actor is "client"`);
      }
    }
    if (actor !== 'user') return;
    if (userId === null) report('ChatEvent.UserId', 'is null, but Actor is "user"');
    if (profile.clientIdMeans === 'actor' && typeof clientId === 'number') {
      report('ChatEvent.ClientId', `is ${clientId}, but Actor is "user", and ClientId names who acted`);
    }
    if (profile.clientIdMeans === 'chat' && clientId === null) {
      report('ChatEvent.ClientId', 'is null, but it names the client of the chat');
    }
  },
});
