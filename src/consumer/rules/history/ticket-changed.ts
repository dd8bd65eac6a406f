import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'history',
  name: 'history/ticket-changed',
  severity: 'error',
  doc: "Only chat_created changes a chat's ticket; a closed chat keeps its last one.",
  why: 'A consumer attaches the rest of the talk to a ticket that was never opened.',
  example: 'Rels.Chats[0].TicketId: is 85, but the ticket of this chat is 84',
  check(body, { chat, late }, report) {
    const ticket = body.chat?.['TicketId'];
    if (body.traits?.ticket === 'opens' || late || chat?.ticketId === undefined) return;
    if (typeof ticket !== 'number' || ticket === chat.ticketId) return;
    report(`${body.chatPlace}.TicketId`, `is ${ticket}, but the ticket of this chat is ${chat.ticketId}`);
  },
});
