// Made by `npm run gen`; do not edit.
import type { Rule } from '../rule.ts';
import { definition as requestContentTypeDefinition } from './request/content-type.ts';
import { definition as requestMethodDefinition } from './request/method.ts';
import { definition as requestSizeDefinition } from './request/size.ts';
import { definition as jsonDuplicateKeyDefinition } from './json/duplicate-key.ts';
import { definition as jsonEncodingDefinition } from './json/encoding.ts';
import { definition as jsonShapeDefinition } from './json/shape.ts';
import { definition as jsonSyntaxDefinition } from './json/syntax.ts';
import { definition as documentedSampleDefinition } from './documented/sample.ts';
import { definition as schemaKeyOrderDefinition } from './schema/key-order.ts';
import { definition as schemaMissingDefinition } from './schema/missing.ts';
import { definition as schemaTypeDefinition } from './schema/type.ts';
import { definition as schemaUnknownDefinition } from './schema/unknown.ts';
import { definition as schemaValueDefinition } from './schema/value.ts';
import { definition as eraChangedDefinition } from './era/changed.ts';
import { definition as refsBeyondDocumentedDefinition } from './refs/beyond-documented.ts';
import { definition as refsDanglingDefinition } from './refs/dangling.ts';
import { definition as refsDuplicateDefinition } from './refs/duplicate.ts';
import { definition as refsOtherChatDefinition } from './refs/other-chat.ts';
import { definition as refsOtherProjectDefinition } from './refs/other-project.ts';
import { definition as refsUnrelatedDefinition } from './refs/unrelated.ts';
import { definition as eventActorDefinition } from './event/actor.ts';
import { definition as eventAuthorDefinition } from './event/author.ts';
import { definition as eventClientDefinition } from './event/client.ts';
import { definition as eventEffectDefinition } from './event/effect.ts';
import { definition as eventListenedAudioDefinition } from './event/listened-audio.ts';
import { definition as eventMessageIdDefinition } from './event/message-id.ts';
import { definition as eventMessagesDefinition } from './event/messages.ts';
import { definition as eventRecipientDefinition } from './event/recipient.ts';
import { definition as eventTransitiveDefinition } from './event/transitive.ts';
import { definition as messageAuthorDefinition } from './message/author.ts';
import { definition as messageFileDefinition } from './message/file.ts';
import { definition as messageFlagTimeDefinition } from './message/flag-time.ts';
import { definition as messageTicketDefinition } from './message/ticket.ts';
import { definition as messageTimesDefinition } from './message/times.ts';
import { definition as fileIdDefinition } from './file/id.ts';
import { definition as fileOwnerDefinition } from './file/owner.ts';
import { definition as filePathDefinition } from './file/path.ts';
import { definition as channelKindDefinition } from './channel/kind.ts';
import { definition as clientDetailsDefinition } from './client/details.ts';
import { definition as clientVkDefinition } from './client/vk.ts';
import { definition as timeAheadDefinition } from './time/ahead.ts';
import { definition as timeZeroDefinition } from './time/zero.ts';
import { definition as historyAfterCloseDefinition } from './history/after-close.ts';
import { definition as historyChatChangedDefinition } from './history/chat-changed.ts';
import { definition as historyCloseTwiceDefinition } from './history/close-twice.ts';
import { definition as historyCountersDefinition } from './history/counters.ts';
import { definition as historyDuplicateDefinition } from './history/duplicate.ts';
import { definition as historyEventIdDefinition } from './history/event-id.ts';
import { definition as historyEventIdReusedDefinition } from './history/event-id-reused.ts';
import { definition as historyFlagUndoneDefinition } from './history/flag-undone.ts';
import { definition as historyLocalIdDefinition } from './history/local-id.ts';
import { definition as historyMessageChangedDefinition } from './history/message-changed.ts';
import { definition as historyMessageIdDefinition } from './history/message-id.ts';
import { definition as historyOpenTwiceDefinition } from './history/open-twice.ts';
import { definition as historyProjectOrderDefinition } from './history/project-order.ts';
import { definition as historyReadBeforeCreatedDefinition } from './history/read-before-created.ts';
import { definition as historyTicketChangedDefinition } from './history/ticket-changed.ts';
import { definition as historyTicketReusedDefinition } from './history/ticket-reused.ts';
import { definition as historyTotalTicketsDefinition } from './history/total-tickets.ts';
import { definition as historyUnreadDefinition } from './history/unread.ts';

/** Every rule of validation by its name. */
export const rules: Readonly<Record<string, Rule>> = {
  "request/content-type": requestContentTypeDefinition,
  "request/method": requestMethodDefinition,
  "request/size": requestSizeDefinition,
  "json/duplicate-key": jsonDuplicateKeyDefinition,
  "json/encoding": jsonEncodingDefinition,
  "json/shape": jsonShapeDefinition,
  "json/syntax": jsonSyntaxDefinition,
  "documented/sample": documentedSampleDefinition,
  "schema/key-order": schemaKeyOrderDefinition,
  "schema/missing": schemaMissingDefinition,
  "schema/type": schemaTypeDefinition,
  "schema/unknown": schemaUnknownDefinition,
  "schema/value": schemaValueDefinition,
  "era/changed": eraChangedDefinition,
  "refs/beyond-documented": refsBeyondDocumentedDefinition,
  "refs/dangling": refsDanglingDefinition,
  "refs/duplicate": refsDuplicateDefinition,
  "refs/other-chat": refsOtherChatDefinition,
  "refs/other-project": refsOtherProjectDefinition,
  "refs/unrelated": refsUnrelatedDefinition,
  "event/actor": eventActorDefinition,
  "event/author": eventAuthorDefinition,
  "event/client": eventClientDefinition,
  "event/effect": eventEffectDefinition,
  "event/listened-audio": eventListenedAudioDefinition,
  "event/message-id": eventMessageIdDefinition,
  "event/messages": eventMessagesDefinition,
  "event/recipient": eventRecipientDefinition,
  "event/transitive": eventTransitiveDefinition,
  "message/author": messageAuthorDefinition,
  "message/file": messageFileDefinition,
  "message/flag-time": messageFlagTimeDefinition,
  "message/ticket": messageTicketDefinition,
  "message/times": messageTimesDefinition,
  "file/id": fileIdDefinition,
  "file/owner": fileOwnerDefinition,
  "file/path": filePathDefinition,
  "channel/kind": channelKindDefinition,
  "client/details": clientDetailsDefinition,
  "client/vk": clientVkDefinition,
  "time/ahead": timeAheadDefinition,
  "time/zero": timeZeroDefinition,
  "history/after-close": historyAfterCloseDefinition,
  "history/chat-changed": historyChatChangedDefinition,
  "history/close-twice": historyCloseTwiceDefinition,
  "history/counters": historyCountersDefinition,
  "history/duplicate": historyDuplicateDefinition,
  "history/event-id": historyEventIdDefinition,
  "history/event-id-reused": historyEventIdReusedDefinition,
  "history/flag-undone": historyFlagUndoneDefinition,
  "history/local-id": historyLocalIdDefinition,
  "history/message-changed": historyMessageChangedDefinition,
  "history/message-id": historyMessageIdDefinition,
  "history/open-twice": historyOpenTwiceDefinition,
  "history/project-order": historyProjectOrderDefinition,
  "history/read-before-created": historyReadBeforeCreatedDefinition,
  "history/ticket-changed": historyTicketChangedDefinition,
  "history/ticket-reused": historyTicketReusedDefinition,
  "history/total-tickets": historyTotalTicketsDefinition,
  "history/unread": historyUnreadDefinition,
};
