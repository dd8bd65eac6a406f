import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Chat } from '../api/model.ts';
import { ForeignText } from '../parts/foreign-text.tsx';
import { assign, close, comeBack, hire, readAll, referenceOf, writerOf } from '../state/actions.ts';
import { decide, settings } from '../state/settings.ts';
import { changed, store } from '../state/store.ts';
import { texts } from '../texts/language.ts';

/** Who talks, and what can be done with the chat. */
export function ChatBar({ chat }: { readonly chat: Chat }): JSX.Element {
  const t = texts();
  const { client, channel, assignee, open } = chat;
  return (
    <header class="chat-bar">
      <h2>
        <ForeignText text={client.displayName} atMost={80} />{' '}
        <span class={`badge ${open ? 'good' : 'idle'}`}>{open ? t.open : t.closed}</span>
      </h2>
      <p class="soft small">
        <ForeignText text={channel.title} atMost={60} /> ({channel.type}) · № {chat.id} · {t.operator}:{' '}
        <ForeignText text={assignee?.displayName ?? t.nobody} atMost={80} />
      </p>
      <div class="tools-line">
        {open ? <OpenDeeds chat={chat} /> : <ComeBack chat={chat} />}
        <Switches />
      </div>
    </header>
  );
}

function OpenDeeds({ chat }: { readonly chat: Chat }): JSX.Element {
  const t = texts();
  return (
    <>
      <Assign chat={chat} />
      <button type="button" class="button" onClick={() => void close(chat)}>
        {t.closeChat}
      </button>
    </>
  );
}

function ComeBack({ chat }: { readonly chat: Chat }): JSX.Element {
  return (
    <button type="button" class="button strong" onClick={() => void comeBack(chat)}>
      {texts().clientReturns}
    </button>
  );
}

/** Gives the chat to an operator, or from one to another. */
function Assign({ chat }: { readonly chat: Chat }): JSX.Element {
  const t = texts();
  const operators = (store.world?.operators ?? []).filter(
    ({ id, deleted }) => !deleted && id !== chat.assignee?.id,
  );
  const [wanted, setWanted] = useState<number>();
  const chosen = operators.find(({ id }) => id === wanted) ?? operators[0];
  if (chosen === undefined) {
    return (
      <button type="button" class="button" onClick={() => void hire()}>
        {t.newOperator}
      </button>
    );
  }
  return (
    <span class="joined">
      <select
        aria-label={t.assignTo}
        value={chosen.id}
        onChange={({ currentTarget: { value } }) => setWanted(Number(value))}
      >
        {operators.map(({ id, displayName }) => (
          <option key={id} value={id}>
            {displayName.slice(0, 60)}
          </option>
        ))}
      </select>
      <button type="button" class="button" onClick={() => void assign(chat, chosen.id)}>
        {chat.assignee === null ? t.assign : t.transfer}
      </button>
    </span>
  );
}

function Switches(): JSX.Element {
  const t = texts();
  const flip = (setting: keyof typeof settings) => (): void => {
    decide(setting, !settings[setting]);
    changed('talk');
  };
  return (
    <span class="switches small">
      <label>
        <input type="checkbox" checked={settings.sendsTyping} onChange={flip('sendsTyping')} />{' '}
        {t.typingEvents}
      </label>
      <label>
        <input type="checkbox" checked={settings.readsByLooking} onChange={flip('readsByLooking')} />{' '}
        {t.readByLooking}
      </label>
    </span>
  );
}

/** A button with which a side reads everything. */
export function ReadAll({
  chat,
  side,
}: {
  readonly chat: Chat;
  readonly side: 'client' | 'operator';
}): JSX.Element {
  const unread = side === 'client' ? chat.clientUnread : chat.operatorUnread;
  const reader = writerOf(chat, side);
  return (
    <button
      type="button"
      class="button"
      disabled={unread === 0 || reader === undefined}
      onClick={() => reader !== undefined && void readAll(chat, referenceOf(reader))}
    >
      {texts().readAll} ({unread})
    </button>
  );
}
