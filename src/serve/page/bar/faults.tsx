import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ask } from '../api/client.ts';
import type { Fault } from '../api/model.ts';
import { Dialog } from '../parts/dialog.tsx';
import { attempt } from '../state/session.ts';
import { changed, store, useTopics } from '../state/store.ts';
import { texts } from '../texts/language.ts';

/** Does something to the faults and shows what came of it. */
async function change(deed: () => Promise<readonly Fault[]>): Promise<void> {
  const faults = await attempt(deed);
  if (faults === undefined) return;
  store.faults = faults;
  changed('bar', 'dialog');
}

/** The faults as switches, with what each of them did. */
export function Faults(): JSX.Element {
  const { faults } = useTopics('dialog', 'bar');
  const t = texts();
  return (
    <Dialog title={t.faults}>
      {faults.length === 0 ? (
        <p class="empty">{t.noFaults}</p>
      ) : (
        <>
          <button type="button" class="button" onClick={() => void change(() => ask('delete', '/faults'))}>
            {t.allOff}
          </button>
          <ul class="faults">
            {faults.map((fault) => (
              <FaultSwitch key={fault.name} fault={fault} />
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

function FaultSwitch({ fault }: { readonly fault: Fault }): JSX.Element {
  const t = texts();
  const { name, doc, example, on, hits } = fault;
  const [spec, setSpec] = useState(on ?? '');
  const params = { fault: name };
  const switchOn = (): Promise<void> =>
    change(() => ask('put', '/faults/{fault}', { params, body: spec === '' ? {} : { spec } }));
  return (
    <li>
      <label>
        <input
          type="checkbox"
          role="switch"
          checked={on !== null}
          onChange={() =>
            void (on === null ? switchOn() : change(() => ask('delete', '/faults/{fault}', { params })))
          }
        />{' '}
        <strong class="mono">{name}</strong>
        {on !== null && (
          <span class="badge warn">
            {t.hits}: {hits}
          </span>
        )}
      </label>
      <p class="soft small">{doc}</p>
      <form
        class="tools-line"
        onSubmit={(event) => {
          event.preventDefault();
          void switchOn();
        }}
      >
        <input
          class="mono"
          aria-label={`${t.parameters}: ${name}`}
          placeholder={example}
          maxLength={500}
          value={spec}
          onInput={({ currentTarget: { value } }) => setSpec(value)}
        />
      </form>
    </li>
  );
}
