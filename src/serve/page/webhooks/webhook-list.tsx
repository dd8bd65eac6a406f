import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatDurationMs } from '../../../env/format.ts';
import type { Delivery } from '../api/model.ts';
import { ForeignText } from '../parts/foreign-text.tsx';
import { VirtualList } from '../parts/virtual-list.tsx';
import { mostAskedRows } from '../state/deliveries.ts';
import { attempt, readOlderDeliveries } from '../state/session.ts';
import { show, store, useTopics } from '../state/store.ts';
import { texts, timeOfDay } from '../texts/language.ts';
import { FaultsOf } from './faults-of.tsx';
import { toneOf } from './tone.ts';

interface Filter {
  readonly search: string;
  readonly type: string;
  readonly isThisChat: boolean;
}

function meantDeliveries({ search, type, isThisChat }: Filter): readonly Delivery[] {
  const { rows } = store.deliveries;
  const { selected } = store;
  if (search === '' && type === '' && !isThisChat) return rows;
  const wanted = search.toLowerCase();
  return rows.filter(
    (row) =>
      (type === '' || row.type === type) &&
      (!isThisChat || row.chatId === selected) &&
      (search === '' || `${row.id} ${row.type} ${row.summary} ${row.verdict}`.toLowerCase().includes(wanted)),
  );
}

let isReading = false;

function readOlder(): void {
  const { rows } = store.deliveries;
  if (isReading || rows.length >= mostAskedRows || (rows[0]?.id ?? 1) <= 1) return;
  isReading = true;
  void attempt(readOlderDeliveries).finally(() => (isReading = false));
}

/** The right column: the webhooks as they leave, the newest first. */
export function WebhookList(): JSX.Element {
  const { deliveries } = useTopics('webhooks', 'talk');
  const [filter, setFilter] = useState<Filter>({ search: '', type: '', isThisChat: false });
  const [chosen, setChosen] = useState<number>();
  const t = texts();
  const rows = meantDeliveries(filter);
  const at = (index: number): Delivery | undefined => rows[rows.length - 1 - index];
  return (
    <section class="column webhooks" aria-label={t.webhooks}>
      <WebhookFilter filter={filter} onFilter={setFilter} />
      {rows.length === 0 && <p class="empty">{deliveries.rows.length === 0 ? t.noWebhooks : t.noMatch}</p>}
      <VirtualList
        id="webhook-list"
        label={t.webhooks}
        count={rows.length}
        rowHeight={70}
        chosen={chosen === undefined ? -1 : indexFromEnd(rows, chosen)}
        onChoose={(index) => setChosen(at(index)?.id)}
        onOpen={(index) => {
          const row = at(index);
          if (row !== undefined) show({ kind: 'webhook', id: row.id });
        }}
        keyOf={(index) => at(index)?.id ?? index}
        onEnd={readOlder}
        row={(index) => {
          const row = at(index);
          return row === undefined ? null : <WebhookRow row={row} />;
        }}
      />
    </section>
  );
}

function indexFromEnd(rows: readonly Delivery[], id: number): number {
  const index = rows.findLastIndex((row) => row.id === id);
  return index < 0 ? -1 : rows.length - 1 - index;
}

interface FilterProps {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

function WebhookFilter({ filter, onFilter }: FilterProps): JSX.Element {
  const t = texts();
  const types = [...new Set(store.deliveries.rows.map(({ type }) => type))].sort();
  return (
    <div class="tools">
      <div class="tools-line">
        <input
          id="webhook-search"
          type="search"
          aria-label={t.searchWebhooks}
          placeholder={t.searchWebhooks}
          value={filter.search}
          onInput={({ currentTarget: { value } }) => onFilter({ ...filter, search: value })}
        />
      </div>
      <div class="tools-line">
        <select
          aria-label={t.type}
          value={filter.type}
          onChange={({ currentTarget: { value } }) => onFilter({ ...filter, type: value })}
        >
          <option value="">{t.allTypes}</option>
          {types.map((type) => (
            <option key={type} value={type}>
              {type}
            </option>
          ))}
        </select>
        <label class="small">
          <input
            type="checkbox"
            checked={filter.isThisChat}
            onChange={() => onFilter({ ...filter, isThisChat: !filter.isThisChat })}
          />{' '}
          {t.thisChat}
        </label>
      </div>
    </div>
  );
}

function WebhookRow({ row }: { readonly row: Delivery }): JSX.Element {
  const t = texts();
  const { id, type, state, status, tries, verdict, madeAt, latencyMs, resendOf, summary } = row;
  return (
    <div class="webhook-row">
      <div class="row-line">
        <strong class="clip mono">{type}</strong>
        <FaultsOf row={row} />
        <span class={`badge ${toneOf(state)}`}>{status ?? t.states[state] ?? state}</span>
      </div>
      <div class="row-line soft small">
        <span class="clip">
          <ForeignText text={summary} atMost={100} />
        </span>
        <time>{timeOfDay(madeAt)}</time>
      </div>
      <div class="row-line soft small">
        <span class="clip">
          № {id}
          {resendOf !== null && ` (↻ ${resendOf})`} · {verdict.slice(0, 120)}
        </span>
        <span>
          {tries > 1 && `${tries} ${t.tries} · `}
          {latencyMs !== null && formatDurationMs(latencyMs)}
        </span>
      </div>
    </div>
  );
}
