import type { JSX } from 'preact';
import { ask } from '../api/client.ts';
import { Dialog } from '../parts/dialog.tsx';
import { attempt } from '../state/session.ts';
import { show } from '../state/store.ts';
import { texts } from '../texts/language.ts';

/** Asks before a new tenant begins. */
export function Reset(): JSX.Element {
  const t = texts();
  const reset = async (): Promise<void> => {
    const status = await attempt(() => ask('post', '/reset', { body: {} }));
    if (status !== undefined) show(undefined);
  };
  return (
    <Dialog title={t.reset}>
      <div class="form">
        <p>{t.resetQuestion}</p>
        <button type="button" class="button strong" autofocus onClick={() => void reset()}>
          {t.reset}
        </button>
      </div>
    </Dialog>
  );
}
