import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'history',
  name: 'history/ticket-reused',
  severity: 'error',
  doc: 'chat_created brings a ticket that no chat of the project has had before.',
  why: 'A consumer that keeps tickets by their id reopens, or overwrites, a ticket that is closed.',
  example: 'Rels.Chats[0].TicketId: ticket 84 was already a ticket of chat 21',
  check(body, { chat, project, late }, report) {
    const ticket = body.chat?.['TicketId'];
    if (body.traits?.ticket !== 'opens' || typeof ticket !== 'number' || late) return;
    const owner =
      project.tickets.get(ticket) ?? (chat?.ticketId === ticket ? Number(body.event['ChatId']) : undefined);
    if (owner === undefined) return;
    report(`${body.chatPlace}.TicketId`, `ticket ${ticket} was already a ticket of chat ${owner}`);
  },
});
