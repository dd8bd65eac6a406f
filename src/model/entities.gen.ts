// Made by `npm run gen`; do not edit.

import type { EntityName, EntitySpec, Json, RelsSpec } from './spec.ts';

/** The body of one webhook: one event and the rows it refers to. Sent by POST as application/json; charset=utf-8. */
export interface WebhookBody {
  /** What happened. */
  ChatEvent: ChatEvent;
  /** The rows that the event and these rows themselves name by id, as they were just after the event. */
  Rels: Rels;
}

/** What happened: one event about one object. An action that changes several objects sends several events. */
export interface ChatEvent {
  /** Number of the event in the one growing sequence of the server; 0 for transitive events, which are not stored and use up no number. */
  Id: number;
  /** The kind of event. Note that delete-messages has a hyphen and a plural. */
  Type: "chat_created" | "ticket_assigned" | "typing" | "message_created" | "message_received" | "message_read" | "message_listened" | "delete-messages" | "chat_closed";
  /** The chat in which it happened. */
  ChatId: number;
  /** The message that was created, received, read or listened to; null in events that are not about one message. */
  MessageId: number | null;
  /** Who acted: a client, a user (an operator) or the system. */
  Actor: "" | "client" | "user" | "system";
  /** In 2018 the client who acted, null when an operator did. Since 2021 the client of the chat, no matter who acted. */
  ClientId: number | null;
  /** The operator who acted; null when a client did. */
  UserId: number | null;
  /** When it happened. Rows changed by the event may be a few milliseconds newer, because Rels are read after it. Unit: ms UTC. */
  CreatedAt: number;
  /** True for an event that is passed on but not stored, such as typing; its Id is 0. */
  Transitive: boolean;
  /** The messages that were deleted, in a delete-messages event; null in every other event. */
  Messages: ChatMessage[] | null;
}

/** The rows that a webhook refers to, each list with one row per id. A list with no rows is omitted, never empty or null. */
export interface Rels {
  /** The channel of the chat. */
  Channels?: Channel[];
  /** The chat of the event. */
  Chats?: Chat[];
  /** The messages of the event. A quoted message is not among them. */
  ChatMessages?: ChatMessage[];
  /** The clients that the event and the chat name. */
  Clients?: Client[];
  /** The file of a message with a file. */
  Files?: File[];
  /** The project of the channel. */
  Projects?: Project[];
  /** The operators that the event and its messages name. */
  Users?: User[];
}

/** A way in which clients reach a project: the chat widget of a site or app, or a social network. */
export interface Channel {
  /** Number of the channel. */
  Id: number;
  /** The project to which the channel belongs. */
  ProjectId: number;
  /** The network of the channel. It decides which object of settings comes last: VK for vk, IQChat for iqchat, none for the rest. */
  Type: "iqchat" | "vk" | "facebook" | "telegram" | "infobip" | "edna" | "viber" | "email";
  /** Technical name of the channel, in Latin letters. */
  Name: string;
  /** Name of the channel as people see it. */
  Title: string;
  /** What the channel is for; often empty. */
  Description: string;
  /** Whether voice messages may be sent in the channel. */
  AudioMessagesEnabled: boolean;
  /** Who may send voice messages. Only "none" was ever seen. */
  AudioMessagesEnabledFor: string;
  /** Whether the channel was deleted. */
  Deleted: boolean;
  /** Clients that ever wrote in the channel. */
  TotalClients: number;
  /** Tickets ever opened in the channel. Never falls. */
  TotalTickets: number;
  /** Tickets of the channel that are open now. A real server was seen to drift below zero (-46). */
  TotalOpenTickets: number;
  /** When the channel was made. Unit: ms UTC. */
  CreatedAt: number;
  /** When the channel row last changed, counters included. Unit: ms UTC. */
  UpdatedAt: number;
  /** Settings of an iqchat channel. Omitted for other types. */
  IQChat?: ChannelIQChat;
  /** Settings of a vk channel. Omitted for other types. */
  VK?: ChannelVK;
}

/** Settings of a vk channel: the VK community whose messages come in. */
export interface ChannelVK {
  /** Number of the channel, equal to Channel.Id. (In IQChat the same number is called ChannelId.) */
  Id: number;
  /** Random identifier (UUID version 4) of the connection to VK. */
  UUID: string;
  /** Number of the community in VK. */
  GroupId: number;
  /** Name of the community. */
  Name: string;
  /** Whether the connection was deleted. */
  Deleted: boolean;
  /** When the connection was made. Unit: ms UTC. */
  CreatedAt: number;
  /** When the connection last changed. Unit: ms UTC. */
  UpdatedAt: number;
  /** When the connection was deleted; null if it was not. Unit: ms UTC. */
  DeletedAt: number | null;
  /** When the connection was last restored after a deletion; null if it never was. Unit: ms UTC. */
  RestoredAt: number | null;
}

/** Settings of an iqchat channel: the vendor's own chat widget and mobile SDKs. */
export interface ChannelIQChat {
  /** Number of the channel, equal to Channel.Id. (In VK the same number is called Id.) */
  ChannelId: number;
  /** Whether the settings were deleted. */
  Deleted: boolean;
  /** When the settings were made, a few milliseconds after the channel. Unit: ms UTC. */
  CreatedAt: number;
  /** When the settings last changed. Unit: ms UTC. */
  UpdatedAt: number;
  /** When the settings was deleted; null if it was not. Unit: ms UTC. */
  DeletedAt: number | null;
  /** When the settings was last restored after a deletion; null if it never was. Unit: ms UTC. */
  RestoredAt: number | null;
  /** Settings of Apple push notifications. Only null was ever seen; an object is an assumption. */
  APNS: Record<string, Json> | null;
}

/** A permanent thread between one client and one channel. Tickets open and close in it one after another. */
export interface Chat {
  /** Number of the chat. It stays the same when the client comes back. */
  Id: number;
  /** The kind of chat: regular, with a personal manager, or for information only. */
  Type: "regular" | "personal_manager" | "info";
  /** The project of the chat. */
  ProjectId: number;
  /** The client whose thread this is. */
  ClientId: number;
  /** The channel of the thread. */
  ChannelId: number;
  /** The current ticket, or the last one after it was closed. Tickets have no list in Rels. */
  TicketId: number | null;
  /** Only null was ever seen; an event number is an assumption. */
  EventId: number | null;
  /** Operator messages that the client has not read yet. Closing the chat does not clear it. */
  ClientUnread: number;
  /** Only null was ever seen, even while an operator writes; the number of an operator is an assumption. */
  UserId: number | null;
  /** When the thread was made: when the client first wrote to the channel. Unit: ms UTC. */
  CreatedAt: number;
  /** When the row last changed. An event that changes the chat sets it 1 to 12 ms after ChatEvent.CreatedAt; a message by the client does not move it. Unit: ms UTC. */
  ChangedAt: number;
  /** Whether the thread is the greeting talk of a bot. Only null was ever seen; a boolean is an assumption. */
  SystemChat: boolean | null;
  /** Whether the thread was deleted. Null, not false, in the sample. */
  Deleted: boolean | null;
  /** When the thread was deleted; null if it was not. Unit: ms UTC. */
  DeletedAt: number | null;
}

/** One message of a chat. */
export interface ChatMessage {
  /** Number of the message in the one growing sequence of the server. */
  Id: number;
  /** The message that this one quotes. Omitted when it quotes none. The quoted message is not in Rels. */
  ReplyToMessageId?: number;
  /** The chat of the message. */
  ChatId: number;
  /** Number given by the sender, by custom its own clock: usually a few milliseconds before CreatedAt, but that clock may be wrong. It grows from message to message of a sender and makes a resend harmless. Unit: ms UTC. */
  LocalId: number;
  /** Only null was ever seen; an event number is an assumption. */
  EventId: number | null;
  /** Number of the message among the messages of tickets, a separate growing sequence. There is no list of these in Rels. */
  TicketMessageId: number | null;
  /** The mass mailing from which the message came. Only null was ever seen; a number is an assumption. */
  MailingMessageId: number | null;
  /** The product offered by the message. Only null was ever seen; a number is an assumption. */
  ProductId: number | null;
  /** What became of the offer. Only null was ever seen; a string is an assumption. */
  ProductOfferState: string | null;
  /** Who wrote it: a client, a user (an operator) or the system. */
  Author: "" | "client" | "user" | "system";
  /** The client who wrote it; null if an operator did. Exactly one of ClientId and UserId is set. */
  ClientId: number | null;
  /** The operator who wrote it; null if a client did. */
  UserId: number | null;
  /** The kind of content. */
  Payload: "text" | "file" | "notice" | "rating" | "single-choice" | "card" | "carousel" | "product" | "typing" | "link";
  /** The words of the message; "" for a file. */
  Text: string;
  /** The file sent. Omitted unless Payload is file. */
  FileId?: string;
  /** Whether the message was delivered to the other side. */
  Received: boolean;
  /** Whether the other side has read it. */
  Read: boolean;
  /** Whether the other side has played it, for a voice message; null until then and for every other message. */
  Listened: boolean | null;
  /** Whether it was sent as a push notification. */
  Pushed: boolean;
  /** When the server took the message, 5 to 15 ms before the event. Unit: ms UTC. */
  CreatedAt: number;
  /** When it was delivered; null until then. Unit: ms UTC. */
  ReceivedAt: number | null;
  /** When it was read; null until then. Unit: ms UTC. */
  ReadAt: number | null;
  /** When it was played; null until then. Unit: ms UTC. */
  ListenedAt: number | null;
  /** The ticket in which it was written, the Chat.TicketId of that time. Tickets have no list in Rels. */
  TicketId: number | null;
  /** Whether the choices are shown as a drop-down list. Only null was ever seen. */
  IsDropDown: boolean | null;
  /** What a chat bot wants back when a choice is taken. Only null was ever seen; the vendor's clients read a string. */
  BotpressPayload: string | null;
  /** Whether the message was hidden from the client. */
  Deleted: boolean;
  /** When it was hidden; null if it was not. Unit: ms UTC. */
  DeletedAt: number | null;
  /** Address of a file that is kept elsewhere. Only null was ever seen; a string is an assumption. */
  FileURL: string | null;
  /** Whether the one who asks wrote it. A webhook has no asker, so it is always false. */
  My: boolean;
  /** Whether the message opens the talk with a bot. Only null was ever seen; a boolean is an assumption. */
  OpenSystemChat: boolean | null;
  /** Choices offered to the client: objects {Id, ChatMessageId, ClientId, Deleted, title, value, tag}; null when there are none. The document shows [1], most likely a misread []; such a number is accepted but never sent. */
  SingleChoices: (Record<string, Json> | number)[] | null;
  /** Buttons under the message: objects {Id, ChatMessageId, ClientId, Title, Action, Payload, URL}. Only null was ever seen. */
  Actions: Record<string, Json>[] | null;
  /** The product offered. Only null was ever seen; the vendor's clients read an object. */
  Product: Record<string, Json> | null;
  /** A remark about the client. Only "" was ever seen. */
  ClientInfo: string;
}

/** A person who writes to the project. */
export interface Client {
  /** Number of the client. */
  Id: number;
  /** The project of the client. */
  ProjectId: number;
  /** The client into which this one was merged. Only null was ever seen. */
  ParentId: number | null;
  /** The operator who is the personal manager of the client. Only null was ever seen. */
  PersonalManagerId: number | null;
  /** Where the client is known from: crm (the customer base), channel (a social network), anonymous or integrated. */
  Type: "crm" | "channel" | "anonymous" | "integrated";
  /** Full name, as operators see it. */
  Name: string;
  /** Short name; "" in every sample. */
  ShortName: string;
  /** Whether the client has the chat open now. */
  Online: boolean;
  /** Number of the customer base that knows the client, not of the client in it; null for a client of a channel. There is no list of these in Rels. */
  CRMId: number | null;
  /** Key of the client in the customer base: a string even when it looks like a number; null for a client of a channel. */
  CRMClientId: string | null;
  /** The channel from which the client came; null for clients of a customer base before 2022, set for them too in 2023. */
  ChannelId: number | null;
  /** Number of the client in Telegram; null if the client did not come from there. Only null was ever seen. */
  TelegramId: number | null;
  /** Number of the client in Facebook; null if the client did not come from there. Only null was ever seen. */
  FacebookId: number | null;
  /** Number of the client in Infobip; null if the client did not come from there. Only null was ever seen. */
  InfobipId: number | null;
  /** Number of the client in Edna; null if the client did not come from there. Only null was ever seen. */
  EdnaId: number | null;
  /** Number of the client in VK, equal to VK.Id; null if the client did not come from there. */
  VKId: number | null;
  /** Number of the client in Viber; null if the client did not come from there. Only null was ever seen. */
  ViberId: number | null;
  /** Colour of the mark that operators see beside the name. Only "green" was ever seen. */
  MarkerType: string;
  /** Words of the mark; "" in the sample. */
  MarkerName: string;
  /** Tickets the client ever opened. Never falls. */
  TotalTickets: number;
  /** Tickets of the client that are open now: +1 when one opens, -1 when one closes. */
  TotalOpenTickets: number;
  /** Average of the marks the client gave. Only null was ever seen; a number is an assumption. */
  AvgRating: number | null;
  /** When the client was first seen. Unit: ms UTC. */
  CreatedAt: number;
  /** When the row last changed; for a client of a customer base by custom equal to SeenAt. Unit: ms UTC. */
  UpdatedAt: number;
  /** When the client was last online; null for a client of a social network. Unit: ms UTC. */
  SeenAt: number | null;
  /** Null in every sample, even right after a message by the client. Unit: ms UTC. */
  MessagedAt: number | null;
  /** The group of clients to which this one belongs. */
  GroupName: string;
  /** Place of the client in the queue; only 1 was ever seen. */
  Priority: number;
  /** The last remark of an operator about the client. Only null was ever seen; a string is an assumption. */
  LastComment: string | null;
  /** What the customer base knows of the client. */
  Details: ClientDetails;
  /** The client's profile in VK. Omitted unless VKId is set. */
  VK?: ClientVK;
}

/** What the customer base knows of the client. A client of a social network has no such row: then ClientId is 0, the strings are null and the times are Go's zero time. */
export interface ClientDetails {
  /** The client, or 0 if there is no details row. */
  ClientId: number;
  /** Address of the client's card in the customer base. Null for a client without a details row, "" if the row lacks it. */
  CRMURL: string | null;
  /** First name. Null for a client without a details row, "" if the row lacks it. */
  FirstName: string | null;
  /** Patronymic or middle name. Null for a client without a details row, "" if the row lacks it. */
  MiddleName: string | null;
  /** Family name. Null for a client without a details row, "" if the row lacks it. */
  LastName: string | null;
  /** Sex, as text. "" in the samples. (ClientVK.Sex is a number.) Null for a client without a details row, "" if the row lacks it. */
  Sex: string | null;
  /** Birthday as DD.MM.YYYY. Null for a client without a details row, "" if the row lacks it. */
  Birthday: string | null;
  /** Mobile phone, free text. Null for a client without a details row, "" if the row lacks it. */
  Cellphone: string | null;
  /** E-mail. Null for a client without a details row, "" if the row lacks it. */
  Email: string | null;
  /** Russian taxpayer number: 12 digits for a person. Null for a client without a details row, "" if the row lacks it. */
  INN: string | null;
  /** Key of the client in another system. Null for a client without a details row, "" if the row lacks it. */
  ExtRef: string | null;
  /** Key of the client's bank or loyalty card. Null for a client without a details row, "" if the row lacks it. */
  CardRef: string | null;
  /** Only null was ever seen; a string is an assumption. */
  Token: string | null;
  /** Number of the branch that serves the client, as text. Null for a client without a details row, "" if the row lacks it. */
  BranchId: string | null;
  /** Name of the branch. Null for a client without a details row, "" if the row lacks it. */
  BranchName: string | null;
  /** Key of the branch in another system. Null for a client without a details row, "" if the row lacks it. */
  BranchExtRef: string | null;
  /** Bank code (BIK) of the branch: 9 digits. Null for a client without a details row, "" if the row lacks it. */
  BranchBik: string | null;
  /** When the details row was made; Go's zero time if there is none, and in some samples even if there is one. Zero time is -62135596800000, in 2018 the overflowed -6795364578871. Unit: ms UTC. */
  CreatedAt: number;
  /** When the details row last changed; zero time as in CreatedAt. Unit: ms UTC. */
  UpdatedAt: number;
  /** Further fields that the tenant defined; [] if there are none, never null. Ordered by name, not by Id. */
  Fields: ClientDetailsField[];
}

/** One field of a client that the tenant defined. */
export interface ClientDetailsField {
  /** Number of the field. */
  Id: number;
  /** The client. */
  ClientId: number;
  /** Name of the field. */
  Name: string;
  /** Value of the field, as text. */
  Value: string;
  /** Whether the field was deleted. */
  Deleted: boolean;
  /** When the value was set. Unit: ms UTC. */
  CreatedAt: number;
  /** When the value last changed. Unit: ms UTC. */
  UpdatedAt: number;
}

/** The client's profile in VK. */
export interface ClientVK {
  /** Number of the person in VK, equal to Client.VKId. */
  Id: number;
  /** First name in the profile. */
  FirstName: string;
  /** Family name in the profile. */
  LastName: string;
  /** Short address of the profile. */
  ScreenName: string;
  /** Sex as VK counts it: 0 unknown, 1 female, 2 male. */
  Sex: 0 | 1 | 2;
  /** Address of a small photo. */
  Photo: string;
  /** When the profile was first read. Unit: ms UTC. */
  CreatedAt: number;
  /** When the profile was last read. Unit: ms UTC. */
  UpdatedAt: number;
}

/** A file that was sent in a chat. The content itself is not part of a webhook. */
export interface File {
  /** UUID version 1 minted at the upload, with the extension of the name. The same text is ChatMessage.FileId and the end of Path. */
  Id: string;
  /** How the file is shown. */
  Type: "" | "file" | "image" | "audio";
  /** Whose storage holds the file: the client's even if an operator sent it. */
  Owner: "" | "public" | "client";
  /** The client whose storage holds the file: the client of the chat. */
  OwnerClientId: number | null;
  /** The client who sent the file; null if an operator did. */
  ClientId: number | null;
  /** The operator who sent the file; null if a client did. */
  UserId: number | null;
  /** Name of the file, as its sender called it. */
  Name: string;
  /** Where the file is kept: clients/<OwnerClientId>/<ChatId>/<Id>. */
  Path: string;
  /** Size of the file. Unit: bytes. */
  Size: number;
  /** Width of an image; null for any other file. Unit: pixels. */
  ImageWidth: number | null;
  /** Height of an image; null for any other file. Unit: pixels. */
  ImageHeight: number | null;
  /** MIME type of the file. */
  ContentType: string;
  /** When the file was stored: after the sender's LocalId, before the message. Unit: ms UTC. */
  CreatedAt: number;
}

/** A tenant of the server: one support service with its channels, clients and operators. */
export interface Project {
  /** Number of the project. */
  Id: number;
  /** Name of the project. */
  Name: string;
  /** Name of the project in addresses; may be empty. */
  Slug: string;
  /** What the project is for; often empty. */
  Description: string;
  /** State of the project. Only "active" was ever seen. */
  State: string;
  /** Tickets ever opened in the project. Never falls. */
  TotalTickets: number;
  /** Tickets of the project that are open now. */
  TotalOpenTickets: number;
  /** Open tickets of the project that are assigned to an operator. */
  TotalAssignedTickets: number;
  /** When the project was made. Unit: ms UTC. */
  CreatedAt: number;
  /** When the row last changed, a few milliseconds before the event that changed it. Unit: ms UTC. */
  UpdatedAt: number;
  /** When the project was archived; null if it was not. Unit: ms UTC. */
  ArchivedAt: number | null;
  /** When the project was deleted; null if it was not. Unit: ms UTC. */
  DeletedAt: number | null;
  /** When the project was last restored after a deletion; null if it never was. Unit: ms UTC. */
  RestoredAt: number | null;
  /** Settings of the project. Only null was ever seen; an object is an assumption. */
  Options: Record<string, Json> | null;
  /** What the one who asks may do. A webhook has no asker, so it is always null. */
  Permissions: Json[] | Record<string, Json> | null;
  /** Clients of the project; 0 in the sample although there are clients. */
  TotalClientCount: number;
  /** Operators of the project; 0 in the sample although there are operators. */
  TotalAgentCount: number;
  /** Channels of the project; 0 in the sample although there is one. */
  TotalChannelCount: number;
  /** The licence of the server, sent to every consumer. */
  License: License;
}

/** The licence under which the server runs. */
export interface License {
  /** Number of the licence. */
  Id: number;
  /** Whether it is the licence in force. */
  Current: boolean;
  /** When the licence was entered. Unit: ms UTC. */
  CreatedAt: number;
  /** When the licence row last changed. Unit: ms UTC. */
  UpdatedAt: number;
  /** What the licence allows. */
  Terms: LicenseTerms;
  /** Whether the licence has run out. */
  Expired: boolean;
}

/** What the licence of the server allows. */
export interface LicenseTerms {
  /** Kind of licence. */
  Type: string;
  /** Name of the licensed installation. */
  Title: string;
  /** Random identifier (UUID version 4) of the server. */
  ServerId: string;
  /** When the licence runs out; null if never. Unit: ms UTC. */
  ExpiresAt: number | null;
  /** Greatest number of projects. */
  Projects: number;
  /** Greatest number of operators. */
  Users: number;
  /** Whether the chat is licensed by itself. False in the sample although its iqchat channel is in use. */
  Chat: boolean;
  /** Whether social networks are licensed by themselves. */
  Social: boolean;
  /** Types of channel that may be connected; see Channel.Type. */
  ChannelTypes: string[];
  /** Whether operators may chat with each other. */
  CorporateChatEnabled: boolean;
  /** Greatest number of users of the chat between operators. */
  CorporateChatUsers: number;
  /** Whether the IQPro module is licensed. */
  IQPro: boolean;
  /** Whether the showcase of products is licensed. */
  ProductShowcase: boolean;
  /** Whether voice messages are licensed. */
  AudioMessagesEnabled: boolean;
  /** Whether operators may sign in by Active Directory. */
  ActiveDirectory: boolean;
  /** Whether mass mailings are licensed. */
  Mailings: boolean;
  /** Whether lists for mass mailings are licensed. */
  MailingLists: boolean;
  /** Whether reports are licensed. */
  Reports: boolean;
  /** Whether clients may have personal managers. */
  PersonalManagersEnabled: boolean;
  /** Greatest number of personal managers online at once. */
  PersonalManagersOnline: number;
  /** Whether help desk systems may be connected. */
  HelpDeskEnabled: boolean;
  /** Kinds of help desk connection. */
  HelpDeskIntegrationTypes: string[];
  /** Whether chat bots may be connected. */
  ChatBotsEnabled: boolean;
  /** Greatest number of chat bots. */
  UniqueChatBots: number;
  /** Platforms of chat bots. */
  ChatBotPlatformTypes: string[];
  /** Whether bots may answer frequent questions. */
  EnableChatBotFaq: boolean;
  /** Whether bots may follow workflows. */
  EnableChatBotWorkflow: boolean;
  /** Whether bots may have extensions. */
  EnableChatBotExtensions: boolean;
  /** Whether posts in communities may be managed. */
  PostManagementEnabled: boolean;
  /** Greatest number of communities; 0 in the sample. */
  PublicsCount: number;
  /** What may be done in communities. */
  PublicFunctionTypes: string[];
  /** Whether the server made the licence itself. */
  Autogenerated: boolean;
}

/** An operator of the project. */
export interface User {
  /** Number of the operator. */
  Id: number;
  /** Kind of account. Only "user" was ever seen. */
  Type: string;
  /** Full name, for colleagues. */
  Name: string;
  /** E-mail. */
  Email: string;
  /** Name to sign in with. Only null was ever seen; a string is an assumption. */
  Login: string | null;
  /** Job title. */
  Position: string;
  /** Name shown to clients instead of the real one; "" if there is none. */
  Pseudonym: string;
  /** Department; may be empty. */
  Department: string;
  /** Role of the operator. There is no list of roles in Rels. */
  RoleId: number;
  /** File of the portrait: UUID version 1 and .jpg; null if there is none. It is not in Rels. */
  AvatarId: string | null;
  /** Whether the operator is signed in now. */
  Online: boolean;
  /** Whether the operator takes tickets now. */
  Active: boolean;
  /** Whether the operator uses the chat between operators. */
  CorporateChatEnabled: boolean;
  /** Whether the operator is marked as busy. */
  Busy: boolean;
  /** Whether the operator was deleted. A deleted operator does nothing any more. */
  Deleted: boolean;
  /** Open tickets assigned to the operator. Replaced by Totals in 2023. */
  TotalAssignedTickets: number;
  /** When the operator was added. Unit: ms UTC. */
  CreatedAt: number;
  /** When the row last changed: equal to LastSeenAt in 2018, to LastActiveAt in 2023. Unit: ms UTC. */
  UpdatedAt: number;
  /** When the operator was last online; null if never. Unit: ms UTC. */
  LastSeenAt: number | null;
  /** When the operator last did anything; null if never. Unit: ms UTC. */
  LastActiveAt: number | null;
  /** When the operator last wrote a message; null if never. Unit: ms UTC. */
  LastMessageAt: number | null;
  /** When a ticket was last assigned to the operator; null if never. Unit: ms UTC. */
  AssignedAt: number | null;
  /** Name shown to clients. */
  DisplayName: string;
  /** What the one who asks may do. A webhook has no asker, so it is always null. */
  Permissions: Json[] | Record<string, Json> | null;
  /** Counters of the operator's tickets. */
  Totals: UserTotals;
  /** Average of the marks clients gave; 0 in the sample. */
  Rating: number;
}

/** Counters of an operator's tickets. */
export interface UserTotals {
  /** Open tickets assigned to the operator. */
  TotalOpenTickets: number;
  /** Tickets that wait for the operator. */
  TotalPendingTickets: number;
  /** Tickets that the operator is working on. */
  TotalInProgressTickets: number;
  /** Load of the operator; 0 in the sample, the unit is unknown. */
  Workload: number;
}

/** The interface of each entity, by its name. */
export interface Entities {
  ChatEvent: ChatEvent;
  Channel: Channel;
  ChannelVK: ChannelVK;
  ChannelIQChat: ChannelIQChat;
  Chat: Chat;
  ChatMessage: ChatMessage;
  Client: Client;
  ClientDetails: ClientDetails;
  ClientDetailsField: ClientDetailsField;
  ClientVK: ClientVK;
  File: File;
  Project: Project;
  License: License;
  LicenseTerms: LicenseTerms;
  User: User;
  UserTotals: UserTotals;
}

/** Every entity with its keys in wire order. */
export const entities: Readonly<Record<EntityName, EntitySpec>> = {
  ChatEvent: {
    name: 'ChatEvent',
    schema: 'chat-event',
    eras: "all",
    fields: [
      { key: "Id", eras: "all", default: 0 },
      { key: "Type", eras: "all", default: "message_created" },
      { key: "ChatId", eras: "all", default: 0, ref: "Chats" },
      { key: "MessageId", eras: "all", default: null, ref: "ChatMessages" },
      { key: "Actor", eras: "all", default: "client" },
      { key: "ClientId", eras: "all", default: null, ref: "Clients" },
      { key: "UserId", eras: "all", default: null, ref: "Users" },
      { key: "CreatedAt", eras: "all", default: 0 },
      { key: "Transitive", eras: "all", default: false },
      { key: "Messages", eras: ["2023"], default: null, entity: "ChatMessage", list: true },
    ],
  },
  Channel: {
    name: 'Channel',
    schema: 'channel',
    eras: "all",
    fields: [
      { key: "Id", eras: "all", default: 0 },
      { key: "ProjectId", eras: "all", default: 0, ref: "Projects" },
      { key: "Type", eras: "all", default: "iqchat" },
      { key: "Name", eras: "all", default: "support" },
      { key: "Title", eras: "all", default: "", filler: true },
      { key: "Description", eras: "all", default: "", filler: true },
      { key: "AudioMessagesEnabled", eras: ["2023"], default: false },
      { key: "AudioMessagesEnabledFor", eras: ["2023"], default: "none" },
      { key: "Deleted", eras: "all", default: false },
      { key: "TotalClients", eras: "all", default: 0 },
      { key: "TotalTickets", eras: "all", default: 0 },
      { key: "TotalOpenTickets", eras: "all", default: 0 },
      { key: "CreatedAt", eras: "all", default: 0 },
      { key: "UpdatedAt", eras: "all", default: 0 },
      { key: "IQChat", eras: "all", omit: true, entity: "ChannelIQChat" },
      { key: "VK", eras: "all", omit: true, entity: "ChannelVK" },
    ],
  },
  ChannelVK: {
    name: 'ChannelVK',
    schema: 'channel-vk',
    eras: "all",
    fields: [
      { key: "Id", eras: "all", default: 0, ref: "Channels" },
      { key: "UUID", eras: "all", default: "00000000-0000-4000-8000-000000000000", filler: true },
      { key: "GroupId", eras: "all", default: 200000001, filler: true },
      { key: "Name", eras: "all", default: "", filler: true },
      { key: "Deleted", eras: "all", default: false },
      { key: "CreatedAt", eras: "all", default: 0 },
      { key: "UpdatedAt", eras: "all", default: 0 },
      { key: "DeletedAt", eras: "all", default: null },
      { key: "RestoredAt", eras: "all", default: null },
    ],
  },
  ChannelIQChat: {
    name: 'ChannelIQChat',
    schema: 'channel-iqchat',
    eras: "all",
    fields: [
      { key: "ChannelId", eras: "all", default: 0, ref: "Channels" },
      { key: "Deleted", eras: "all", default: false },
      { key: "CreatedAt", eras: "all", default: 0 },
      { key: "UpdatedAt", eras: "all", default: 0 },
      { key: "DeletedAt", eras: "all", default: null },
      { key: "RestoredAt", eras: "all", default: null },
      { key: "APNS", eras: "all", default: null },
    ],
  },
  Chat: {
    name: 'Chat',
    schema: 'chat',
    eras: "all",
    fields: [
      { key: "Id", eras: "all", default: 0 },
      { key: "Type", eras: ["2022","2023"], default: "regular" },
      { key: "ProjectId", eras: "all", default: 0, ref: "Projects" },
      { key: "ClientId", eras: "all", default: 0, ref: "Clients" },
      { key: "ChannelId", eras: "all", default: 0, ref: "Channels" },
      { key: "TicketId", eras: "all", default: null },
      { key: "EventId", eras: "all", default: null },
      { key: "ClientUnread", eras: "all", default: 0 },
      { key: "UserId", eras: ["2023"], default: null, ref: "Users" },
      { key: "CreatedAt", eras: "all", default: 0 },
      { key: "ChangedAt", eras: "all", default: 0 },
      { key: "SystemChat", eras: ["2023"], default: null },
      { key: "Deleted", eras: ["2023"], default: null },
      { key: "DeletedAt", eras: ["2023"], default: null },
    ],
  },
  ChatMessage: {
    name: 'ChatMessage',
    schema: 'chat-message',
    eras: "all",
    fields: [
      { key: "Id", eras: "all", default: 0 },
      { key: "ReplyToMessageId", eras: ["2021","2022","2023"], omit: true },
      { key: "ChatId", eras: "all", default: 0, ref: "Chats" },
      { key: "LocalId", eras: "all", default: 0 },
      { key: "EventId", eras: "all", default: null },
      { key: "TicketMessageId", eras: "all", default: null },
      { key: "MailingMessageId", eras: ["2023"], default: null },
      { key: "ProductId", eras: ["2023"], default: null },
      { key: "ProductOfferState", eras: ["2023"], default: null },
      { key: "Author", eras: "all", default: "client" },
      { key: "ClientId", eras: "all", default: null, ref: "Clients" },
      { key: "UserId", eras: "all", default: null, ref: "Users" },
      { key: "Payload", eras: "all", default: "text" },
      { key: "Text", eras: "all", default: "" },
      { key: "FileId", eras: "all", omit: true, ref: "Files" },
      { key: "Received", eras: "all", default: false },
      { key: "Read", eras: "all", default: false },
      { key: "Listened", eras: ["2022","2023"], default: null },
      { key: "Pushed", eras: "all", default: false },
      { key: "CreatedAt", eras: "all", default: 0 },
      { key: "ReceivedAt", eras: "all", default: null },
      { key: "ReadAt", eras: "all", default: null },
      { key: "ListenedAt", eras: ["2022","2023"], default: null },
      { key: "TicketId", eras: ["2022","2023"], default: null },
      { key: "IsDropDown", eras: ["2023"], default: null },
      { key: "BotpressPayload", eras: ["2023"], default: null },
      { key: "Deleted", eras: ["2022","2023"], default: false },
      { key: "DeletedAt", eras: ["2022","2023"], default: null },
      { key: "FileURL", eras: ["2023"], default: null },
      { key: "My", eras: "all", default: false },
      { key: "OpenSystemChat", eras: ["2023"], default: null },
      { key: "SingleChoices", eras: ["2023"], default: null },
      { key: "Actions", eras: ["2023"], default: null },
      { key: "Product", eras: ["2023"], default: null },
      { key: "ClientInfo", eras: ["2023"], default: "" },
    ],
  },
  Client: {
    name: 'Client',
    schema: 'client',
    eras: "all",
    fields: [
      { key: "Id", eras: "all", default: 0 },
      { key: "ProjectId", eras: "all", default: 0, ref: "Projects" },
      { key: "ParentId", eras: "all", default: null },
      { key: "PersonalManagerId", eras: ["2022","2023"], default: null, ref: "Users" },
      { key: "Type", eras: "all", default: "crm" },
      { key: "Name", eras: "all", default: "", filler: true },
      { key: "ShortName", eras: ["2021","2022","2023"], default: "" },
      { key: "Online", eras: "all", default: false },
      { key: "CRMId", eras: "all", default: null },
      { key: "CRMClientId", eras: "all", default: null },
      { key: "ChannelId", eras: "all", default: null, ref: "Channels" },
      { key: "TelegramId", eras: "all", default: null },
      { key: "FacebookId", eras: "all", default: null },
      { key: "InfobipId", eras: ["2021","2022","2023"], default: null },
      { key: "EdnaId", eras: ["2022","2023"], default: null },
      { key: "VKId", eras: "all", default: null },
      { key: "ViberId", eras: ["2023"], default: null },
      { key: "MarkerType", eras: ["2023"], default: "green" },
      { key: "MarkerName", eras: ["2023"], default: "" },
      { key: "TotalTickets", eras: "all", default: 0 },
      { key: "TotalOpenTickets", eras: "all", default: 0 },
      { key: "AvgRating", eras: ["2023"], default: null },
      { key: "CreatedAt", eras: "all", default: 0 },
      { key: "UpdatedAt", eras: "all", default: 0 },
      { key: "SeenAt", eras: "all", default: null },
      { key: "MessagedAt", eras: "all", default: null },
      { key: "GroupName", eras: ["2023"], default: "", filler: true },
      { key: "Priority", eras: ["2023"], default: 1 },
      { key: "LastComment", eras: ["2023"], default: null },
      { key: "Details", eras: "all", entity: "ClientDetails" },
      { key: "VK", eras: "all", omit: true, entity: "ClientVK" },
    ],
  },
  ClientDetails: {
    name: 'ClientDetails',
    schema: 'client-details',
    eras: "all",
    fields: [
      { key: "ClientId", eras: "all", default: 0, ref: "Clients" },
      { key: "CRMURL", eras: "all", default: null, filler: true },
      { key: "FirstName", eras: "all", default: null, filler: true },
      { key: "MiddleName", eras: "all", default: null, filler: true },
      { key: "LastName", eras: "all", default: null, filler: true },
      { key: "Sex", eras: "all", default: null },
      { key: "Birthday", eras: "all", default: null, filler: true },
      { key: "Cellphone", eras: "all", default: null, filler: true },
      { key: "Email", eras: "all", default: null, filler: true },
      { key: "INN", eras: ["2021","2022","2023"], default: null, filler: true },
      { key: "ExtRef", eras: "all", default: null, filler: true },
      { key: "CardRef", eras: "all", default: null, filler: true },
      { key: "Token", eras: ["2023"], default: null },
      { key: "BranchId", eras: "all", default: null, filler: true },
      { key: "BranchName", eras: "all", default: null, filler: true },
      { key: "BranchExtRef", eras: "all", default: null, filler: true },
      { key: "BranchBik", eras: "all", default: null, filler: true },
      { key: "CreatedAt", eras: "all", default: -62135596800000 },
      { key: "UpdatedAt", eras: "all", default: -62135596800000 },
      { key: "Fields", eras: "all", default: [], entity: "ClientDetailsField", list: true },
    ],
  },
  ClientDetailsField: {
    name: 'ClientDetailsField',
    schema: 'client-details-field',
    eras: "all",
    fields: [
      { key: "Id", eras: "all", default: 0 },
      { key: "ClientId", eras: "all", default: 0, ref: "Clients" },
      { key: "Name", eras: "all", default: "", filler: true },
      { key: "Value", eras: "all", default: "", filler: true },
      { key: "Deleted", eras: "all", default: false },
      { key: "CreatedAt", eras: "all", default: 0 },
      { key: "UpdatedAt", eras: "all", default: 0 },
    ],
  },
  ClientVK: {
    name: 'ClientVK',
    schema: 'client-vk',
    eras: "all",
    fields: [
      { key: "Id", eras: "all", default: 600000001, filler: true },
      { key: "FirstName", eras: "all", default: "", filler: true },
      { key: "LastName", eras: "all", default: "", filler: true },
      { key: "ScreenName", eras: "all", default: "", filler: true },
      { key: "Sex", eras: "all", default: 0 },
      { key: "Photo", eras: "all", default: "", filler: true },
      { key: "CreatedAt", eras: "all", default: 0 },
      { key: "UpdatedAt", eras: "all", default: 0 },
    ],
  },
  File: {
    name: 'File',
    schema: 'file',
    eras: "all",
    fields: [
      { key: "Id", eras: "all", default: "00000000-0000-1000-8000-000000000000" },
      { key: "Type", eras: "all", default: "file" },
      { key: "Owner", eras: "all", default: "client" },
      { key: "OwnerClientId", eras: "all", default: null, ref: "Clients" },
      { key: "ClientId", eras: "all", default: null, ref: "Clients" },
      { key: "UserId", eras: "all", default: null, ref: "Users" },
      { key: "Name", eras: "all", default: "example.txt", filler: true },
      { key: "Path", eras: "all", default: "" },
      { key: "Size", eras: "all", default: 0, filler: true },
      { key: "ImageWidth", eras: "all", default: null },
      { key: "ImageHeight", eras: "all", default: null },
      { key: "ContentType", eras: "all", default: "application/octet-stream" },
      { key: "CreatedAt", eras: "all", default: 0 },
    ],
  },
  Project: {
    name: 'Project',
    schema: 'project',
    eras: "all",
    fields: [
      { key: "Id", eras: "all", default: 0 },
      { key: "Name", eras: "all", default: "", filler: true },
      { key: "Slug", eras: "all", default: "", filler: true },
      { key: "Description", eras: "all", default: "", filler: true },
      { key: "State", eras: "all", default: "active" },
      { key: "TotalTickets", eras: "all", default: 0 },
      { key: "TotalOpenTickets", eras: "all", default: 0 },
      { key: "TotalAssignedTickets", eras: ["2021","2022","2023"], default: 0 },
      { key: "CreatedAt", eras: "all", default: 0 },
      { key: "UpdatedAt", eras: "all", default: 0 },
      { key: "ArchivedAt", eras: "all", default: null },
      { key: "DeletedAt", eras: "all", default: null },
      { key: "RestoredAt", eras: "all", default: null },
      { key: "Options", eras: ["2021","2022"], default: null },
      { key: "Permissions", eras: ["2018","2021","2022"], default: null },
      { key: "TotalClientCount", eras: ["2023"], default: 0 },
      { key: "TotalAgentCount", eras: ["2023"], default: 0 },
      { key: "TotalChannelCount", eras: ["2023"], default: 0 },
      { key: "License", eras: ["2023"], entity: "License" },
    ],
  },
  License: {
    name: 'License',
    schema: 'license',
    eras: ["2023"],
    fields: [
      { key: "Id", eras: ["2023"], default: 42 },
      { key: "Current", eras: ["2023"], default: true },
      { key: "CreatedAt", eras: ["2023"], default: 0 },
      { key: "UpdatedAt", eras: ["2023"], default: 0 },
      { key: "Terms", eras: ["2023"], entity: "LicenseTerms" },
      { key: "Expired", eras: ["2023"], default: false },
    ],
  },
  LicenseTerms: {
    name: 'LicenseTerms',
    schema: 'license-terms',
    eras: ["2023"],
    fields: [
      { key: "Type", eras: ["2023"], default: "commercial" },
      { key: "Title", eras: ["2023"], default: "IQChannels Stand" },
      { key: "ServerId", eras: ["2023"], default: "00000000-0000-4000-8000-000000000000", filler: true },
      { key: "ExpiresAt", eras: ["2023"], default: null },
      { key: "Projects", eras: ["2023"], default: 20 },
      { key: "Users", eras: ["2023"], default: 20 },
      { key: "Chat", eras: ["2023"], default: false },
      { key: "Social", eras: ["2023"], default: false },
      { key: "ChannelTypes", eras: ["2023"], default: ["iqchat","vk","facebook","telegram","infobip","edna","viber","email"] },
      { key: "CorporateChatEnabled", eras: ["2023"], default: true },
      { key: "CorporateChatUsers", eras: ["2023"], default: 20 },
      { key: "IQPro", eras: ["2023"], default: true },
      { key: "ProductShowcase", eras: ["2023"], default: true },
      { key: "AudioMessagesEnabled", eras: ["2023"], default: true },
      { key: "ActiveDirectory", eras: ["2023"], default: true },
      { key: "Mailings", eras: ["2023"], default: true },
      { key: "MailingLists", eras: ["2023"], default: true },
      { key: "Reports", eras: ["2023"], default: true },
      { key: "PersonalManagersEnabled", eras: ["2023"], default: true },
      { key: "PersonalManagersOnline", eras: ["2023"], default: 20 },
      { key: "HelpDeskEnabled", eras: ["2023"], default: true },
      { key: "HelpDeskIntegrationTypes", eras: ["2023"], default: ["email"] },
      { key: "ChatBotsEnabled", eras: ["2023"], default: true },
      { key: "UniqueChatBots", eras: ["2023"], default: 20 },
      { key: "ChatBotPlatformTypes", eras: ["2023"], default: ["botpress"] },
      { key: "EnableChatBotFaq", eras: ["2023"], default: true },
      { key: "EnableChatBotWorkflow", eras: ["2023"], default: true },
      { key: "EnableChatBotExtensions", eras: ["2023"], default: true },
      { key: "PostManagementEnabled", eras: ["2023"], default: true },
      { key: "PublicsCount", eras: ["2023"], default: 0 },
      { key: "PublicFunctionTypes", eras: ["2023"], default: ["posting","voting","commenting"] },
      { key: "Autogenerated", eras: ["2023"], default: false },
    ],
  },
  User: {
    name: 'User',
    schema: 'user',
    eras: "all",
    fields: [
      { key: "Id", eras: "all", default: 0 },
      { key: "Type", eras: ["2021","2022","2023"], default: "user" },
      { key: "Name", eras: ["2018","2022","2023"], default: "", filler: true },
      { key: "Email", eras: ["2018","2021","2022"], default: "", filler: true },
      { key: "Login", eras: ["2021","2022"], default: null },
      { key: "Position", eras: ["2018","2021","2022"], default: "", filler: true },
      { key: "Pseudonym", eras: ["2023"], default: "" },
      { key: "Department", eras: ["2021","2022","2023"], default: "", filler: true },
      { key: "RoleId", eras: "all", default: 1 },
      { key: "AvatarId", eras: "all", default: null },
      { key: "Online", eras: "all", default: true },
      { key: "Active", eras: "all", default: true },
      { key: "CorporateChatEnabled", eras: ["2023"], default: true },
      { key: "Busy", eras: ["2023"], default: false },
      { key: "Deleted", eras: "all", default: false },
      { key: "TotalAssignedTickets", eras: ["2018","2021","2022"], default: 0 },
      { key: "CreatedAt", eras: "all", default: 0 },
      { key: "UpdatedAt", eras: "all", default: 0 },
      { key: "LastSeenAt", eras: "all", default: null },
      { key: "LastActiveAt", eras: ["2021","2022","2023"], default: null },
      { key: "LastMessageAt", eras: ["2021","2022","2023"], default: null },
      { key: "AssignedAt", eras: "all", default: null },
      { key: "DisplayName", eras: "all", default: "", filler: true },
      { key: "Permissions", eras: ["2021","2022","2023"], default: null },
      { key: "Totals", eras: ["2023"], entity: "UserTotals" },
      { key: "Rating", eras: ["2023"], default: 0 },
    ],
  },
  UserTotals: {
    name: 'UserTotals',
    schema: 'user-totals',
    eras: ["2023"],
    fields: [
      { key: "TotalOpenTickets", eras: ["2023"], default: 0 },
      { key: "TotalPendingTickets", eras: ["2023"], default: 0 },
      { key: "TotalInProgressTickets", eras: ["2023"], default: 0 },
      { key: "Workload", eras: ["2023"], default: 0 },
    ],
  },
};

/** The lists of Rels in wire order. */
export const relsLists: readonly RelsSpec[] = [
  { list: 'Channels', entity: 'Channel' },
  { list: 'Chats', entity: 'Chat' },
  { list: 'ChatMessages', entity: 'ChatMessage' },
  { list: 'Clients', entity: 'Client' },
  { list: 'Files', entity: 'File' },
  { list: 'Projects', entity: 'Project' },
  { list: 'Users', entity: 'User' },
];
