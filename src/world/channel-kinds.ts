import type { ChannelEntity } from './entities.ts';

/** What the network behind a channel can do. Assumptions, but for what docs/platform.md names as known. */
interface ChannelKind {
  /** Whether the platform learns when a client has received, read or listened to a message. */
  readonly receipts: boolean;
  /** Whether the platform learns when a client is typing. */
  readonly typing: boolean;
  /** What a recorded voice message is. */
  readonly voice: 'mp3' | 'ogg';
}

const kinds: Readonly<Record<string, ChannelKind>> = {
  // The vendor's widget encodes recordings as MP3; its clients send receipts and typing.
  iqchat: { receipts: true, typing: true, voice: 'mp3' },
  // The documented samples show receipts of a VK client.
  vk: { receipts: true, typing: true, voice: 'ogg' },
  // The Bot API of Telegram notifies a bot neither of reading nor of typing.
  telegram: { receipts: false, typing: false, voice: 'ogg' },
  facebook: { receipts: true, typing: false, voice: 'ogg' },
  infobip: { receipts: true, typing: false, voice: 'ogg' },
  edna: { receipts: true, typing: false, voice: 'ogg' },
  viber: { receipts: true, typing: false, voice: 'ogg' },
  email: { receipts: false, typing: false, voice: 'mp3' },
};

const unknown: ChannelKind = { receipts: true, typing: true, voice: 'mp3' };

/** What the network behind a channel can do. */
export function channelKind({ row }: Pick<ChannelEntity, 'row'>): ChannelKind {
  return kinds[row.Type] ?? unknown;
}

/** Whether voice messages may be sent in a channel. Earlier eras do not say, so there they may. */
export function allowsVoice({ row }: Pick<ChannelEntity, 'row'>): boolean {
  return row.AudioMessagesEnabled;
}
