// Types alone, for a consumer that reads webhooks: importing `iqmock/types` loads nothing.

export type { EventType, PayloadOf, WebhookPayload } from './model/payload.ts';
export type { EraName } from './model/spec.ts';
export type {
  Channel,
  ChannelIQChat,
  ChannelVK,
  Chat,
  ChatEvent,
  ChatMessage,
  Client,
  ClientDetails,
  ClientDetailsField,
  ClientVK,
  File,
  License,
  LicenseTerms,
  Project,
  Rels,
  User,
  UserTotals,
  WebhookBody,
} from './model/entities.gen.ts';
