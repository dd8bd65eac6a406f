import type { JSX } from 'preact';
import { formatDurationMs } from '../../../env/format.ts';
import type { DeliveryDetail } from '../api/model.ts';
import { ForeignText } from '../parts/foreign-text.tsx';
import { texts, timeOfDay } from '../texts/language.ts';
import type { Json } from './changes.ts';
import { JsonTree } from './json-tree.tsx';

type Try = DeliveryDetail['attempts'][number];
const none = new Set<string>();

/** What came back, try by try, the last one first. */
export function AnswerPane({ detail }: { readonly detail: DeliveryDetail }): JSX.Element {
  const t = texts();
  return (
    <section class="pane" aria-label={t.answer}>
      <div class="tools-line">
        <h3>{t.answer}</h3>
        <bdi class="soft small clip">{detail.url}</bdi>
      </div>
      {detail.attempts.length === 0 && <p class="empty">{t.noAnswer}</p>}
      {detail.attempts.toReversed().map((attempt) => (
        <TryView key={attempt.number} attempt={attempt} />
      ))}
    </section>
  );
}

function TryView({ attempt }: { readonly attempt: Try }): JSX.Element {
  const t = texts();
  const { number, sentAt, tookMs, status, error, body } = attempt;
  const isGood = status !== null && status >= 200 && status < 300;
  return (
    <div class="try">
      <p class="tools-line">
        <span class={`badge ${isGood ? 'good' : 'bad'}`}>{status ?? error?.code ?? '…'}</span>
        <span class="soft small">
          {t.attempt} {number} · {timeOfDay(sentAt)} · {formatDurationMs(tookMs)}
        </span>
      </p>
      {error !== null && <bdi>{error.message.slice(0, 500)}</bdi>}
      {error === null && <AnswerBody body={body ?? ''} />}
    </div>
  );
}

function AnswerBody({ body }: { readonly body: string }): JSX.Element {
  if (body === '') return <p class="soft small">{texts().noAnswerBody}</p>;
  const json = parsed(body);
  if (json !== undefined) return <JsonTree value={json} changes={none} search="" />;
  return (
    <pre class="json" tabIndex={0}>
      <ForeignText text={body} />
    </pre>
  );
}

function parsed(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}

/** The headers of the last try, both ways. */
export function HeadersOf({ detail }: { readonly detail: DeliveryDetail }): JSX.Element {
  const t = texts();
  const last = detail.attempts.at(-1);
  return (
    <div class="panes">
      <Headers title={t.sentHeaders} headers={last?.sentHeaders ?? undefined} />
      <Headers title={t.answerHeaders} headers={last?.headers ?? undefined} />
    </div>
  );
}

interface HeadersProps {
  readonly title: string;
  readonly headers: Readonly<Record<string, string>> | undefined;
}

function Headers({ title, headers }: HeadersProps): JSX.Element {
  return (
    <details class="pane">
      <summary>{title}</summary>
      {headers === undefined && <p class="soft">{texts().noHeaders}</p>}
      <table class="plain mono">
        <tbody>
          {Object.entries(headers ?? {}).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{name.slice(0, 200)}</bdi>
              </th>
              <td>
                <ForeignText text={value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
