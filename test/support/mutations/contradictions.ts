import { closed, modern, damage, setEvent, setSubject, later, type Mutation } from './mutation.ts';

/** Ways in which an event contradicts itself. */
export const contradictions: readonly Mutation[] = [
  { rule: 'event/transitive', name: 'a typing event with an id', apply: setEvent(['typing'], { Id: 7 }) },
  {
    rule: 'event/transitive',
    name: 'typing that is stored',
    apply: setEvent(['typing'], { Transitive: false }),
  },
  {
    rule: 'event/transitive',
    name: 'a message event without an id',
    apply: setEvent(['message_read'], { Id: 0 }),
  },
  {
    rule: 'event/transitive',
    name: 'a transitive message',
    apply: setEvent(['message_created'], { Transitive: true }),
  },
  {
    rule: 'event/message-id',
    name: 'no MessageId',
    apply: setEvent(['message_created', 'message_received', 'message_read', 'message_listened'], {
      MessageId: null,
    }),
  },
  {
    rule: 'event/message-id',
    name: 'a MessageId too many',
    apply: setEvent(['chat_created', 'ticket_assigned', 'typing', 'chat_closed'], { MessageId: 5 }),
  },
  {
    rule: 'event/actor',
    name: 'the other actor',
    apply: (tape) =>
      damage(
        tape.any(({ event }) => event['Type'] !== 'ticket_assigned'),
        ({ event }) => (event['Actor'] = event['Actor'] === 'client' ? 'user' : 'client'),
      ),
  },
  {
    rule: 'event/actor',
    name: 'no operator',
    apply: (tape) =>
      damage(
        tape.any(({ event }) => event['Actor'] === 'user'),
        ({ event }) => (event['UserId'] = null),
      ),
  },
  {
    rule: 'event/actor',
    name: 'no client',
    eras: closed,
    apply: (tape) => damage(tape.any(), ({ event }) => (event['ClientId'] = null)),
  },
  {
    rule: 'event/client',
    name: 'the client of another chat',
    apply: (tape) =>
      damage(
        tape.any(({ event }) => event['ClientId'] !== null),
        ({ event }) => (event['ClientId'] = later(event, 'ClientId', 1)),
      ),
  },
  {
    rule: 'event/author',
    name: 'a message by another operator',
    apply: setSubject(['message_created'], (row) =>
      row['UserId'] === null ? { ClientId: later(row, 'ClientId', 1) } : { UserId: later(row, 'UserId', 1) },
    ),
  },
  {
    rule: 'event/recipient',
    name: 'a message read by its author',
    apply: (tape) =>
      damage(
        tape.row('ChatMessages', (_, { event }) => /_(received|read|listened)$/.test(String(event['Type']))),
        ([row, { event }]) => (event['Actor'] = row['Author']),
      ),
  },
  {
    rule: 'event/effect',
    name: 'read, but not',
    apply: setSubject(['message_read'], { Read: false, ReadAt: null }),
  },
  {
    rule: 'event/effect',
    name: 'received, but not',
    apply: setSubject(['message_received'], { Received: false, ReceivedAt: null }),
  },
  {
    rule: 'event/effect',
    name: 'listened to, but not',
    eras: modern,
    apply: setSubject(['message_listened'], { Listened: null, ListenedAt: null }),
  },
  {
    rule: 'event/effect',
    name: 'deleted, but not',
    eras: modern,
    apply: setSubject(['delete-messages'], { Deleted: false, DeletedAt: null }),
  },
  {
    rule: 'event/messages',
    name: 'nothing to delete',
    apply: (tape) =>
      damage(tape.ofType('delete-messages'), ({ event, rels }) => {
        if ('Messages' in event) event['Messages'] = tape.one([null, []]);
        else Reflect.deleteProperty(rels, 'ChatMessages');
      }),
  },
  {
    rule: 'event/messages',
    name: 'messages in another event',
    eras: ['2023'],
    apply: (tape) =>
      damage(tape.ofType('message_created'), ({ event, rels }) => (event['Messages'] = rels['ChatMessages'])),
  },
  {
    rule: 'event/listened-audio',
    name: 'a text that is listened to',
    apply: (tape) =>
      damage(
        tape.row('ChatMessages', (_, { event }) => event['Type'] === 'message_listened'),
        ([row, { rels }]) => {
          row['Payload'] = 'text';
          Reflect.deleteProperty(row, 'FileId');
          Reflect.deleteProperty(rels, 'Files');
        },
      ),
  },
  {
    rule: 'event/listened-audio',
    name: 'a document that is listened to',
    apply: (tape) =>
      damage(
        tape.row('Files', (_, { event }) => event['Type'] === 'message_listened'),
        ([row]) => Object.assign(row, { Type: 'file', ContentType: 'application/pdf' }),
      ),
  },
];
