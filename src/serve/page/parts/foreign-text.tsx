import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { texts } from '../texts/language.ts';

const shownLength = 4000;

interface Props {
  readonly text: string;
  /** Only so much of it, without a button for the rest. */
  readonly atMost?: number;
}

/** A text from elsewhere: shown as text, cut off if it is long, its direction kept to itself. */
export function ForeignText({ text, atMost }: Props): JSX.Element {
  const [isWhole, showWhole] = useState(false);
  const limit = atMost ?? (isWhole ? Infinity : shownLength);
  const isCut = text.length > limit;
  return (
    <bdi class="foreign" dir="auto">
      {isCut ? `${text.slice(0, limit)}…` : text}
      {isCut && atMost === undefined && (
        <button type="button" class="link" onClick={() => showWhole(true)}>
          {texts().showAll} ({text.length})
        </button>
      )}
    </bdi>
  );
}
