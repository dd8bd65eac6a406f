import { classOf, sayAnswer, type Answer } from './answer.ts';
import type { ConversationFacts } from './conversation-facts.ts';
import type { TrialFailure } from './failure.ts';
import type { HistoryDelivery } from './history.ts';
import type { Observed } from './observer.ts';

/** The history in a few words: what was wrong with its deliveries, or what they were if nothing was. */
export function sayHistory(facts: ConversationFacts, deliveries: readonly HistoryDelivery[]): string {
  const faulty = deliveries.filter(({ fault }) => fault !== undefined);
  const said = (faulty.length === 0 ? deliveries : faulty)
    .slice(0, 3)
    .map(({ event, fault }) => `${facts.typeOf(event)}${fault === undefined ? '' : ` (${fault})`}`);
  const rest = (faulty.length === 0 ? deliveries.length : faulty.length) - said.length;
  return `${said.join(', ')}${rest > 0 ? `, and ${rest} more` : ''}`;
}

/** The failure of an event that was not accepted. */
export function refusalOf(
  facts: ConversationFacts,
  { delivery, answer, body, sent }: RefusedDelivery & { readonly sent: readonly HistoryDelivery[] },
): TrialFailure {
  const name = facts.typeOf(delivery.event);
  const what = delivery.fault === undefined ? name : `${name} (${delivery.fault})`;
  return {
    signature: `answer ${classOf(answer)} to ${delivery.fault ?? 'a good event'}`,
    sent: what,
    expected: '2xx',
    actual: sayAnswer(answer),
    answer,
    body,
    history: [...sent],
  };
}

/** The failure of a good event that a rule sent by itself and that was not accepted; `name` begins its signature. */
export function notAccepted(
  name: string,
  { sent, answer, body }: { readonly sent: string; readonly answer: Answer; readonly body: Uint8Array },
): TrialFailure {
  return {
    signature: `${name}: ${classOf(answer)}`,
    sent,
    expected: '2xx',
    actual: sayAnswer(answer),
    answer,
    body,
  };
}

/** A delivery that was not accepted. */
export interface RefusedDelivery {
  readonly delivery: HistoryDelivery;
  readonly answer: Answer;
  readonly body: Uint8Array;
}

/** The failure of a state that is not what it should be. */
export function wrongStateOf(
  { differences, now }: Observed,
  {
    clean,
    sent,
    history,
  }: { readonly clean: unknown; readonly sent: string; readonly history: readonly HistoryDelivery[] },
): TrialFailure {
  const [first] = differences;
  const list = differences.slice(0, 3);
  return {
    signature: first?.signature ?? '',
    sent,
    expected: list.map((one) => `${one.place} ${one.clean}`).join(', '),
    actual: list.map((one) => `${one.place} ${one.now}`).join(', '),
    differences,
    states: { clean, now },
    history: [...history],
  };
}
