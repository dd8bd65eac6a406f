import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Dialog } from '../parts/dialog.tsx';
import { welcome } from '../state/actions.ts';
import { store } from '../state/store.ts';
import { texts } from '../texts/language.ts';

/** Asks for a new client, who opens a chat. */
export function NewClient(): JSX.Element {
  const t = texts();
  const channels = store.world?.channels ?? [];
  const [channel, setChannel] = useState(channels[0]?.name ?? '');
  const [name, setName] = useState('');
  return (
    <Dialog title={t.newClient}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void welcome(channel, name.trim());
        }}
      >
        <label>
          {t.name} <small>({t.optional})</small>
          <input
            autofocus
            maxLength={200}
            value={name}
            onInput={({ currentTarget: { value } }) => setName(value)}
          />
        </label>
        <label>
          {t.channel}
          <select value={channel} onChange={({ currentTarget: { value } }) => setChannel(value)}>
            {channels.map((one) => (
              <option key={one.id} value={one.name}>
                {one.title.slice(0, 60)} ({one.type})
              </option>
            ))}
          </select>
        </label>
        <button class="button strong">{t.create}</button>
      </form>
    </Dialog>
  );
}
