import type { FileEntity, MessageEntity } from './entities.ts';

/** The states of a file's check. A file of which nothing is known is approved. */
export const fileStates = [
  'approved',
  'rejected',
  'on_checking',
  'sent_for_checking',
  'check_error',
] as const;

/** A state of a file's check. */
export type FileState = (typeof fileStates)[number];

/** A question of a poll. */
export interface PollQuestion {
  readonly type: 'stars' | 'scale' | 'one_of_list' | 'fcr' | 'input';
  readonly text: string;
  /** What can be chosen, for `one_of_list` and `fcr`. */
  readonly answers?: readonly string[];
}

/** A field of a form. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
}

/** What a message asks of the client. */
export interface AskSpec {
  readonly kind: 'rating' | 'poll' | 'form';
  readonly questions?: readonly PollQuestion[];
  readonly thanks?: string;
  readonly fields?: readonly FormField[];
}

/** What a message asks of the client, and what became of it. */
export interface Ask {
  readonly spec: AskSpec;
  state: 'pending' | 'answered' | 'ignored';
  /** As the client answered; null until then. */
  answer: Readonly<Record<string, unknown>> | null;
  updatedAt: number;
}

/** What only clients of the platform see of a message: no webhook has a key for it. */
interface MessageFacts {
  editedAt?: number;
  ask?: Ask;
}

const messages = new WeakMap<MessageEntity, MessageFacts>();
const files = new WeakMap<FileEntity, FileState>();

/** What only clients see of a message. */
export function clientFactsOf(message: MessageEntity): Readonly<MessageFacts> {
  return messages.get(message) ?? {};
}

/** Notes when a message was edited. */
export function noteEdited(message: MessageEntity, atMs: number): void {
  messages.set(message, { ...messages.get(message), editedAt: atMs });
}

/** Notes what a message asks. */
export function noteAsk(message: MessageEntity, spec: AskSpec, atMs: number): void {
  const ask: Ask = { spec, state: 'pending', answer: null, updatedAt: atMs };
  messages.set(message, { ...messages.get(message), ask });
}

/** Notes what became of what a message asks. */
export function settleAsk(
  message: MessageEntity,
  state: Ask['state'],
  answer: Ask['answer'],
  atMs: number,
): void {
  const ask = messages.get(message)?.ask;
  if (ask !== undefined) Object.assign(ask, { state, answer, updatedAt: atMs });
}

/** The state of a file's check. */
export function fileStateOf(file: FileEntity): FileState {
  return files.get(file) ?? 'approved';
}

/** Notes the state of a file's check. */
export function noteFileState(file: FileEntity, state: FileState): void {
  files.set(file, state);
}
