import { definition as ratingIgnored } from '../../../events/rating_ignored.ts';
import type { AskSpec } from '../../../world/client-facts.ts';
import type { MessageEntity } from '../../../world/entities.ts';
import { askOf, askRels, formRow, ratingRow } from '../asks.ts';
import { defineClientGroup, done, sessionOf, type ClientCall } from '../endpoint.ts';
import { ClientError, type Success } from '../envelope.ts';
import { Folded } from '../folded.ts';

/** The message that asked, which is one to the caller. Throws `not_found`. */
function askedIn(call: ClientCall, key: string, kinds: readonly AskSpec['kind'][]): MessageEntity {
  const message = call.instance.tenant.registry.history.get(call.body.whole(key) ?? 0);
  const isMine = message?.chat.client === sessionOf(call).client;
  const kind = message === undefined ? undefined : askKindOf(message);
  if (message !== undefined && isMine && kind !== undefined && kinds.includes(kind)) return message;
  throw new ClientError('not_found', `${key} not found`);
}

function askKindOf(message: MessageEntity): AskSpec['kind'] | undefined {
  return (askOf(message) as ReturnType<typeof askOf> | undefined)?.spec.kind;
}

function ratingResult(message: MessageEntity): Success {
  return { Result: ratingRow(message), Rels: { ...askRels([message]) } };
}

/** A repeat of what was answered before changes nothing: a client asks again when it did not hear the answer. */
function rate(call: ClientCall): Success {
  const message = askedIn(call, 'RatingId', ['rating', 'poll']);
  const rating = new Folded(call.body.get('Rating'));
  const value = rating.whole('Value');
  if (value === undefined || value < 1 || value > 5)
    throw new ClientError('invalid', 'A rating is from 1 to 5');
  if (askOf(message).state === 'pending') {
    const comment = rating.text('Comment')?.slice(0, 2000) ?? '';
    call.instance.answerAsk(message, 'answered', { value, comment });
  }
  return ratingResult(message);
}

function ignore(call: ClientCall, message: MessageEntity): void {
  if (askOf(message).state !== 'pending') return;
  call.instance.tenant.perform(ratingIgnored, { message }, { origin: 'client' });
}

/** The answers to a poll; the poll stays open until the client ends it. */
function answerPoll(call: ClientCall): Success {
  const list = call.body.get('RatingPollClientAnswerInput');
  const answers: unknown[] = Array.isArray(list) ? list.slice(0, 100) : [];
  const [first] = answers.map((answer) => new Folded(answer));
  if (first === undefined) return done;
  const id = first.whole('RatingId');
  const message = askedIn({ ...call, body: new Folded({ RatingId: id }) }, 'RatingId', ['poll']);
  const values = answers
    .map((answer) => new Folded(answer))
    .map((answer) => answer.whole('AnswerStars') ?? answer.whole('AnswerScale'));
  const value = values.find((one) => one !== undefined) ?? null;
  if (askOf(message).state === 'pending')
    call.instance.answerAsk(message, 'pending', { value, comment: '', answers });
  return done;
}

function finishPoll(call: ClientCall): Success {
  const message = askedIn(call, 'RatingId', ['poll']);
  if (call.body.get('Rated') !== true) ignore(call, message);
  else if (askOf(message).state === 'pending')
    call.instance.answerAsk(message, 'answered', askOf(message).answer ?? {});
  return ratingResult(message);
}

function respond(call: ClientCall, state: 'answered' | 'ignored'): Success {
  const message = askedIn(call, 'RequestId', ['form']);
  if (askOf(message).state === 'pending') {
    const consent = call.body.get('ClientConsent') === true;
    call.instance.answerAsk(message, state, { consent, fields: fieldsOf(call) });
  }
  return { Result: formRow(message), Rels: { ...askRels([message]) } };
}

/**
 * What was filled in, by the name of the field: as a map, or as a list of fields with their values. The widget writes them
 * where a field says which fact about the client it corresponds to.
 */
function fieldsOf({ body }: ClientCall): Readonly<Record<string, string>> {
  const form = new Folded(body.get('Form'));
  const list = form.get('Fields');
  const pairs: [unknown, unknown][] = Array.isArray(list)
    ? list.map((field) => new Folded(field)).map((field) => [field.get('Name'), valueOf(field)])
    : Object.entries(form.value ?? {});
  const filled = pairs
    .slice(0, 100)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return Object.fromEntries(filled.map(([name, value]) => [String(name), String(value).slice(0, 2000)]));
}

function valueOf(field: Folded): unknown {
  const written = field.get('CorrespondingField');
  return written === undefined || written === '' ? field.get('Value') : written;
}

/** What operators ask of the client. */
export const definition = defineClientGroup({
  name: 'asks',
  doc: 'Ratings, polls and info requests.',
  endpoints: [
    { method: 'POST', path: 'ratings/rate', run: rate },
    {
      method: 'POST',
      path: 'ratings/ignore',
      run(call) {
        const message = askedIn(call, 'RatingId', ['rating', 'poll']);
        ignore(call, message);
        return ratingResult(message);
      },
    },
    { method: 'POST', path: 'ratings/send_poll', run: answerPoll },
    { method: 'POST', path: 'ratings/finish_poll', run: finishPoll },
    { method: 'POST', path: 'ratings/query_poll', run: () => ({ Result: [] }) },
    { method: 'POST', path: 'info_requests/respond', run: (call) => respond(call, 'answered') },
    { method: 'POST', path: 'info_requests/ignore', run: (call) => respond(call, 'ignored') },
  ],
});
