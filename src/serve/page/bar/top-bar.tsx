import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ask } from '../api/client.ts';
import type { Play, Status } from '../api/model.ts';
import { attempt } from '../state/session.ts';
import { isDark, turnTheme } from '../state/settings.ts';
import { show, useTopics, type Connection } from '../state/store.ts';
import { texts } from '../texts/language.ts';

/** The line above: where webhooks go, the state of that, and what concerns all chats. */
export function TopBar({ onLanguage }: { readonly onLanguage: () => void }): JSX.Element {
  const { status, connection, faults } = useTopics('bar');
  const t = texts();
  const on = faults.filter((fault) => fault.on !== null);
  const hits = on.reduce((sum, fault) => sum + fault.hits, 0);
  return (
    <header class="top-bar">
      <h1 class="brand">iqmock</h1>
      <span class={`tone ${connection === 'live' ? 'good' : 'bad'} small`}>{wordFor(connection)}</span>
      {status !== undefined && <Target status={status} />}
      <span class="spring" />
      <RunningPlay />
      <button
        type="button"
        class={`button ${on.length > 0 ? 'is-on' : ''}`}
        onClick={() => show({ kind: 'faults' })}
      >
        {t.faults}
        {on.length > 0 && ` ${on.length} · ${hits}`}
      </button>
      <button type="button" class="button wide-only" onClick={() => show({ kind: 'scenario' })}>
        {t.scenario}
      </button>
      <button type="button" class="button wide-only" onClick={() => show({ kind: 'save' })}>
        {t.save}
      </button>
      <button type="button" class="button wide-only" onClick={() => show({ kind: 'reset' })}>
        {t.reset}
      </button>
      <button type="button" class="button" onClick={() => show({ kind: 'palette' })}>
        {t.palette} <kbd>Ctrl K</kbd>
      </button>
      <Looks onLanguage={onLanguage} />
    </header>
  );
}

function wordFor(connection: Connection): string {
  const t = texts();
  if (connection === 'live') return t.live;
  if (connection === 'token') return t.token;
  return t.connecting;
}

function Target({ status }: { readonly status: Status }): JSX.Element {
  const t = texts();
  const { target, targetIsEmbedded, consumer, pending } = status;
  const tone = consumer === 'up' ? 'good' : consumer === 'unknown' ? 'idle' : 'bad';
  return (
    <span class="target">
      <button
        type="button"
        class="button clip"
        title={target.slice(0, 200)}
        onClick={() => show({ kind: 'target' })}
      >
        <span class="visually-hidden">{t.changeTarget}: </span>→{' '}
        <bdi>{targetIsEmbedded ? t.embedded : target.slice(0, 200)}</bdi>
      </button>
      <span class={`badge ${tone}`}>
        <span class="visually-hidden">{t.consumer}: </span>
        <span>{t.consumerStates[consumer as keyof typeof t.consumerStates]}</span>
      </span>
      <span class={`badge ${pending > 0 ? 'warn' : 'idle'}`}>
        {pending} {t.pending}
      </span>
    </span>
  );
}

/** The scenario that is being played, or the last one. */
function RunningPlay(): JSX.Element | null {
  const { plays } = useTopics('bar');
  const t = texts();
  const play = [...plays.values()].reduce<Play | undefined>(
    (latest, one) => (latest === undefined || one.id > latest.id ? one : latest),
    undefined,
  );
  if (play === undefined) return null;
  const { id, scenario, state, webhooks, error } = play;
  const tone = state === 'failed' ? 'bad' : state === 'running' ? 'info' : 'idle';
  return (
    <span
      class={`badge clip play ${state === 'running' ? '' : 'is-over'} ${tone}`}
      title={error?.error.message.slice(0, 300)}
    >
      {state === 'running' ? t.running : t.playDone}: {scenario.slice(0, 40)} · {webhooks}
      {state === 'running' && (
        <button
          type="button"
          class="link"
          onClick={() => void attempt(() => ask('post', '/plays/{playId}/stop', { params: { playId: id } }))}
        >
          {t.stop}
        </button>
      )}
    </span>
  );
}

function Looks({ onLanguage }: { readonly onLanguage: () => void }): JSX.Element {
  const t = texts();
  const [dark, setDark] = useState(isDark());
  return (
    <>
      <button
        type="button"
        class="button wide-only"
        onClick={() => {
          turnTheme();
          setDark(isDark());
        }}
      >
        {dark ? t.light : t.dark}
      </button>
      <button
        type="button"
        class="button wide-only"
        lang={t.language === 'English' ? 'ru' : 'en'}
        onClick={onLanguage}
      >
        {t.language === 'English' ? 'RU' : 'EN'}
        <span class="visually-hidden">: {t.language === 'English' ? 'Русский' : 'English'}</span>
      </button>
    </>
  );
}
