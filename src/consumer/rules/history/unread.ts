import { expectedUnread } from '../../history/unread.ts';
import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'history',
  name: 'history/unread',
  severity: 'error',
  doc: "ClientUnread counts the operators' messages that the client has not read; deleted ones do not count. It is counted on from the first row seen of the chat.",
  why: 'A consumer shows it as a badge; a wrong count never comes right by itself.',
  example: 'Rels.Chats[0].ClientUnread: is 2, but 1 message of an operator is unread',
  check(body, { chat, late }, report) {
    const unread = body.chat?.['ClientUnread'];
    const expected = late ? undefined : expectedUnread(body, chat);
    if (typeof unread !== 'number' || expected === undefined) return;
    const { least, most } = expected;
    if (unread >= least && unread <= most) return;
    const count = least === most ? `${most}` : `${least} to ${most}`;
    const verb = most === 1 ? 'message of an operator is' : 'messages of operators are';
    report(`${body.chatPlace}.ClientUnread`, `is ${unread}, but ${count} ${verb} unread`);
  },
});
