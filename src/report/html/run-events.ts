import { curlFor } from '../../delivery/curl.ts';
import type { LoadedRun } from '../loaded-run.ts';
import type { CheckRecord, ResultRecord } from '../record.ts';
import { bodyOf } from '../result-record.ts';
import { createConversationReader } from './conversation.ts';
import { Packer } from './packed.ts';
import type { Tone } from './page.ts';
import { toPageProbes, type PageProbe, type PageProbes } from './run-probes.ts';
import { selectForPage, type RunSelection } from './run-selection.ts';

/** A chat in the list beside the conversation. */
export interface PageChat {
  readonly chatId: number;
  readonly scenario: string;
  readonly name: string;
}

/** What the page knows of every webhook at once; names are short because there may be many. */
export interface PageEvent {
  readonly id: string;
  /** The position of its chat in the list of chats. */
  readonly chat: number;
  readonly type: string;
  readonly eventId: number;
  readonly side: 'client' | 'operator' | 'system';
  readonly who: string;
  readonly text?: string;
  readonly quote?: string;
  readonly file?: string;
  readonly summary: string;
  readonly place: string;
  readonly createdAt: number;
  readonly outcome: ResultRecord['outcome'];
  /** The last status or error code, `not sent` if there was no try. */
  readonly answer: string;
  readonly tone: Tone;
  readonly attempts: number;
  /** Ms from sending to the last answer, and ms from the start of the run to sending. */
  readonly serviceMs?: number;
  readonly sentAt: number;
  /** Names of the checks that did not hold, and of the warnings. */
  readonly failed: readonly string[];
  readonly warned: readonly string[];
  /** The start of the last answer, to be searched. */
  readonly said: string;
}

/** What is unpacked when an event is looked at. */
export interface PageDetail {
  readonly body: string;
  readonly base64: boolean;
  readonly attempts: ResultRecord['attempts'];
  readonly dropReason?: string | undefined;
  readonly checks: readonly Pick<
    CheckRecord,
    'name' | 'passed' | 'severity' | 'expected' | 'actual' | 'why' | 'advice'
  >[];
  readonly curl?: string | undefined;
}

/** What the page knows of a run at once, beside its webhooks. */
export interface RunPageData {
  readonly chats: readonly PageChat[];
  readonly probes: readonly PageProbe[];
  /** How many details are packed together. */
  readonly packetSize: number;
}

/** The webhooks of a run as the page shows them, in the order of sending. */
export interface PageRun {
  readonly chats: readonly PageChat[];
  readonly events: readonly PageEvent[];
  /** The details of the events by position, packed; null where a payload is not kept. */
  readonly packets: readonly string[];
  readonly selection: RunSelection;
  readonly probes: PageProbes;
  /** The position among the events of a result; undefined where it is not listed. */
  listedAt(result: number): number | undefined;
  /** The same of a delivery. */
  positionOf(deliveryId: string | undefined): number | undefined;
}

/** Makes the page's view of a run. */
export function toPageRun(run: LoadedRun): PageRun {
  const { records } = run;
  const selection = selectForPage(records);
  const reader = createConversationReader();
  const packer = new Packer();
  const chats = new Map<string, { position: number; chat: PageChat }>();
  const positions = new Map<number, number>();
  const events = selection.listed.map((position, index): PageEvent => {
    positions.set(position, index);
    const result = records.results.at(position);
    const own = records.readChecksOf(position);
    packer.add(selection.keepsPayload(position) ? toDetail(result, own, run) : null);
    const { chatName, ...utterance } = reader.read(result);
    return {
      ...describe(result, own, records.isExpectedFailure(position)),
      ...utterance,
      chat: placeInChat(chats, result, chatName),
    };
  });
  packer.flush();
  return {
    chats: [...chats.values()].map(({ chat }) => chat),
    events,
    packets: packer.packets,
    selection,
    probes: toPageProbes(records, (result) => positions.get(result)),
    listedAt: (result) => positions.get(result),
    positionOf: (id = '') => positions.get(records.index.positionOf(id) ?? -1),
  };
}

function startOf({ attempts, dueAt }: ResultRecord): number {
  return attempts[0]?.sentAt ?? dueAt;
}

function placeInChat(
  chats: Map<string, { position: number; chat: PageChat }>,
  result: ResultRecord,
  name = '',
): number {
  const { scenario, chatId } = result;
  const key = `${scenario}/${chatId}`;
  const known = chats.get(key);
  const position = known?.position ?? chats.size;
  // Not every event holds the client; the first that does names the chat.
  if (known === undefined || known.chat.name === '')
    chats.set(key, { position, chat: { chatId, scenario, name } });
  return position;
}

function describe(
  result: ResultRecord,
  checks: readonly CheckRecord[],
  tolerated: boolean,
): Omit<PageEvent, 'chat' | 'side' | 'who'> {
  const { id, type, eventId, summary, place, createdAt, outcome, attempts, serviceMs } = result;
  const last = attempts.at(-1);
  const broken = checks.filter(({ passed }) => !passed);
  const failed = broken.filter(({ severity }) => severity !== 'warning').map(({ name }) => name);
  return {
    ...{ id, type, eventId, summary, createdAt, outcome, failed },
    place: place === undefined ? '' : `${place.file}:${place.line}`,
    answer: last?.cut === undefined ? String(last?.error?.code ?? last?.status ?? 'not sent') : 'cut',
    tone: toneOf(result, tolerated),
    attempts: attempts.length,
    ...(serviceMs === undefined ? {} : { serviceMs }),
    sentAt: startOf(result),
    warned: broken.filter(({ severity }) => severity === 'warning').map(({ name }) => name),
    said: (last?.body ?? last?.error?.message ?? '').slice(0, 120),
  };
}

function toneOf({ outcome, cut }: ResultRecord, tolerated: boolean): Tone {
  if (outcome === 'delivered' || tolerated) return 'good';
  return outcome === 'dropped' || cut !== undefined ? 'idle' : 'bad';
}

function toDetail(result: ResultRecord, checks: readonly CheckRecord[], run: LoadedRun): PageDetail {
  return {
    body: result.body ?? result.bodyBase64 ?? '',
    base64: result.bodyBase64 !== undefined,
    attempts: result.attempts,
    dropReason: result.dropReason,
    checks: checks.map(({ name, passed, severity, expected, actual, why, advice }) => ({
      name,
      passed,
      severity,
      expected,
      actual,
      why,
      advice,
    })),
    curl: checks.find(({ curl }) => curl !== undefined)?.curl ?? curlOf(result, run),
  };
}

function curlOf(result: ResultRecord, { runs }: LoadedRun): string | undefined {
  const target = (runs.find(({ scenarios }) => scenarios.includes(result.scenario)) ?? runs[0]).target;
  const headers = result.attempts.at(-1)?.sentHeaders;
  try {
    return curlFor({ url: target, body: bodyOf(result), ...(headers === undefined ? {} : { headers }) });
  } catch {
    // The target was recorded for people and may be no address, e.g. "the embedded consumer".
    return undefined;
  }
}
