import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'message/ticket',
  severity: 'error',
  doc: "A new message is of the chat's present ticket, in eras whose messages name it.",
  why: 'A consumer that groups messages by ticket puts it into an old ticket, or into none.',
  example: "Rels.ChatMessages[0].TicketId: is 84, but the chat's ticket is 85",
  check(body, report) {
    const { traits, message, chat } = body;
    if (traits?.creates !== 'message' || message === undefined || chat === undefined) return;
    const { TicketId: ticket } = message;
    if (typeof ticket === 'number' && ticket !== chat['TicketId']) {
      report(
        `${body.messagePlace}.TicketId`,
        `is ${ticket}, but the chat's ticket is ${String(chat['TicketId'])}`,
      );
    }
  },
});
