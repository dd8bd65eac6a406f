import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Chat } from '../api/model.ts';
import { readAll, referenceOf, sendFile, writerOf } from '../state/actions.ts';
import { attempt, readOlderMessages } from '../state/session.ts';
import { settings } from '../state/settings.ts';
import { selectedChat, store, useTopics } from '../state/store.ts';
import { texts } from '../texts/language.ts';
import { ChatBar } from './chat-bar.tsx';
import { Composer } from './composer.tsx';
import { MessageView } from './message-view.tsx';

/** The middle column: the chat that is open. */
export function ConversationPane(): JSX.Element {
  useTopics('talk');
  const t = texts();
  const chat = selectedChat();
  return (
    <section class="column talk" aria-label={t.conversation}>
      {chat === undefined ? <p class="empty">{t.pickChat}</p> : <OpenChat key={chat.id} chat={chat} />}
    </section>
  );
}

function OpenChat({ chat }: { readonly chat: Chat }): JSX.Element {
  useLooking(chat);
  return (
    <div
      class="talk-inside"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        sendAll(chat, event.dataTransfer?.files);
      }}
      onPaste={(event) => {
        const files = event.clipboardData?.files;
        if (files === undefined || files.length === 0) return;
        event.preventDefault();
        sendAll(chat, files);
      }}
    >
      <ChatBar chat={chat} />
      <Messages />
      <div class="composers">
        <Composer chat={chat} side="client" />
        <Composer chat={chat} side="operator" />
      </div>
    </div>
  );
}

/** Sends dropped or pasted files for the side whose box was used last. */
function sendAll(chat: Chat, files: FileList | undefined): void {
  const writer = writerOf(chat, store.activeSide);
  if (writer === undefined) return;
  for (const file of files ?? []) void sendFile(chat, referenceOf(writer), file);
}

/** With looking that reads, what comes is read by the side whose box was used last. */
function useLooking(chat: Chat): void {
  const side = store.activeSide;
  const unread = side === 'client' ? chat.clientUnread : chat.operatorUnread;
  useEffect(() => {
    if (!settings.readsByLooking || unread === 0 || document.visibilityState !== 'visible') return;
    const reader = writerOf(chat, side);
    if (reader !== undefined) void readAll(chat, referenceOf(reader));
  }, [chat.id, side, unread, settings.readsByLooking]);
}

/** The messages; the newest stays in sight unless one has scrolled up. */
function Messages(): JSX.Element {
  const { messages, hasOlderMessages, typing } = store;
  const t = texts();
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    if (box.current !== null && isAtEnd.current) box.current.scrollTop = box.current.scrollHeight;
  });
  return (
    <div
      class="messages"
      ref={box}
      role="log"
      aria-label={t.conversation}
      tabIndex={0}
      onLoadCapture={({ currentTarget }) => {
        // A picture is only as high as it is once it has come.
        if (isAtEnd.current) currentTarget.scrollTop = currentTarget.scrollHeight;
      }}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < 60;
      }}
    >
      {hasOlderMessages && (
        <button type="button" class="button" onClick={() => void attempt(readOlderMessages)}>
          {t.older}
        </button>
      )}
      {messages.map((message) => (
        <MessageView key={message.id} message={message} />
      ))}
      {[...typing].map((side) => (
        <p key={side} class={`typing ${side}`}>
          {side === 'client' ? t.client : t.operator} {t.typing}
        </p>
      ))}
    </div>
  );
}
