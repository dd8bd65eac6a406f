import type { Clock } from '../env/clock.ts';
import type { EraName } from '../model/profile.ts';
import { parseScenario } from '../scenario/load.ts';
import { createPlayer, outputs, settingsOf } from '../scenario/player.ts';
import { oneLine } from '../report/columns.ts';

/** A row of a payload. */
export type PayloadRow = Record<string, unknown>;

/** A body, parsed. */
export interface Payload {
  ChatEvent: PayloadRow;
  Rels: Record<string, PayloadRow[] | undefined>;
  [key: string]: unknown;
}

/** One event of the conversation that every trial plays. */
export interface ConversationEvent {
  readonly index: number;
  readonly type: string;
  /** The step of the scenario that made it, as YAML. */
  readonly step: string;
  /** A few words for people. */
  readonly summary: string;
  readonly payload: Payload;
}

/** The conversation that every trial plays, with all nine event types. */
export interface CheckConversation {
  readonly events: readonly ConversationEvent[];
  /** What the scenario says before its steps, as YAML. */
  readonly head: string;
  /** After these events the state of the consumer is compared, ascending; the last is the last event. */
  readonly points: readonly number[];
  /** The first of the points: the shortest conversation with a message in it. */
  readonly short: number;
}

const head = `name: check
world:
  channels:
    support: { type: iqchat, title: Поддержка }
  operators:
    anna: {}
    boris: {}
  clients:
    maria: { type: crm, channel: support, topic: order }
`;

const steps = [
  'create_chat: { client: maria, as: chat }',
  'assign: { chat: chat, to: anna }',
  'typing: { chat: chat, by: maria }',
  'message: { chat: chat, from: maria, text: "Где мой заказ? (iqmock check)", as: question }',
  'receive: { message: question }',
  'read: { message: question }',
  'message: { chat: chat, from: anna, reply_to: question, text: "Здравствуйте! Сейчас проверю.", as: answer }',
  'message: { chat: chat, from: anna, text: "Заказ уже в пути, будет завтра.", as: second }',
  'receive: { message: answer }',
  'read: { message: answer }',
  'message: { chat: chat, from: anna, voice: true, as: recording }',
  'listen: { message: recording }',
  'message: { chat: chat, from: maria, text: "Номер карты 1234 5678", as: slip }',
  'delete: { message: slip, by: anna }',
  'assign: { chat: chat, to: boris }',
  'message: { chat: chat, from: maria, text: "Спасибо, всё понятно!", as: thanks }',
  'read: { message: thanks }',
  'close: { chat: chat, by: boris }',
];

/**
 * Plays the conversation. The state is compared where an effect that went wrong still shows: a counter that was doubled
 * is right again once all is read.
 */
export function makeConversation(seed: number, clock: Clock, profile: EraName = '2023'): CheckConversation {
  const text = `${head}steps:\n${steps.map((step) => `  - ${step}\n`).join('')}`;
  const scenario = parseScenario(text, 'check.yaml', { overrides: { seed, profile } });
  const player = createPlayer(scenario, settingsOf(scenario, { seed, startMs: clock.now() }));
  const events: ConversationEvent[] = [];
  for (const output of outputs(player)) {
    if (output.kind !== 'webhook') continue;
    events.push({
      index: events.length,
      type: output.type,
      step: steps[events.length] ?? '',
      summary: oneLine(output.summary()),
      payload: JSON.parse(Buffer.from(output.body).toString('utf8')) as Payload,
    });
  }
  return { events, head, ...pointsOf(events) };
}

function pointsOf(events: readonly ConversationEvent[]): Pick<CheckConversation, 'points' | 'short'> {
  const short = events.findIndex(({ type }) => type === 'message_created');
  const before = (type: string, from = 0): number[] =>
    events.flatMap((event, index) => (event.type === type && index - 1 > from ? [index - 1] : []));
  const points = [short, ...before('message_read', short), ...before('chat_closed'), events.length - 1];
  return { short, points: [...new Set(points)].sort((a, b) => a - b) };
}
