import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Chat, Side } from '../api/model.ts';
import { ForeignText } from '../parts/foreign-text.tsx';
import { Icon, IconButton } from '../parts/icon.tsx';
import { quote, referenceOf, sendFile, type, write, writerOf } from '../state/actions.ts';
import { settings } from '../state/settings.ts';
import { changed, store } from '../state/store.ts';
import { texts } from '../texts/language.ts';
import { ReadAll } from './chat-bar.tsx';
import { VoiceRecorder } from './recorder.tsx';

interface Props {
  readonly chat: Chat;
  readonly side: Side;
}

/** One typing event in so long, as the clients of the platform send them. */
const typingEveryMs = 3000;

/** The box in which one side writes. */
export function Composer({ chat, side }: Props): JSX.Element {
  const t = texts();
  const [text, setText] = useState('');
  const writer = writerOf(chat, side);
  const from = writer === undefined ? undefined : referenceOf(writer);
  const typing = useTyping(chat, from);
  const send = async (): Promise<void> => {
    if (from === undefined || text === '') return;
    setText('');
    typing.over();
    if (!(await write(chat, from, { text }))) setText((since) => (since === '' ? text : since));
  };
  const title = side === 'client' ? t.client : t.operator;
  const canWrite = chat.open && from !== undefined;
  return (
    <form
      class={`composer ${side}`}
      aria-label={title}
      onFocusCapture={() => use(side)}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Heading title={title} name={writer?.displayName} chat={chat} side={side} />
      <Quoted side={side} />
      <textarea
        id={`write-${side}`}
        rows={2}
        aria-label={`${t.write} ${title}`}
        placeholder={`${t.write} ${(writer?.displayName ?? t.nobody).slice(0, 60)}`}
        value={text}
        disabled={!canWrite}
        onInput={({ currentTarget: { value } }) => {
          setText(value);
          if (value !== '') typing.now();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void send();
        }}
      />
      <div class="tools-line">
        {from !== undefined && chat.open && <Attaching chat={chat} from={from} />}
        <SendButton isOff={!canWrite || text === ''} />
      </div>
    </form>
  );
}

function SendButton({ isOff }: { readonly isOff: boolean }): JSX.Element {
  return (
    <button class="button strong send" disabled={isOff}>
      <Icon name="send" /> <span class="send-word">{texts().send}</span>
    </button>
  );
}

function use(side: Side): void {
  if (store.activeSide === side) return;
  store.activeSide = side;
  changed('talk');
}

interface HeadingProps extends Props {
  readonly title: string;
  readonly name: string | undefined;
}

function Heading({ title, name, chat, side }: HeadingProps): JSX.Element {
  return (
    <div class="tools-line">
      <strong class="clip">
        {title}
        {name !== undefined && (
          <span class="soft">
            {' · '}
            <ForeignText text={name} atMost={60} />
          </span>
        )}
      </strong>
      <ReadAll chat={chat} side={side} />
    </div>
  );
}

function Quoted({ side }: { readonly side: Side }): JSX.Element | null {
  const { quoted, activeSide } = store;
  const t = texts();
  if (quoted === undefined || activeSide !== side) return null;
  return (
    <blockquote class="tools-line">
      <span class="clip">
        {t.quoting}: <ForeignText text={quoted.text === '' ? `№ ${quoted.id}` : quoted.text} atMost={80} />
      </span>
      <button type="button" class="button" onClick={() => quote(undefined)}>
        {t.cancel}
      </button>
    </blockquote>
  );
}

function Attaching({ chat, from }: { readonly chat: Chat; readonly from: string }): JSX.Element {
  const t = texts();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          for (const file of currentTarget.files ?? []) void sendFile(chat, from, file);
          currentTarget.value = '';
        }}
      />
      <IconButton icon="attach" label={t.attach} onClick={() => picker.current?.click()} />
      <IconButton
        icon="image"
        label={t.madeImage}
        onClick={() => void write(chat, from, { form: 'image' })}
      />
      <IconButton
        icon="voice"
        label={t.madeVoice}
        onClick={() => void write(chat, from, { form: 'voice' })}
      />
      <VoiceRecorder onRecorded={(file) => void sendFile(chat, from, file, true)} />
    </>
  );
}

/** Sends typing events while someone types, where that is wanted. */
function useTyping(chat: Chat, by: string | undefined): { now: () => void; over: () => void } {
  const timer = useRef<number | undefined>(undefined);
  const over = (): void => {
    clearTimeout(timer.current);
    timer.current = undefined;
  };
  const now = (): void => {
    if (timer.current !== undefined || by === undefined || !settings.sendsTyping) return;
    timer.current = setTimeout(over, typingEveryMs);
    void type(chat, by);
  };
  return { now, over };
}
