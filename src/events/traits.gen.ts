// Made by `npm run gen`; do not edit.
import type { EventTraits } from './traits.ts';

/** What an event means, and whether it is not stored. */
export interface KnownTraits extends EventTraits {
  readonly transitive: boolean;
}

/** The traits of every event type by its wire name. */
export const eventTraits: ReadonlyMap<string, KnownTraits> = new Map<string, KnownTraits>([
  ['chat_closed', { about: 'chat', by: 'anyone', ticket: 'closes', transitive: false }],
  ['chat_created', { about: 'chat', by: 'client', ticket: 'opens', transitive: false }],
  ['client_changed', { documented: false, about: 'client', by: 'client', transitive: false }],
  [
    'close-system-chat',
    {
      documented: false,
      about: 'messages',
      by: 'anyone',
      sets: { flag: 'Deleted', time: 'DeletedAt', deed: 'deleted' },
      transitive: false,
    },
  ],
  [
    'delete-messages',
    {
      about: 'messages',
      by: 'anyone',
      sets: { flag: 'Deleted', time: 'DeletedAt', deed: 'deleted' },
      transitive: false,
    },
  ],
  ['file_updated', { documented: false, about: 'message', by: 'anyone', transitive: false }],
  [
    'message_created',
    { about: 'message', by: 'author', ticket: 'needs', creates: 'message', transitive: false },
  ],
  [
    'message_edited',
    { documented: false, about: 'messages', by: 'anyone', changes: ['Text'], transitive: false },
  ],
  [
    'message_listened',
    {
      about: 'message',
      by: 'recipient',
      sets: { flag: 'Listened', time: 'ListenedAt', deed: 'listened to' },
      only: 'voice',
      transitive: false,
    },
  ],
  [
    'message_read',
    {
      about: 'message',
      by: 'recipient',
      sets: { flag: 'Read', time: 'ReadAt', deed: 'read' },
      transitive: false,
    },
  ],
  [
    'message_received',
    {
      about: 'message',
      by: 'recipient',
      sets: { flag: 'Received', time: 'ReceivedAt', deed: 'received' },
      transitive: false,
    },
  ],
  ['rating_ignored', { documented: false, about: 'message', by: 'client', transitive: false }],
  ['ticket_assigned', { about: 'chat', by: 'assignee', ticket: 'needs', transitive: false }],
  ['typing', { about: 'chat', by: 'anyone', transitive: true }],
]);
