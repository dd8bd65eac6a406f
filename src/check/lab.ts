import type { Random } from '../env/random.ts';
import type { Clock } from '../env/clock.ts';
import { isOk, sayAnswer, classOf, type Answer } from './answer.ts';
import type { Budget, Patience } from './budget.ts';
import type { Contract } from './contract.ts';
import type { Conversation } from './conversation.ts';
import { ConversationFacts } from './conversation-facts.ts';
import { differences } from './difference.ts';
import { batches, cleanly, eventsOf, type Delivery } from './history.ts';
import type { Compare, Observed, Observer } from './observer.ts';
import { NotJudged, type Failure } from './failure.ts';
import { textsOf } from './edits.ts';
import { jsonText } from './json-text.ts';
import { bytesOf, type Twin, type TwinMaker, type TwinOptions } from './twin.ts';
import type { Wire, WireRequest } from './wire.ts';

/** What calibration found out about a consumer that is sent nothing but good events. */
export interface CleanRun {
  /** The state after each point of the conversation. */
  readonly states: ReadonlyMap<number, unknown>;
  /** The state of a chat of which nothing was ever sent. */
  readonly absent: unknown;
  /** How long a good answer takes, ms. */
  readonly medianMs: number;
  readonly slowestMs: number;
  /** Good answers, one of each event. */
  readonly answers: readonly Answer[];
}

/** What a lab is made of. */
export interface LabOptions {
  readonly clock: Clock;
  readonly contract: Contract;
  readonly conversation: Conversation;
  readonly twins: TwinMaker;
  readonly wire: Wire;
  readonly budget: Budget;
  readonly patience: Patience;
  readonly random: Random;
  readonly observer: Observer | undefined;
  /** How many trials a rule that depends on chance has. */
  readonly trials: number;
  /** The longest an answer may take, ms. */
  readonly timeoutMs: number;
}

/** How a history ended. */
export interface Played {
  readonly twin: Twin;
  /** What went wrong first; undefined if nothing did. */
  readonly failure: Failure | undefined;
  /** The answers, in the order of the deliveries. */
  readonly answers: readonly Answer[];
}

/** How a history is played. */
export interface PlayOptions {
  readonly twin?: Twin;
  /** Compares the state at the points of the conversation on the way, not only at the end. Default: true. */
  readonly onTheWay?: boolean;
  /** Refusals of deliveries with a fault are no failure. */
  readonly mayRefuseFaults?: boolean;
  readonly compare?: Compare;
}

/** What a rule works with: fresh twins, a wire, and the state of a clean conversation to compare with. */
export class Lab extends ConversationFacts {
  readonly options: LabOptions;
  /** Known after calibration. */
  clean!: CleanRun;
  /** What went wrong when chats were played at the same time; nothing if they do not interfere with each other. */
  interference: readonly Failure[] = [];
  private readonly oracles = new Map<string, Promise<unknown>>();
  private readonly confirmed = new Set<string>();

  constructor(options: LabOptions) {
    super(options.conversation);
    this.options = options;
  }

  get hasProbe(): boolean {
    return this.options.observer !== undefined;
  }

  twin(options?: TwinOptions): Twin {
    return this.options.twins.make(options);
  }

  /** Does something for each item: at the same time, unless chats interfere with each other in this consumer. */
  async each<Item, Result>(
    items: readonly Item[],
    action: (item: Item) => Promise<Result>,
  ): Promise<Result[]> {
    if (this.interference.length === 0) return Promise.all(items.map(action));
    const results: Result[] = [];
    for (const item of items) results.push(await action(item));
    return results;
  }

  /** Sends any request; counts it. Its answer is waited for as long as is usual for this consumer. */
  async send(request: WireRequest, timeoutMs = this.options.patience.timeoutMs): Promise<Answer> {
    const { budget, wire } = this.options;
    budget.take();
    return wire.send(request, timeoutMs);
  }

  /** Sends the first event of each twin at the same moment; the answers have all the time that a sender gives. */
  async burst(twins: readonly Twin[]): Promise<Answer[]> {
    const { timeoutMs } = this.options;
    return Promise.all(twins.map((twin) => this.send(requestOf(twin, 0), timeoutMs)));
  }

  /** Sends an event of a twin. */
  async sendEvent(twin: Twin, event: number, request: Partial<WireRequest> = {}): Promise<Answer> {
    return this.send({ ...requestOf(twin, event), ...request });
  }

  /** Plays a history to a fresh twin, and compares the state with that of a clean conversation. */
  async play(deliveries: readonly Delivery[], options: PlayOptions = {}): Promise<Played> {
    const twin = options.twin ?? this.twin();
    const answers: Answer[] = [];
    const sent: Delivery[] = [];
    let refused: Delivery[] = [];
    for (const batch of batches(deliveries)) {
      const due = [...batch, ...refused.map((delivery) => ({ ...delivery, fault: 'retry' }))];
      refused = [];
      const came = await Promise.all(
        due.map((delivery) => this.sendEvent(twin, delivery.event, delivery.request)),
      );
      sent.push(...due);
      answers.push(...came);
      for (const [index, delivery] of due.entries()) {
        const answer = came[index] as Answer;
        if (isOk(answer) || delivery.lost === true) continue;
        if (delivery.retried === true && delivery.fault !== 'retry') refused.push(delivery);
        else if (
          delivery.fault === undefined ||
          options.mayRefuseFaults !== true ||
          classOf(answer) !== '4xx'
        )
          return { twin, answers, failure: this.refusal(sent, delivery, answer, twin) };
      }
      const failure = await this.checkOnTheWay(twin, sent, options, sent.length === deliveries.length);
      if (failure !== undefined) return { twin, answers, failure };
    }
    return { twin, answers, failure: undefined };
  }

  /** Compares the state of a twin; undefined if it is as after these events, or if there is no probe. */
  async compare(
    twin: Twin,
    events: readonly number[],
    compare: Compare = differences,
  ): Promise<Observed | undefined> {
    const { observer } = this.options;
    if (observer === undefined) return undefined;
    const clean = await this.oracle(events);
    const observed = await observer.compare(twin, clean, compare);
    if (observed.differences.length === 0) return undefined;
    await this.confirm(events, observed);
    const again = await observer.compare(twin, clean, compare);
    return again.differences.length === 0 ? undefined : again;
  }

  /** The state after exactly these events, sent cleanly to a twin that is made for it. */
  async oracle(events: readonly number[]): Promise<unknown> {
    if (events.length === 0) return this.clean.absent;
    const last = events.length - 1;
    if (events[last] === last && this.clean.states.has(last)) return this.clean.states.get(last);
    const key = events.join(' ');
    let state = this.oracles.get(key);
    if (state === undefined) this.oracles.set(key, (state = this.playOracle(events)));
    return state;
  }

  /** The canonical form of the state after these events. */
  async cleanState(events: readonly number[]): Promise<unknown> {
    return this.options.observer?.mask.canonical(await this.oracle(events));
  }

  private async playOracle(events: readonly number[]): Promise<unknown> {
    const twin = this.twin();
    for (const event of events) {
      const answer = await this.sendEvent(twin, event);
      if (!isOk(answer)) throw new NotJudged(`some of the events alone are refused: ${sayAnswer(answer)}`);
    }
    return (await this.options.observer?.settled(twin))?.state;
  }

  /** A place that differs in another clean twin too is noise that calibration did not see. */
  private async confirm(events: readonly number[], { differences: found }: Observed): Promise<void> {
    const { observer } = this.options;
    const fresh = found.filter(({ signature }) => !this.confirmed.has(signature));
    if (observer === undefined || fresh.length === 0) return;
    for (const { signature } of fresh) this.confirmed.add(signature);
    const [clean, other] = [await this.oracle(events), await this.playOracle(events)];
    observer.mask.learnStamps(clean, other);
  }

  private async checkOnTheWay(
    twin: Twin,
    sent: readonly Delivery[],
    { onTheWay = true, compare }: PlayOptions,
    isLast: boolean,
  ): Promise<Failure | undefined> {
    const events = eventsOf(sent);
    const last = events.length - 1;
    const isPoint = events[last] === last && this.clean.states.has(last);
    if (sent.at(-1)?.unsure === true || (!isLast && !(onTheWay && isPoint))) return undefined;
    const observed = await this.compare(twin, events, compare);
    return observed === undefined ? undefined : this.stateFailure(observed, events, sent);
  }

  /** The failure of a state that is not that after these events. */
  async stateFailure(
    observed: Observed,
    events: readonly number[],
    sent: readonly Delivery[] = cleanly(events),
  ): Promise<Failure> {
    const [first] = observed.differences;
    const list = observed.differences.slice(0, 3);
    return {
      signature: first?.signature ?? '',
      sent: this.sayHistory(sent),
      expected: list.map(({ place, clean }) => `${place} ${clean}`).join(', '),
      actual: list.map(({ place, now }) => `${place} ${now}`).join(', '),
      differences: observed.differences,
      states: { clean: await this.cleanState(events), now: observed.now },
      history: [...sent],
    };
  }

  private refusal(sent: readonly Delivery[], delivery: Delivery, answer: Answer, twin: Twin): Failure {
    const name = this.typeOf(delivery.event);
    const what = delivery.fault === undefined ? name : `${name} (${delivery.fault})`;
    return {
      signature: `answer ${classOf(answer)} to ${delivery.fault ?? 'a good event'}`,
      sent: what,
      expected: '2xx',
      actual: sayAnswer(answer),
      answer,
      body: delivery.request?.body ?? bytesOf(twin.payloads[delivery.event]),
      history: [...sent],
    };
  }

  sayHistory(deliveries: readonly Delivery[]): string {
    const faulty = deliveries.filter(({ fault }) => fault !== undefined);
    const said = (faulty.length === 0 ? deliveries : faulty)
      .slice(0, 3)
      .map(({ event, fault }) => `${this.typeOf(event)}${fault === undefined ? '' : ` (${fault})`}`);
    const rest = (faulty.length === 0 ? deliveries.length : faulty.length) - said.length;
    return `${said.join(', ')}${rest > 0 ? `, and ${rest} more` : ''}`;
  }

  /** Whether the state shows the texts of messages. */
  async showsTexts(): Promise<boolean> {
    const texts = textsOf(this.conversation.events.map(({ payload }) => payload));
    const state = jsonText(await this.cleanState(this.whole));
    return texts.some((text) => state.includes(jsonText(text).slice(1, -1)));
  }
}

function requestOf(twin: Twin, event: number): WireRequest {
  return { id: `check ${twin.number}#${event}`, body: bytesOf(twin.payloads[event]) };
}
