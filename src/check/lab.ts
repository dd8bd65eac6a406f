import { isAccepted, isOk, sayAnswer, type Answer } from './answer.ts';
import { ConversationFacts } from './conversation-facts.ts';
import { batches, cleanly, eventsOf, type HistoryDelivery } from './history.ts';
import type { CleanRun, LabOptions, Played, PlayRules } from './lab-options.ts';
import type { CompareOptions, Observed, Observer } from './observer.ts';
import { NotJudged, type TrialFailure } from './failure.ts';
import { refusalOf, sayHistory, wrongStateOf } from './failures.ts';
import { textsOf } from './edits.ts';
import { jsonText } from './json-text.ts';
import { requestOf, busyForMs } from './request.ts';
import type { Twin, TwinOptions } from './twin.ts';
import type { WireRequest } from './wire.ts';

export type { CleanRun, PlayRules } from './lab-options.ts';

/** A history that is being played. */
interface Run {
  readonly twin: Twin;
  readonly answers: Answer[];
  readonly sent: HistoryDelivery[];
}

/** What became of deliveries. */
interface Delivered {
  /** Refused, to be sent again. */
  readonly waiting: readonly HistoryDelivery[];
  readonly failure?: TrialFailure;
}

/** How often a refused delivery is sent again at the end, and a request to a consumer that is busy. */
const mostRounds = 3;
const mostTries = 4;

/** What a rule works with: fresh twins, a wire, and the state of a clean conversation to compare with. */
export class Lab extends ConversationFacts {
  readonly options: LabOptions;
  /** Known after calibration. */
  clean!: CleanRun;
  /** What went wrong when chats were played at the same time; nothing if they do not interfere with each other. */
  interference: readonly TrialFailure[] = [];
  /** What of one chat showed in another one that was played by turns with it. */
  crossing: readonly TrialFailure[] = [];
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

  /** Whether chats must not be played at the same time in this consumer. */
  private get mixesChats(): boolean {
    return this.interference.length > 0 || this.crossing.length > 0;
  }

  /** Does something for each item: at the same time, unless chats interfere with each other in this consumer. */
  async each<Item, Result>(
    items: readonly Item[],
    action: (item: Item) => Promise<Result>,
  ): Promise<Result[]> {
    if (!this.mixesChats) return Promise.all(items.map(action));
    const results: Result[] = [];
    for (const item of items) results.push(await action(item));
    return results;
  }

  /**
   * Sends any request; counts it. Its answer is waited for as long as is usual for this consumer, and sent again when the
   * consumer says when.
   */
  async send(request: WireRequest, timeoutMs = this.options.patience.timeoutMs): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      const answer = await this.sendOnce(request, timeoutMs);
      const waitMs = tries < mostTries ? busyForMs(answer) : undefined;
      if (waitMs === undefined) return answer;
      await this.options.clock.sleep(waitMs, this.options.budget.signal);
    }
  }

  private async sendOnce(request: WireRequest, timeoutMs: number): Promise<Answer> {
    const { budget, wire } = this.options;
    budget.take();
    const answer = await wire.send(request, timeoutMs);
    // An answer that was not waited for is none of the consumer's.
    if (budget.signal.aborted) budget.goOn();
    return answer;
  }

  /** Sends the first event of each twin at the same moment; the answers have all the time that a sender gives. */
  async burst(twins: readonly Twin[]): Promise<Answer[]> {
    const { timeoutMs } = this.options;
    return Promise.all(twins.map((twin) => this.sendOnce(requestOf(twin, { event: 0 }), timeoutMs)));
  }

  /** Sends an event of a twin. */
  async sendEvent(twin: Twin, event: number, request: Partial<WireRequest> = {}): Promise<Answer> {
    return this.send(requestOf(twin, { event, request }));
  }

  /** Plays a history to a fresh twin, and compares the state with that of a clean conversation. */
  async play(deliveries: readonly HistoryDelivery[], options: PlayRules = {}): Promise<Played> {
    const run = { twin: options.twin ?? this.twin(), answers: [] as Answer[], sent: [] as HistoryDelivery[] };
    let waiting: readonly HistoryDelivery[] = [];
    for (const batch of batches(deliveries)) {
      const refused = await this.deliver(run, batch, options);
      // As a sender does, what was refused comes again behind the next one.
      const again = await this.deliverAgain(run, waiting, options);
      const failure = refused.failure ?? again.failure;
      if (failure !== undefined) return { ...run, failure };
      waiting = [...refused.waiting, ...again.waiting];
      const wrong = waiting.length > 0 ? undefined : await this.checkOnTheWay(run.twin, run.sent, options);
      if (wrong !== undefined) return { ...run, failure: wrong };
    }
    for (let round = 0; waiting.length > 0; round++) {
      const again = await this.deliverAgain(run, waiting, options, round === mostRounds);
      if (again.failure !== undefined) return { ...run, failure: again.failure };
      waiting = again.waiting;
    }
    return { ...run, failure: await this.judgeState(run.twin, run.sent, options) };
  }

  /** Sends deliveries at the same moment. What may come again is waited for; any other refusal is a failure. */
  private async deliver(run: Run, batch: readonly HistoryDelivery[], options: PlayRules): Promise<Delivered> {
    const { twin } = run;
    const requests = batch.map((delivery) => requestOf(twin, delivery));
    const came = await Promise.all(requests.map((request) => this.send(request)));
    run.sent.push(...batch);
    run.answers.push(...came);
    const waiting: HistoryDelivery[] = [];
    for (const [index, delivery] of batch.entries()) {
      const answer = came[index] as Answer;
      const mayBeRefused = delivery.fault !== undefined && options.mayRefuseFaults === true;
      if (isOk(answer) || delivery.lost === true) continue;
      if (delivery.retried === true) waiting.push({ ...delivery, fault: delivery.fault ?? 'refused' });
      else if (!mayBeRefused || !isAccepted(answer, ['4xx', 503])) {
        const body = requests[index]?.body ?? new Uint8Array();
        return { waiting, failure: refusalOf(this, { delivery, answer, body, sent: run.sent }) };
      }
    }
    return { waiting };
  }

  /** Sends once more what was refused, one after the other; the last time it must be taken. */
  private async deliverAgain(
    run: Run,
    waiting: readonly HistoryDelivery[],
    options: PlayRules,
    isLast = false,
  ): Promise<Delivered> {
    const still: HistoryDelivery[] = [];
    for (const { retried: _retried, atOnce: _atOnce, ...delivery } of waiting) {
      const once: HistoryDelivery = { ...delivery, fault: 'retry', ...(isLast ? {} : { retried: true }) };
      const tried = await this.deliver(run, [once], options);
      if (tried.failure !== undefined) return tried;
      still.push(...tried.waiting);
    }
    return { waiting: still };
  }

  /** Compares the state of a twin; undefined if it is as after these events, or if there is no probe. */
  async compare(
    twin: Twin,
    events: readonly number[],
    options: CompareOptions = {},
  ): Promise<Observed | undefined> {
    const { observer } = this.options;
    if (observer === undefined) return undefined;
    const clean = await this.oracle(events);
    const observed = await observer.compare(twin, clean, options);
    if (observed.differences.length === 0) return undefined;
    await this.confirm(events, observed);
    await this.learnLag(observer);
    const again = await observer.compare(twin, clean, options);
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
    const { pilot } = this.clean;
    if (pilot === undefined || this.mixesChats) return;
    observer.mask.learnRestless(pilot.state, (await observer.read(pilot.twin)).state);
  }

  /** A queue may be slower now than it was at first: how long does a good conversation take to show? */
  private async learnLag(observer: Observer): Promise<void> {
    if (observer.lagMs === 0) return;
    const twin = this.twin();
    for (const event of this.short) if (!isOk(await this.sendEvent(twin, event))) return;
    const { differences: found, afterMs } = await observer.compare(twin, await this.oracle(this.short));
    if (found.length === 0) observer.learnLag(afterMs);
  }

  private async checkOnTheWay(
    twin: Twin,
    sent: readonly HistoryDelivery[],
    options: PlayRules,
  ): Promise<TrialFailure | undefined> {
    const { onTheWay = true } = options;
    const events = eventsOf(sent);
    const last = events.length - 1;
    const isPoint = events[last] === last && this.clean.states.has(last) && last < this.whole.length - 1;
    return onTheWay && isPoint ? this.judgeState(twin, sent, options) : undefined;
  }

  private async judgeState(
    twin: Twin,
    sent: readonly HistoryDelivery[],
    { compare }: PlayRules,
  ): Promise<TrialFailure | undefined> {
    if (sent.at(-1)?.unsure === true) return undefined;
    // What a consumer undoes when it cannot answer, it undoes later.
    if (sent.some(({ unsure }) => unsure === true)) await this.options.observer?.settled(twin);
    const events = eventsOf(sent);
    const isMore = sent.some(({ fault }) => fault !== undefined);
    const observed = await this.compare(twin, events, { compare, isMore });
    return observed === undefined ? undefined : this.stateFailure(observed, events, sent);
  }

  /** The failure of a state that is not that after these events. */
  async stateFailure(
    observed: Observed,
    events: readonly number[],
    sent: readonly HistoryDelivery[] = cleanly(events),
  ): Promise<TrialFailure> {
    const clean = await this.cleanState(events);
    return wrongStateOf(observed, { clean, sent: sayHistory(this, sent), history: sent });
  }

  /** Whether the state shows the texts of messages at any point of the conversation. */
  showsTexts(): boolean {
    const texts = textsOf(this.conversation.events.map(({ payload }) => payload));
    const mask = this.options.observer?.mask;
    const state = [...this.clean.states.values()].map((one) => jsonText(mask?.canonical(one))).join('\n');
    return texts.some((text) => state.includes(jsonText(text).slice(1, -1)));
  }
}
