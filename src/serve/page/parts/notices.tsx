import type { JSX } from 'preact';
import { dismiss, useTopics } from '../state/store.ts';
import { texts } from '../texts/language.ts';

/** What went wrong or well lately. */
export function Notices(): JSX.Element {
  const { notices } = useTopics('notices');
  return (
    <div class="notices" role="status" aria-live="polite">
      {notices.map(({ id, tone, text, hint }) => (
        <div key={id} class={`notice ${tone}`}>
          <p>
            <bdi>{text}</bdi>
            {hint !== undefined && <bdi class="hint">{hint}</bdi>}
          </p>
          <button type="button" class="button" aria-label={texts().dismiss} onClick={() => dismiss(id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
