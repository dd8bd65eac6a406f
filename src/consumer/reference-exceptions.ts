import type { EntityName } from '../model/spec.ts';

/** An id that need not resolve in Rels. */
interface ReferenceException {
  readonly entity: EntityName;
  readonly key: string;
  /** Only the id 0 is excepted; any other must resolve. */
  readonly onlyZero?: true;
  readonly why: string;
}

/** The ids that need not resolve in Rels, and why. docs/validation.md shows this table. */
export const referenceExceptions: readonly ReferenceException[] = [
  { entity: 'ChatMessage', key: 'ReplyToMessageId', why: 'The quoted message is not included (sample 5).' },
  { entity: 'ChatMessage', key: 'TicketId', why: 'There is no list of tickets.' },
  { entity: 'ChatMessage', key: 'TicketMessageId', why: 'There is no list of ticket messages.' },
  { entity: 'ChatMessage', key: 'EventId', why: 'There is no list of events.' },
  { entity: 'Chat', key: 'TicketId', why: 'There is no list of tickets.' },
  { entity: 'Chat', key: 'EventId', why: 'There is no list of events.' },
  { entity: 'Client', key: 'CRMId', why: 'It refers to a CRM; there is no list of CRMs.' },
  { entity: 'Client', key: 'ParentId', why: 'The parent of a client is not included.' },
  {
    entity: 'ClientDetails',
    key: 'ClientId',
    onlyZero: true,
    why: 'A client without details has the id 0 there (samples 1, 2 and 8 to 11).',
  },
  { entity: 'User', key: 'RoleId', why: 'There is no list of roles.' },
  { entity: 'User', key: 'AvatarId', why: 'The picture of an operator is not included (samples 6 and 7).' },
];
