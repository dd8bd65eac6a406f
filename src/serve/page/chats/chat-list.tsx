import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Chat } from '../api/model.ts';
import { ForeignText } from '../parts/foreign-text.tsx';
import { VirtualList } from '../parts/virtual-list.tsx';
import { attempt, openChat } from '../state/session.ts';
import { show, store, turnTo, useTopics } from '../state/store.ts';
import { texts, timeOfDay } from '../texts/language.ts';

interface Filter {
  readonly search: string;
  readonly channel: string;
  readonly state: '' | 'open' | 'closed' | 'unread';
}

function isMeant(chat: Chat, { search, channel, state }: Filter): boolean {
  if (channel !== '' && chat.channel.name !== channel) return false;
  if (state === 'unread' && chat.operatorUnread + chat.clientUnread === 0) return false;
  if ((state === 'open' || state === 'closed') && chat.open !== (state === 'open')) return false;
  if (search === '') return true;
  const wanted = search.toLowerCase();
  const fields = [chat.client.displayName, chat.name, String(chat.id), chat.lastMessage?.text ?? ''];
  return fields.some((field) => field.toLowerCase().includes(wanted));
}

/** The chats that a filter means, the one where something happened last first. */
function meantChats(filter: Filter): Chat[] {
  const meant = [...store.chats.values()].filter((chat) => isMeant(chat, filter));
  return meant.sort((a, b) => b.lastEventAt - a.lastEventAt || b.id - a.id);
}

/** The left column. */
export function ChatList(): JSX.Element {
  const { selected, chats: all } = useTopics('chats');
  const [filter, setFilter] = useState<Filter>({ search: '', channel: '', state: '' });
  const t = texts();
  const chats = meantChats(filter);
  const openAt = (index: number): void => {
    const chat = chats[index];
    if (chat !== undefined) void attempt(() => openChat(chat.id));
  };
  return (
    <section class="column chats" aria-label={t.chats}>
      <ChatFilter filter={filter} onFilter={setFilter} />
      {chats.length === 0 && <p class="empty">{all.size === 0 ? t.noChats : t.noMatch}</p>}
      <VirtualList
        id="chat-list"
        label={t.chats}
        count={chats.length}
        rowHeight={66}
        chosen={chats.findIndex(({ id }) => id === selected)}
        onChoose={openAt}
        onOpen={() => turnTo('talk')}
        keyOf={(index) => chats[index]?.id ?? index}
        row={(index) => {
          const chat = chats[index];
          return chat === undefined ? null : <ChatRow chat={chat} />;
        }}
      />
    </section>
  );
}

interface FilterProps {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

function ChatFilter({ filter, onFilter }: FilterProps): JSX.Element {
  const t = texts();
  return (
    <div class="tools">
      <div class="tools-line">
        <input
          id="chat-search"
          type="search"
          aria-label={t.searchChats}
          placeholder={`${t.searchChats}  /`}
          value={filter.search}
          onInput={({ currentTarget: { value } }) => onFilter({ ...filter, search: value })}
        />
        <button type="button" class="button strong" onClick={() => show({ kind: 'new-client' })}>
          {t.newClient}
        </button>
      </div>
      <div class="tools-line">
        <select
          aria-label={t.channel}
          value={filter.channel}
          onChange={({ currentTarget: { value } }) => onFilter({ ...filter, channel: value })}
        >
          <option value="">{t.allChannels}</option>
          {(store.world?.channels ?? []).map(({ id, name, title }) => (
            <option key={id} value={name}>
              {title.slice(0, 60)}
            </option>
          ))}
        </select>
        <select
          aria-label={t.allStates}
          value={filter.state}
          onChange={({ currentTarget: { value } }) =>
            onFilter({ ...filter, state: value as Filter['state'] })
          }
        >
          <option value="">{t.allStates}</option>
          <option value="open">{t.open}</option>
          <option value="closed">{t.closed}</option>
          <option value="unread">{t.unreadOnly}</option>
        </select>
      </div>
    </div>
  );
}

function ChatRow({ chat }: { readonly chat: Chat }): JSX.Element {
  const t = texts();
  const { client, channel, open, lastMessage, lastEventAt, operatorUnread } = chat;
  const words = lastMessage?.text === '' ? (lastMessage.file?.name ?? '') : (lastMessage?.text ?? '');
  return (
    <div class="chat-row">
      <div class="row-line">
        <strong>
          <ForeignText text={client.displayName} atMost={80} />
        </strong>
        <time>{timeOfDay(lastEventAt)}</time>
      </div>
      <div class="row-line soft">
        <span class="clip">
          <ForeignText text={words} atMost={120} />
        </span>
        {operatorUnread > 0 && (
          <span class="badge info">
            {operatorUnread}
            <span class="visually-hidden"> {t.unread}</span>
          </span>
        )}
      </div>
      <div class="row-line soft small">
        <span class="clip">
          <ForeignText text={channel.title} atMost={60} /> · № {chat.id}
        </span>
        <span class={open ? 'tone good' : 'tone idle'}>{open ? t.open : t.closed}</span>
      </div>
    </div>
  );
}
