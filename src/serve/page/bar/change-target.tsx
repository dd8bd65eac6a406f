import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ask } from '../api/client.ts';
import { Dialog } from '../parts/dialog.tsx';
import { attempt } from '../state/session.ts';
import { show, store } from '../state/store.ts';
import { texts } from '../texts/language.ts';

/** Sends webhooks elsewhere from now on. */
export function ChangeTarget(): JSX.Element {
  const t = texts();
  const [url, setUrl] = useState('');
  const [policy] = useState(Object.entries(store.status?.policy ?? {}));
  return (
    <Dialog title={t.changeTarget}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void attempt(() => ask('put', '/target', { body: { url } })).then(
            (status) => status !== undefined && show(undefined),
          );
        }}
      >
        <p class="soft">
          <bdi>{store.status?.target.slice(0, 300)}</bdi>
        </p>
        <label>
          {t.targetAddress}
          <input
            autofocus
            required
            maxLength={2000}
            value={url}
            onInput={({ currentTarget: { value } }) => setUrl(value)}
          />
        </label>
        <button class="button strong">{t.changeTarget}</button>
      </form>
      <dl class="facts">
        {policy.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
