import type { Clock } from '../env/clock.ts';
import type { CommandOptions, CommandOutcome } from '../env/host.ts';
import { IqmockError } from '../errors.ts';
import type { DeliveryPolicy } from '../delivery/policy.ts';
import type { Target } from '../delivery/target.ts';
import type { Twin } from './twin.ts';

/** What the consumer knows of a chat, as it says itself. */
export interface ConsumerState {
  /** Parsed JSON, or the text; with ids in words. */
  readonly state: unknown;
  /** Why nothing could be read: a status that is not 2xx, no answer, an exit code. */
  readonly problem?: string;
  /** What to do about that. */
  readonly hint?: string;
  /** Nobody answered, or not to the end: it says nothing of the chat. */
  readonly isSilent?: true;
  /** There is no such chat: 404 or 410. */
  readonly isNowhere?: true;
}

/** Reads the consumer's own side. */
export interface Prober {
  /** What is asked, with placeholders, for people. */
  readonly label: string;
  /** Where an address is; undefined for a program. */
  readonly place?: Target;
  /** Reads once. The signal ends that at once; what the reading says then means nothing. */
  read(twin: Twin, signal: AbortSignal): Promise<ConsumerState>;
  close(): void;
}

/** How the consumer's own side is asked. */
export interface ProbeOptions {
  /** An address with `{chat}`, `{client}` or `{message}` in it; a path is of the target. */
  readonly url?: string | undefined;
  /** A program with its arguments, with the same placeholders. */
  readonly command?: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a prober needs of the world. */
export interface ProberTools {
  readonly clock: Clock;
  readonly target: Target;
  readonly policy: DeliveryPolicy;
  readonly runCommand: (argv: readonly string[], options: CommandOptions) => Promise<CommandOutcome>;
}

/** How long a state may be, bytes. */
export const longestState = 10_000_000;

const placeholder = /\{(chat|client|message)\}/g;

/** What stands for the placeholders of an address or a command. */
type Ids = Pick<Twin, 'chatId' | 'clientId' | 'messageId'>;

/** A text with the ids of a twin in place of its placeholders. */
export function filled(text: string, { chatId: chat, clientId: client, messageId: message }: Ids): string {
  const values = { chat, client, message };
  return text.replaceAll(placeholder, (_, name: keyof typeof values) => String(values[name]));
}

/** Throws USAGE if a text says nowhere which chat is meant. */
export function checkPlaceholder(text: string, flag: string): void {
  if (text.search(placeholder) >= 0) return;
  throw new IqmockError('USAGE', `${flag}: "${text}" does not name the chat.`, {
    hint: 'Write {chat} where the id of the chat goes, such as /chats/{chat}; {client} and {message} work too.',
  });
}

/** A state as JSON, or as the text that it is. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
