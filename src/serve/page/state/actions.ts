import { ask } from '../api/client.ts';
import type { Chat, Message, Person, Side, UploadedFile } from '../api/model.ts';
import { attempt, openChat } from './session.ts';
import { changed, notify, selectedChat, show, store, turnTo } from './store.ts';
import { texts } from '../texts/language.ts';

/** Who or what a step is about, by its id on the wire. */
type Kind = 'chat' | 'message' | 'client' | 'operator' | 'file';
const reference = (kind: Kind, id: number | string): string => `${kind}:${id}`;

/** A person as steps name one. */
export function referenceOf({ side, id }: Pick<Person, 'side' | 'id'>): string {
  return reference(side, id);
}

/** What is typed is text: the marks of templates in it mean themselves. */
function literal(text: string): string {
  return text.replaceAll(/\{[{%]/g, (mark) => `{{ "${mark}" }}`);
}

/** Does one step; true if it was done. */
async function step(name: string, args: object): Promise<boolean> {
  const outcome = await attempt(() => ask('post', '/steps', { body: { [name]: args } }));
  return outcome !== undefined;
}

/** What a message carries. */
export interface Carried {
  readonly text?: string;
  readonly form?: 'file' | 'image' | 'voice';
  /** An upload; without it one is generated. */
  readonly upload?: UploadedFile;
}

/** Writes as someone; what is quoted goes along. True if the message was made. */
export async function write(chat: Chat, from: string, { text, form, upload }: Carried): Promise<boolean> {
  const { quoted } = store;
  const carried = upload === undefined ? true : { upload: reference('file', upload.id) };
  const done = await step('message', {
    chat: reference('chat', chat.id),
    from,
    ...(text === undefined ? {} : { text: literal(text) }),
    ...(form === undefined ? {} : { [form]: carried }),
    ...(quoted === undefined ? {} : { reply_to: reference('message', quoted.id) }),
  });
  if (done && quoted !== undefined) quote(undefined);
  return done;
}

/** Says that someone types. */
export function type(chat: Chat, by: string): Promise<boolean> {
  return step('typing', { chat: reference('chat', chat.id), by });
}

/** Quotes a message in the next one, or none. */
export function quote(message: Message | undefined): void {
  store.quoted = message;
  changed('talk');
}

/** The other side receives, reads or listens to a message. */
export function mark(deed: 'receive' | 'read' | 'listen', { id, from }: Message): Promise<boolean> {
  const chat = selectedChat();
  const reader = chat && writerOf(chat, from.side === 'client' ? 'operator' : 'client');
  // In a chat that is assigned to nobody, the operator of the box is the one who does it.
  const by = reader === undefined ? {} : { by: referenceOf(reader) };
  return step(deed, { message: reference('message', id), ...by });
}

/** A side reads everything in a chat. */
export function readAll(chat: Chat, by: string): Promise<boolean> {
  return step('read', { chat: reference('chat', chat.id), by });
}

/** Hides a message from the client. */
export function remove({ id }: Message): Promise<boolean> {
  return step('delete', { message: reference('message', id) });
}

/** Gives a chat to an operator. */
export function assign(chat: Chat, operatorId: number): Promise<boolean> {
  return step('assign', { chat: reference('chat', chat.id), to: reference('operator', operatorId) });
}

/** Closes a chat. */
export function close(chat: Chat): Promise<boolean> {
  return step('close', { chat: reference('chat', chat.id) });
}

/** The client of a closed chat comes back, with a new chat that the page turns to. */
export async function comeBack({ client, channel }: Chat): Promise<void> {
  await attempt(() => begin(referenceOf(client), channel.name));
}

async function begin(client: string, channel: string): Promise<void> {
  const { chat } = await ask('post', '/steps', { body: { create_chat: { client, channel } } });
  if (chat !== null) await openChat(chat.id);
}

/** Adds a client, who opens a chat, and turns to it. */
export async function welcome(channel: string, displayName: string): Promise<void> {
  await attempt(async () => {
    const named = displayName === '' ? {} : { displayName };
    const { id } = await ask('post', '/clients', { body: { channel, ...named } });
    await begin(reference('client', id), channel);
    show(undefined);
    turnTo('talk');
  });
}

/** Adds an operator with a generated name. */
export function hire(): Promise<unknown> {
  return attempt(() => ask('post', '/operators', { body: {} }));
}

/** Uploads a file of someone. Throws Refused. */
export async function upload(by: string, file: File, kind?: 'audio'): Promise<UploadedFile> {
  const contentType = file.type.split(';')[0] ?? '';
  return ask('post', '/files', {
    body: {
      by,
      name: file.name,
      base64: await base64Of(file),
      ...(contentType === '' ? {} : { contentType }),
      ...(kind === undefined ? {} : { kind }),
    },
  });
}

/** Sends a file of this machine as a message. */
export async function sendFile(chat: Chat, from: string, file: File, isVoice = false): Promise<void> {
  const taken = await attempt(() => upload(from, file, isVoice ? 'audio' : undefined));
  if (taken === undefined) return;
  const form = isVoice ? 'voice' : taken.kind === 'image' ? 'image' : 'file';
  await write(chat, from, { form, upload: taken });
}

function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error(file.type));
    reader.readAsDataURL(file);
  });
}

/** Sends a webhook again, as it was or with another body; gives the id of the new delivery. */
export async function resendWebhook(id: number, text?: string): Promise<number | undefined> {
  const body = text === undefined ? {} : { text };
  const sent = await attempt(() =>
    ask('post', '/deliveries/{deliveryId}/resend', { params: { deliveryId: id }, body }),
  );
  if (sent !== undefined) notify('good', `${texts().resent} № ${sent.id}`);
  return sent?.id;
}

/** Who writes on a side of a chat: the client, or the operator it is assigned to, or the first one. */
export function writerOf(chat: Chat, side: Side): Pick<Person, 'side' | 'id' | 'displayName'> | undefined {
  if (side === 'client') return chat.client;
  if (chat.assignee !== null) return chat.assignee;
  const [first] = (store.world?.operators ?? []).filter(({ deleted }) => !deleted);
  return first === undefined ? undefined : { side, id: first.id, displayName: first.displayName };
}
