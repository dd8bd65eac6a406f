import type { Loose, Tape } from '../consumer-tape.ts';
import { far, damage, isOpen, later, type Mutation } from './mutation.ts';

/** Ways in which a body contradicts those before it. */
export const histories: readonly Mutation[] = [
  {
    rule: 'history/duplicate',
    name: 'an event sent again',
    apply(tape) {
      const index = tape.random.integer(0, tape.items.length - 2);
      const item = tape.items[index];
      if (item === undefined || item.event['Id'] === 0) return false;
      tape.items.splice(index + 1, 0, structuredClone(item));
      return true;
    },
  },
  {
    rule: 'history/event-id-reused',
    name: 'another event under the same id',
    apply(tape) {
      const index = tape.random.integer(0, tape.items.length - 2);
      const item = tape.items[index];
      if (item === undefined || item.event['Id'] === 0) return false;
      const copy = structuredClone(item);
      copy.event['CreatedAt'] = later(copy.event, 'CreatedAt', 1);
      tape.items.splice(index + 1, 0, copy);
      return true;
    },
  },
  {
    rule: 'history/event-id',
    name: 'a shrunken event id',
    apply: (tape) =>
      damage(
        tape.any(({ event }, index) => index > 2 && event['Id'] !== 0 && event['Type'] !== 'chat_created'),
        ({ event }) => (event['Id'] = tape.random.integer(1, 50)),
      ),
  },
  {
    rule: 'history/event-id',
    name: 'two events of a chat swapped',
    apply(tape) {
      const { items } = tape;
      const pairs = items.flatMap((first, index) => {
        const second = items[index + 1];
        const isPair = second !== undefined && first.event['ChatId'] === second.event['ChatId'];
        return isPair && first.event['Id'] !== 0 && second.event['Id'] !== 0 ? [index] : [];
      });
      return damage(tape.one(pairs), (index) => {
        [items[index], items[index + 1]] = [items[index + 1]!, items[index]!];
      });
    },
  },
  {
    rule: 'history/project-order',
    name: 'two chats out of order',
    order: 'project',
    apply(tape) {
      const { items } = tape;
      const pairs = items.flatMap((first, index) => {
        const second = items[index + 1];
        const isPair = second !== undefined && first.event['ChatId'] !== second.event['ChatId'];
        return isPair && first.event['Id'] !== 0 && second.event['Id'] !== 0 ? [index] : [];
      });
      return damage(tape.one(pairs), (index) => {
        [items[index], items[index + 1]] = [items[index + 1]!, items[index]!];
      });
    },
  },
  {
    rule: 'history/read-before-created',
    name: 'a message that was never announced',
    apply: (tape) =>
      damage(
        tape.any(({ event }, index) => isCreatedAndUsed(tape, event, index)),
        (item) => tape.items.splice(tape.items.indexOf(item), 1),
      ),
  },
  {
    rule: 'history/unread',
    name: 'a wrong ClientUnread',
    apply(tape) {
      const seen = new Set<unknown>();
      const known = tape.items.filter(
        ({ event }) => seen.has(event['ChatId']) || (seen.add(event['ChatId']), false),
      );
      return damage(tape.one(known), ({ rels }) => {
        const chat = rels['Chats']?.[0] ?? {};
        chat['ClientUnread'] = Number(chat['ClientUnread']) + (tape.one([1, 2, 7]) ?? 1);
      });
    },
  },
  {
    rule: 'history/open-twice',
    name: 'a chat created while open',
    apply: (tape) => damage(tape.ofType('ticket_assigned'), ({ event }) => (event['Type'] = 'chat_created')),
  },
  {
    rule: 'history/close-twice',
    name: 'a chat closed again',
    apply(tape) {
      const index = tape.items.findLastIndex(({ event }) => event['Type'] === 'chat_closed');
      const copy = structuredClone(tape.items[index]);
      if (copy === undefined) return false;
      copy.event['Id'] = later(copy.event, 'Id', 5);
      tape.items.push(copy);
      return true;
    },
  },
  {
    rule: 'history/after-close',
    name: 'a message in a closed chat',
    apply: (tape) =>
      damage(tape.items.findLastIndex(isOpen), (reopened) => {
        // Without the assignment that follows, the first event in the closed chat is a message.
        tape.items.splice(reopened, tape.one([1, 2]));
      }),
  },
  {
    rule: 'history/ticket-reused',
    name: 'a second ticket with the id of the first',
    apply(tape) {
      const [first, ...others] = tape.items.filter(isOpen);
      return damage(tape.one(others), ({ rels }) => {
        const chat = rels['Chats']?.[0] ?? {};
        chat['TicketId'] = first?.rels['Chats']?.[0]?.['TicketId'];
      });
    },
  },
  {
    rule: 'history/ticket-changed',
    name: 'another ticket in the middle',
    apply: (tape) =>
      damage(
        tape.row('Chats', (_, { event }) => event['Type'] !== 'chat_created'),
        ([chat]) => (chat['TicketId'] = later(chat, 'TicketId', far)),
      ),
  },
  {
    rule: 'history/local-id',
    name: 'a LocalId used twice',
    apply(tape) {
      const { items } = tape;
      const written = items.filter(({ event }) => event['Type'] === 'message_created');
      for (const [index, item] of written.entries()) {
        const [own] = item.rels['ChatMessages'] ?? [];
        const earlier = written
          .slice(0, index)
          .find(({ rels }) => isSameTalk(rels['ChatMessages']?.[0], own));
        if (own === undefined || earlier === undefined) continue;
        own['LocalId'] = earlier.rels['ChatMessages']?.[0]?.['LocalId'];
        return true;
      }
      return false;
    },
  },
  {
    rule: 'history/message-id',
    name: 'a message id that does not grow',
    apply(tape) {
      const seen = new Set<unknown>();
      const written = tape.items.filter(({ event: { Type: type, ChatId: chat } }) => {
        const isLater = type === 'message_created' && seen.has(chat);
        if (type === 'message_created') seen.add(chat);
        return isLater;
      });
      return damage(tape.one(written), ({ event, rels }) => {
        event['MessageId'] = 3;
        for (const row of rels['ChatMessages'] ?? []) row['Id'] = 3;
      });
    },
  },
  {
    rule: 'history/flag-undone',
    name: 'a flag taken back',
    apply: (tape) =>
      damage(
        tape.row(
          'ChatMessages',
          (row, { event }) =>
            event['Type'] === 'message_read' &&
            tape.items.some(
              (item) => item.event['Type'] === 'message_received' && item.event['MessageId'] === row['Id'],
            ),
        ),
        ([row]) => Object.assign(row, { Received: false, ReceivedAt: null }),
      ),
  },
  ...[
    { key: 'Text', value: 'Это я не писал' },
    { key: 'CreatedAt', value: 1_600_000_000_000 },
    { key: 'LocalId', value: 5 },
  ].map(({ key, value }): Mutation => ({
    rule: 'history/message-changed',
    name: `another ${key} in a later row`,
    apply: (tape) =>
      damage(
        tape.row('ChatMessages', (_, { event }) => event['Type'] === 'message_read'),
        ([row]) => (row[key] = value),
      ),
  })),
  {
    rule: 'history/chat-changed',
    name: 'a chat of another channel',
    apply(tape) {
      const seen = new Set<unknown>();
      const known = tape.items.filter(
        ({ event }) => seen.has(event['ChatId']) || (seen.add(event['ChatId']), false),
      );
      return damage(tape.one(known), ({ rels }) => {
        const chat = rels['Chats']?.[0] ?? {};
        chat['ChannelId'] = later(chat, 'ChannelId', 1);
      });
    },
  },
  {
    rule: 'history/total-tickets',
    name: 'a falling TotalTickets',
    apply: (tape) =>
      damage(
        tape.row('Projects', (_, { event }) => !['chat_created'].includes(String(event['Type']))),
        ([row]) => (row['TotalTickets'] = later(row, 'TotalTickets', -2)),
      ),
  },
  {
    rule: 'history/total-tickets',
    name: 'a ticket that is not counted',
    apply(tape) {
      const reopened = tape.items.findLast(isOpen);
      return damage(
        reopened?.rels['Clients']?.[0],
        (row) => (row['TotalTickets'] = later(row, 'TotalTickets', -1)),
      );
    },
  },
  {
    rule: 'history/counters',
    name: 'a close that is not counted',
    order: 'project',
    apply: (tape) =>
      damage(
        tape.row(tape.one(['Channels', 'Projects']) ?? '', (_, { event }) => event['Type'] === 'chat_closed'),
        ([row]) => (row['TotalOpenTickets'] = later(row, 'TotalOpenTickets', 1)),
      ),
  },
];

function isCreatedAndUsed(tape: Tape, event: Loose, index: number): boolean {
  if (index === 0 || event['Type'] !== 'message_created') return false;
  return tape.items.some(
    (item) =>
      /_(received|read|listened)$/.test(String(item.event['Type'])) &&
      item.event['MessageId'] === event['MessageId'] &&
      isSameTicket(item.rels['Chats']?.[0], tape.items[index]?.rels['Chats']?.[0]),
  );
}

function isSameTicket(a: Loose | undefined, b: Loose | undefined): boolean {
  return a?.['TicketId'] === b?.['TicketId'];
}

function isSameTalk(a: Loose | undefined, b: Loose | undefined): boolean {
  return (
    a?.['ChatId'] === b?.['ChatId'] && a?.['UserId'] === b?.['UserId'] && a?.['ClientId'] === b?.['ClientId']
  );
}
