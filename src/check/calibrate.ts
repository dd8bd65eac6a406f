import { jsonText } from './json-text.ts';
import { BudgetSpent } from './budget.ts';
import { classOf, isOk, sayAnswer, type Answer } from './answer.ts';
import type { CleanRun, Lab } from './lab.ts';
import { countLeaves, countMasked } from './mask.ts';
import type { Observer } from './observer.ts';
import type { ConsumerState } from './probe-form.ts';
import { learnPace } from './pace.ts';
import { bytesOf, type Twin } from './twin.ts';

/** Why nothing, or no state, can be judged. */
export interface Hindrance {
  /**
   * `refused`: the consumer fails good events. `unreachable`: it never answered. `probe`: its state cannot be used.
   * `budget`: there was no time, or the check was interrupted.
   */
  readonly kind: 'refused' | 'unreachable' | 'probe' | 'budget';
  readonly message: string;
  readonly hint: string;
  readonly answer?: Answer;
  readonly body?: Uint8Array;
}

/** How calibration ended. */
export interface Calibration {
  readonly hindrance?: Hindrance;
  /** What the user should know all the same. */
  readonly warnings: readonly string[];
  /** How long the state took to become still after the last answer, ms. */
  readonly lagMs: number;
}

/**
 * Sends clean conversations: are they accepted, can the state be read, does it change, and what of it is noise? Fills in
 * what the lab knows of the clean run.
 */
export async function calibrate(lab: Lab, settleMs: number | undefined): Promise<Calibration> {
  try {
    return await calibrateAll(lab, settleMs);
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error;
    const message = `The clean conversations did not finish: ${error.message}.`;
    return {
      hindrance: {
        kind: 'budget',
        message,
        hint: lab.options.budget.signal.aborted
          ? 'Let it run to its end.'
          : 'Give it more time with --budget.',
      },
      warnings: [],
      lagMs: 0,
    };
  }
}

async function calibrateAll(lab: Lab, settleMs: number | undefined): Promise<Calibration> {
  const { observer, patience } = lab.options;
  const answers: Answer[] = [];
  const pilot = lab.twin();
  const before = await observer?.read(pilot);
  // Where nobody answers, nothing need be sent to know that.
  if (observer !== undefined && before?.isSilent === true)
    return { hindrance: unreadable(observer, before), warnings: [], lagMs: 0 };
  const refused = await sendAll(lab, pilot, answers);
  if (refused !== undefined) return { hindrance: refused, warnings: [], lagMs: 0 };
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const slowestMs = times.at(-1) ?? 0;
  patience.learn(slowestMs);
  const clean: CleanRun = {
    states: new Map(),
    absent: before?.state,
    answers,
    slowestMs,
    medianMs: times[Math.floor(times.length / 2)] ?? 0,
  };
  lab.clean = clean;
  if (observer === undefined) return { warnings: [], lagMs: 0 };
  return calibrateState(lab, observer, { pilot, clean, settleMs });
}

interface StateOptions {
  readonly pilot: Twin;
  readonly clean: CleanRun;
  readonly settleMs: number | undefined;
}

async function calibrateState(lab: Lab, observer: Observer, options: StateOptions): Promise<Calibration> {
  const { pilot, clean, settleMs } = options;
  const { clock } = lab.options;
  const lagMs = await learnPace(observer, pilot, clock, lastTextOf(lab));
  observer.learnLag(lagMs, settleMs);
  const end = await observer.settled(pilot);
  const hindrance = end.problem === undefined ? undefined : unreadable(observer, end);
  if (hindrance !== undefined && end.isNowhere !== true) return { hindrance, warnings: [], lagMs };
  const [one, other] = [lab.twin(), lab.twin()];
  const pair = await walkPair(lab, observer, [one, other], lagMs > 0);
  if ('refused' in pair) return { hindrance: flaky(lab, pair.refused), warnings: [], lagMs };
  const [states, others] = pair;
  // A consumer may forget a chat when it is closed, but must have shown it before.
  const isNowhere = [...states.values()].every((state) => state === end.state);
  if (hindrance !== undefined && isNowhere) return { hindrance, warnings: [], lagMs };
  for (const [point, state] of states) observer.mask.learn(state, others.get(point));
  const last = lab.conversation.points.at(-1) ?? 0;
  observer.mask.learn(states.get(last), (await observer.read(one)).state);
  observer.mask.learn(states.get(last), end.state);
  lab.clean = { ...clean, states, pilot: { twin: pilot, state: end.state } };
  return { lagMs, ...examine(lab, observer, states.get(last)) };
}

/** Sends the whole conversation; gives what hinders. */
async function sendAll(lab: Lab, twin: Twin, answers: Answer[]): Promise<Hindrance | undefined> {
  for (const event of lab.whole) {
    const answer = await lab.sendEvent(twin, event);
    if (isOk(answer)) {
      answers.push(answer);
      continue;
    }
    const never = answer.error !== undefined && answer.error.code !== 'timeout' && answers.length === 0;
    if (never) {
      return {
        kind: 'unreachable',
        message: sayAnswer(answer),
        hint: 'Start the consumer, and check --to.',
        answer,
      };
    }
    return {
      kind: 'refused',
      message: `A good ${lab.typeOf(event)} was not accepted: ${sayAnswer(answer)}.`,
      hint: hintFor(answer),
      answer,
      body: bytesOf(twin.payloads[event]),
    };
  }
  return undefined;
}

function hintFor(answer: Answer): string {
  const { status } = answer;
  if (status === 401 || status === 403)
    return 'Does it require a signature or a login? Give --sign and --sign-secret, --bearer, or --basic.';
  if (status === 404 || status === 405) return 'Is the path of --to right?';
  if (classOf(answer) === 'no answer')
    return 'Answer at once and process the event later; or allow more time with --timeout.';
  return 'Make it accept the events of `iqmock run` first: `iqmock run support-chat --to …` says more.';
}

function lastTextOf(lab: Lab): string {
  const rows = lab.conversation.events.flatMap(({ payload }) => payload.Rels['ChatMessages'] ?? []);
  const texts = rows.map((row) => row['Text']).filter((text) => typeof text === 'string' && text !== '');
  return jsonText(texts.at(-1)).slice(1, -1);
}

/**
 * Plays two clean conversations and reads the state at their points. Where they differ in more than times and keys the
 * readings came too early, and two more are played with patience.
 */
async function walkPair(
  lab: Lab,
  observer: Observer,
  twins: readonly [Twin, Twin],
  isSlow: boolean,
): Promise<readonly [States, States] | Refused> {
  const [one, other] = [
    await walk(lab, observer, twins[0], isSlow),
    await walk(lab, observer, twins[1], isSlow),
  ];
  if ('refused' in one) return one;
  if ('refused' in other) return other;
  if (isSlow || [...one].every(([point, state]) => observer.mask.isAlike(state, other.get(point))))
    return [one, other];
  return walkPair(lab, observer, [lab.twin(), lab.twin()], true);
}

type States = Map<number, unknown>;

/** The event that was not accepted, and how it was answered. */
interface Refused {
  readonly refused: { readonly event: number; readonly answer: Answer };
}

/** Plays the conversation and reads the state at each of its points. */
async function walk(lab: Lab, observer: Observer, twin: Twin, isSlow: boolean): Promise<States | Refused> {
  const states = new Map<number, unknown>();
  for (const event of lab.whole) {
    const answer = await lab.sendEvent(twin, event);
    if (!isOk(answer)) return { refused: { event, answer } };
    if (!lab.conversation.points.includes(event)) continue;
    const reading = isSlow ? await observer.settled(twin) : await observer.read(twin);
    states.set(event, reading.state);
  }
  return states;
}

function unreadable({ prober }: Observer, { problem = '', hint }: ConsumerState): Hindrance {
  return {
    kind: 'probe',
    message: `The probe ${prober.label} cannot be read: ${problem}.`,
    hint:
      hint ??
      'It must answer 200 with what the consumer knows of the chat whose ChatEvent.ChatId stands for {chat}.',
  };
}

function flaky(lab: Lab, { event, answer }: Refused['refused']): Hindrance {
  return {
    kind: 'refused',
    message: `The same conversation in another chat was not accepted: ${lab.typeOf(event)} got ${sayAnswer(answer)}.`,
    answer,
    hint: 'Does the consumer mix up chats, or are ids unique that the vendor repeats?',
  };
}

/** Whether the state says enough. */
function examine(lab: Lab, observer: Observer, last: unknown): Pick<Calibration, 'hindrance' | 'warnings'> {
  const { mask, prober } = observer;
  const { states, absent } = lab.clean;
  const seen = [absent, ...states.values()].map((state) => JSON.stringify(mask.canonical(state)));
  if (new Set(seen).size < 3) {
    return {
      hindrance: {
        kind: 'probe',
        message: `What the probe ${prober.label} shows does not change while a conversation goes on.`,
        hint: 'Show the state of the chat: its messages, whether it is open, what is unread. If it works in batches, give --settle, such as --settle 30s.',
      },
      warnings: [],
    };
  }
  const [leaves, masked] = [countLeaves(last), countMasked(last, mask)];
  const warnings =
    masked > leaves * 0.3
      ? [
          `${masked} of ${leaves} values of the probe are not compared, since they differ between equal chats, so the comparison covers little.`,
        ]
      : [];
  const text = jsonText(last);
  if ((text.match(/"event \d+"/g) ?? []).length >= 4)
    warnings.push(
      'The probe shows ids of events: a log of arrivals depends on the order. Leave it out, or use --ignore.',
    );
  return { warnings };
}
