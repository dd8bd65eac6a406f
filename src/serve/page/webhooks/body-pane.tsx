import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { DeliveryDetail } from '../api/model.ts';
import { ForeignText } from '../parts/foreign-text.tsx';
import { texts } from '../texts/language.ts';
import { changesOf, type Json } from './changes.ts';
import { JsonTree } from './json-tree.tsx';

interface Props {
  readonly detail: DeliveryDetail;
  readonly before: Json | undefined;
}

/** The body that was sent, what changed since the one before marked. */
export function BodyPane({ detail, before }: Props): JSX.Element {
  const t = texts();
  const [search, setSearch] = useState('');
  const json = detail.json as Json;
  const changes = useMemo(() => changesOf(json, before), [json, before]);
  return (
    <section class="pane" aria-label={t.body}>
      <div class="tools-line">
        <h3>
          {t.body} <span class="soft small">{detail.delivery.bytes} B</span>
        </h3>
        <input
          type="search"
          aria-label={t.searchBody}
          placeholder={t.searchBody}
          value={search}
          onInput={({ currentTarget: { value } }) => setSearch(value)}
        />
      </div>
      {before !== undefined && <p class="soft small">{t.changedHint}</p>}
      {json === null ? (
        <pre class="json" tabIndex={0}>
          <ForeignText text={detail.body} />
        </pre>
      ) : (
        <JsonTree value={json} changes={changes} search={search.toLowerCase()} />
      )}
    </section>
  );
}
