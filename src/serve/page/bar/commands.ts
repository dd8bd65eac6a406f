import { ask } from '../api/client.ts';
import { assign, close, comeBack, hire, readAll, referenceOf, write, writerOf } from '../state/actions.ts';
import { download } from '../state/downloads.ts';
import { attempt, openChat } from '../state/session.ts';
import { turnTheme } from '../state/settings.ts';
import { selectedChat, show, store, type Dialog } from '../state/store.ts';
import { texts } from '../texts/language.ts';
import { focusColumn } from './keys.ts';

/** Something that can be done, by its name. */
export interface Command {
  readonly title: string;
  /** The key that does it without the palette. */
  readonly keys?: string;
  readonly run: () => void;
}

/** Everything that can be done now. */
export function commands(onLanguage: () => void): Command[] {
  return [...chatCommands(), ...pageCommands(onLanguage)];
}

function chatCommands(): Command[] {
  const t = texts();
  const chat = selectedChat();
  if (chat === undefined) return [];
  if (!chat.open) return [{ title: t.clientReturns, run: () => void comeBack(chat) }];
  const operators = (store.world?.operators ?? []).filter(
    ({ id, deleted }) => !deleted && id !== chat.assignee?.id,
  );
  const give = chat.assignee === null ? t.assign : t.transfer;
  return [
    { title: t.closeChat, run: () => void close(chat) },
    ...operators.map(({ id, displayName }) => ({
      title: `${give}: ${displayName.slice(0, 80)}`,
      run: () => void assign(chat, id),
    })),
    ...(['client', 'operator'] as const).flatMap((side) => {
      const writer = writerOf(chat, side);
      if (writer === undefined) return [];
      const by = referenceOf(writer);
      const who = side === 'client' ? t.client : t.operator;
      return [
        { title: `${who}: ${t.readAll}`, run: () => void readAll(chat, by) },
        { title: `${who}: ${t.madeImage}`, run: () => void write(chat, by, { form: 'image' }) },
        { title: `${who}: ${t.madeVoice}`, run: () => void write(chat, by, { form: 'voice' }) },
      ];
    }),
  ];
}

function pageCommands(onLanguage: () => void): Command[] {
  const t = texts();
  const opens = (kind: Exclude<Dialog['kind'], 'webhook'>) => (): void => show({ kind });
  return [
    { title: t.newClient, keys: 'Alt N', run: opens('new-client') },
    { title: t.newOperator, run: () => void hire() },
    { title: t.chats, keys: 'Alt 1', run: () => focusColumn('chats') },
    { title: t.conversation, keys: 'Alt 2', run: () => focusColumn('talk') },
    { title: t.webhooks, keys: 'Alt 3', run: () => focusColumn('webhooks') },
    { title: t.runScenario, run: opens('scenario') },
    { title: t.faults, run: opens('faults') },
    { title: `${t.faults}: ${t.allOff}`, run: () => void attempt(() => ask('delete', '/faults')) },
    { title: t.changeTarget, run: opens('target') },
    { title: t.saveScenario, run: opens('save') },
    { title: `${t.download}: ${t.runFile}`, run: () => void download('/run', 'run.ndjson') },
    { title: `${t.download}: ${t.report}`, run: () => void download('/report', 'report.html') },
    { title: t.reset, run: opens('reset') },
    { title: `${t.theme}: ${t.light} / ${t.dark}`, run: turnTheme },
    { title: 'English / Русский', run: onLanguage },
  ];
}

/** Chats to go to, by the name of the client. */
export function chatsAsCommands(search: string): Command[] {
  if (search === '') return [];
  const meant = [...store.chats.values()].filter(({ client, id }) =>
    `${client.displayName} ${id}`.toLowerCase().includes(search),
  );
  return meant.slice(0, 20).map(({ id, client, channel }) => ({
    title: `${client.displayName.slice(0, 80)} · ${channel.title.slice(0, 40)} · № ${id}`,
    run: () => {
      void attempt(() => openChat(id));
      focusColumn('talk');
    },
  }));
}
