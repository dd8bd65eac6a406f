import type { JSX } from 'preact';
import type { Message } from '../api/model.ts';
import { ForeignText } from '../parts/foreign-text.tsx';
import { IconButton } from '../parts/icon.tsx';
import { mark, quote, remove } from '../state/actions.ts';
import { settings } from '../state/settings.ts';
import { texts, timeOfDay } from '../texts/language.ts';
import { AttachmentView } from './attachment.tsx';

/** A message as people see it, and what can be done with it. */
export function MessageView({ message }: { readonly message: Message }): JSX.Element {
  const { id, from, text, file, replyTo, deleted, createdAt } = message;
  const t = texts();
  return (
    <article class={`message ${from.side} ${deleted ? 'is-deleted' : ''}`} data-message={id}>
      <header>
        <strong>
          <ForeignText text={from.displayName} atMost={80} />
        </strong>
        <time>{timeOfDay(createdAt)}</time>
        {deleted && <span class="badge bad">{t.deleted}</span>}
      </header>
      {replyTo !== null && (
        <blockquote>
          <ForeignText text={replyTo.text === '' ? `№ ${replyTo.id}` : replyTo.text} atMost={200} />
        </blockquote>
      )}
      {file !== null && <AttachmentView file={file} form={message.form} onPlay={() => heard(message)} />}
      {text !== '' && (
        <p class="words">
          <ForeignText text={text} />
        </p>
      )}
      <footer>
        <span class="soft small">{standing(message)}</span>
        <Deeds message={message} />
      </footer>
    </article>
  );
}

/** With looking that reads, playing is listening. */
function heard(message: Message): void {
  if (settings.readsByLooking && message.listenedAt === null) void mark('listen', message);
}

function standing({ receivedAt, readAt, listenedAt }: Message): string {
  const t = texts();
  if (listenedAt !== null) return `✓✓ ${t.wasListened}`;
  if (readAt !== null) return `✓✓ ${t.wasRead}`;
  return receivedAt === null ? t.sent : `✓ ${t.wasReceived}`;
}

function Deeds({ message }: { readonly message: Message }): JSX.Element | null {
  const t = texts();
  const { deleted, receivedAt, readAt, listenedAt, form } = message;
  if (deleted) return null;
  return (
    <span class="deeds">
      <IconButton icon="quote" label={t.quote} onClick={() => quote(message)} />
      {receivedAt === null && readAt === null && (
        <IconButton icon="received" label={t.received} onClick={() => void mark('receive', message)} />
      )}
      {readAt === null && (
        <IconButton icon="read" label={t.read} onClick={() => void mark('read', message)} />
      )}
      {form === 'voice' && listenedAt === null && (
        <IconButton icon="listen" label={t.listen} onClick={() => void mark('listen', message)} />
      )}
      <IconButton icon="delete" label={t.delete} onClick={() => void remove(message)} />
    </span>
  );
}
