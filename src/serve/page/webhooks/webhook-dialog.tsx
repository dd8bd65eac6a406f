import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ask } from '../api/client.ts';
import type { DeliveryDetail } from '../api/model.ts';
import { Dialog } from '../parts/dialog.tsx';
import { resendWebhook } from '../state/actions.ts';
import { show, store, useTopics } from '../state/store.ts';
import { texts } from '../texts/language.ts';
import { AnswerPane, HeadersOf } from './answer-pane.tsx';
import { BodyPane } from './body-pane.tsx';
import type { Json } from './changes.ts';
import { copy, stepOf } from './copy.ts';
import { FaultsOf } from './faults-of.tsx';
import { toneOf } from './tone.ts';

/** Everything about one webhook. */
export function WebhookDialog({ id }: { readonly id: number }): JSX.Element {
  const t = texts();
  const { deliveries } = useTopics('webhooks');
  const row = deliveries.get(id);
  const [detail, before] = useDetail(id, `${row?.state ?? ''} ${row?.tries ?? 0}`);
  return (
    <Dialog title={`№ ${id} ${row?.type ?? ''}`} wide>
      <div
        class="webhook-dialog"
        onKeyDown={(event) => {
          if (event.altKey && event.key === 'ArrowUp') step(id, 1);
          if (event.altKey && event.key === 'ArrowDown') step(id, -1);
        }}
      >
        <p class="tools-line">
          {row !== undefined && <span class={`badge ${toneOf(row.state)}`}>{t.states[row.state]}</span>}
          {row !== undefined && <FaultsOf row={row} />}
          <bdi>{(row?.verdict ?? '').slice(0, 300)}</bdi>
        </p>
        {detail === 'gone' || detail === undefined ? (
          <p class="empty">{detail === 'gone' ? t.gone : '…'}</p>
        ) : (
          <Inside key={id} detail={detail} before={before} />
        )}
      </div>
    </Dialog>
  );
}

/** Goes to the webhook after or before. */
function step(id: number, by: 1 | -1): void {
  const { rows } = store.deliveries;
  const next = rows[rows.findIndex((row) => row.id === id) + by];
  if (next !== undefined) show({ kind: 'webhook', id: next.id });
}

/** The detail, read again when the row changes, and the body of the webhook before it in the same chat. */
function useDetail(id: number, version: string): [DeliveryDetail | 'gone' | undefined, Json | undefined] {
  const [detail, setDetail] = useState<DeliveryDetail | 'gone'>();
  const [before, setBefore] = useState<Json>();
  useEffect(() => {
    let isOver = false;
    ask('get', '/deliveries/{deliveryId}', { params: { deliveryId: id } }).then(
      (found) => isOver || setDetail(found),
      () => isOver || setDetail('gone'),
    );
    return () => void (isOver = true);
  }, [id, version]);
  useEffect(() => {
    let isOver = false;
    setBefore(undefined);
    const own = store.deliveries.get(id);
    const previous = store.deliveries.rows.findLast((row) => row.id < id && row.chatId === own?.chatId);
    if (previous === undefined) return;
    ask('get', '/deliveries/{deliveryId}', { params: { deliveryId: previous.id } }).then(
      ({ json }) => isOver || setBefore(json as Json),
      () => undefined,
    );
    return () => void (isOver = true);
  }, [id]);
  return [detail, before];
}

interface InsideProps {
  readonly detail: DeliveryDetail;
  readonly before: Json | undefined;
}

function Inside({ detail, before }: InsideProps): JSX.Element {
  const t = texts();
  const { id } = detail.delivery;
  const [edited, setEdited] = useState<string>();
  return (
    <>
      <div class="tools-line">
        <button type="button" class="button strong" onClick={() => void resendWebhook(id)}>
          {t.resend}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => setEdited(edited === undefined ? pretty(detail) : undefined)}
        >
          {edited === undefined ? t.edit : t.cancel}
        </button>
        <Copies detail={detail} />
        <button type="button" class="button" onClick={() => step(id, -1)}>
          ← {t.previous}
        </button>
        <button type="button" class="button" onClick={() => step(id, 1)}>
          {t.next} →
        </button>
      </div>
      {edited === undefined ? (
        <div class="panes">
          <BodyPane detail={detail} before={before} />
          <AnswerPane detail={detail} />
        </div>
      ) : (
        <Editing id={id} text={edited} onText={setEdited} />
      )}
      <HeadersOf detail={detail} />
    </>
  );
}

function pretty({ json, body }: DeliveryDetail): string {
  return json === null ? body : JSON.stringify(json, undefined, 2);
}

function Copies({ detail }: { readonly detail: DeliveryDetail }): JSX.Element {
  const t = texts();
  const forms = [
    [t.copyCurl, detail.curl],
    [t.copyStep, stepOf(detail)],
    [t.copyJson, detail.body],
  ] as const;
  return (
    <>
      {forms.map(([label, text]) => (
        <button key={label} type="button" class="button" onClick={() => void copy(text)}>
          {label}
        </button>
      ))}
    </>
  );
}

interface EditingProps {
  readonly id: number;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** The body to be changed and sent. */
function Editing({ id, text, onText }: EditingProps): JSX.Element {
  const t = texts();
  const send = async (): Promise<void> => {
    const sent = await resendWebhook(id, text);
    if (sent !== undefined) show({ kind: 'webhook', id: sent });
  };
  return (
    <div class="form">
      <textarea
        class="mono edited"
        aria-label={t.editedBody}
        rows={18}
        value={text}
        onInput={({ currentTarget: { value } }) => onText(value)}
      />
      <button type="button" class="button strong" onClick={() => void send()}>
        {t.sendEdited}
      </button>
    </div>
  );
}
