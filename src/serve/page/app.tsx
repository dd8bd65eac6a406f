import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { keepControlToken } from './api/token.ts';
import { DialogOnTop } from './bar/dialog-on-top.tsx';
import { listenForKeys } from './bar/keys.ts';
import { TopBar } from './bar/top-bar.tsx';
import { ChatList } from './chats/chat-list.tsx';
import { Notices } from './parts/notices.tsx';
import { connect } from './state/session.ts';
import { turnTo, useTopics, type Column } from './state/store.ts';
import { ConversationPane } from './talk/conversation.tsx';
import { choose, language, texts } from './texts/language.ts';
import { WebhookList } from './webhooks/webhook-list.tsx';

/** The whole page. */
export function App(): JSX.Element {
  const [shown, setShown] = useState(language());
  useEffect(() => {
    void connect();
    return listenForKeys();
  }, []);
  const onLanguage = (): void => {
    choose(language() === 'en' ? 'ru' : 'en');
    setShown(language());
  };
  return (
    <div class="app" key={shown}>
      <TopBar onLanguage={onLanguage} />
      <Connection />
      <Columns />
      <DialogOnTop onLanguage={onLanguage} />
      <Notices />
    </div>
  );
}

function Columns(): JSX.Element {
  const { column } = useTopics('bar');
  const t = texts();
  const names: readonly [Column, string][] = [
    ['chats', t.chats],
    ['talk', t.conversation],
    ['webhooks', t.webhooks],
  ];
  return (
    <>
      <nav class="column-tabs" aria-label={t.palette}>
        {names.map(([name, label]) => (
          <button
            key={name}
            type="button"
            class="button"
            aria-current={name === column ? 'page' : undefined}
            onClick={() => turnTo(name)}
          >
            {label}
          </button>
        ))}
      </nav>
      <main class="columns" data-column={column}>
        <ChatList />
        <ConversationPane />
        <WebhookList />
      </main>
    </>
  );
}

/** Says that the connection is gone, or asks for the token. */
function Connection(): JSX.Element {
  const { connection } = useTopics('bar');
  const t = texts();
  return (
    <div role="alert">
      {connection === 'lost' && <p class="banner bad">{t.lost}</p>}
      {connection === 'token' && <TokenForm />}
    </div>
  );
}

function TokenForm(): JSX.Element {
  const t = texts();
  const [token, setToken] = useState('');
  return (
    <form
      class="banner warn tools-line"
      onSubmit={(event) => {
        event.preventDefault();
        keepControlToken(token);
        void connect();
      }}
    >
      <span>{t.tokenNeeded}</span>
      <input
        type="password"
        aria-label={t.token}
        autocomplete="off"
        value={token}
        onInput={({ currentTarget: { value } }) => setToken(value)}
      />
      <button class="button strong">{t.connect}</button>
    </form>
  );
}
