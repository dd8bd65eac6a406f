import { stringify } from 'yaml';
import { formatDurationMs } from '../env/format.ts';
import { IqmockError } from '../errors.ts';
import { events } from '../events/index.gen.ts';
import { isExtendedType } from '../model/validator.ts';
import type { RecordedStep } from '../events/recorded-event.ts';
import type { EventTraits } from '../events/traits.ts';
import type { ChatMessage, File, WebhookBody } from '../model/entities.gen.ts';
import { ownValue } from '../own.ts';
import { Participants } from './participants.ts';
import type { Recorded } from './source.ts';

/** A pause shorter than this is what any two steps have between them; it is not written down. */
const shortestWaitMs = 300;

/** A scenario that holds the conversation of a recording again. */
export interface RecordedScenario {
  /** The YAML text. */
  readonly yaml: string;
  readonly steps: number;
  /** What could not be turned into steps, a line each. */
  readonly leftOut: readonly string[];
}

/**
 * Writes a scenario from a recording: who takes part, what they say and do, and the pauses between. Ids and
 * times will be new. Events about messages from before the recording are left out, and said so in a comment.
 * Throws INPUT if nothing can be turned into steps.
 */
export function scenarioFromRecording(name: string, recorded: readonly Recorded[]): RecordedScenario {
  const writer = new ScenarioWriter(recorded.flatMap(({ body, atMs }) => parse(body, atMs)));
  const lines = writer.lines();
  if (writer.steps === 0) {
    throw new IqmockError(
      'INPUT',
      'The recording contains no webhook of IQChannels that a scenario could replay.',
      {
        hint: 'Record some with `iqmock listen --record FILE`.',
      },
    );
  }
  const scope = writer.isExtended ? { events: 'extended' } : {};
  const head = stringify({ name, ...scope, world: writer.world() }, { lineWidth: 0 });
  const comment = `# Made from a recording of ${recorded.length} webhooks.`;
  return {
    yaml: `${comment}\n${head}steps:\n${lines.join('\n')}\n`,
    steps: writer.steps,
    leftOut: writer.leftOut,
  };
}

interface ReadBody {
  readonly body: WebhookBody;
  readonly atMs: number;
}

class ScenarioWriter {
  steps = 0;
  readonly leftOut: string[] = [];
  private readonly bodies: readonly ReadBody[];
  private readonly cast = new Participants();
  private readonly chats = new Map<number, string>();
  private readonly open = new Set<number>();
  private readonly opened = new Set<number>();
  private readonly messages = new Map<number, string>();

  constructor(bodies: readonly ReadBody[]) {
    this.bodies = bodies;
    const homes = new Map<number, number>();
    for (const { body } of bodies)
      for (const chat of body.Rels.Chats ?? []) homes.set(chat.ClientId, chat.ChannelId);
    for (const { body } of bodies) this.cast.note(body, (clientId) => homes.get(clientId));
  }

  /** Whether something happened that only clients of the platform get. */
  get isExtended(): boolean {
    return this.bodies.some(({ body }) => isExtendedType(body.ChatEvent.Type));
  }

  world(): object {
    const list = (rows: Participants['clients']): object =>
      Object.fromEntries([...rows.values()].map(({ key, facts }) => [key, facts]));
    const { channels, operators, clients } = this.cast;
    return { channels: list(channels), operators: list(operators), clients: list(clients) };
  }

  lines(): string[] {
    const lines: string[] = [];
    let lastMs: number | undefined;
    for (const { body, atMs } of this.bodies) {
      const step = this.toStep(body);
      if (typeof step === 'string') {
        this.leftOut.push(step);
        lines.push(`  # Left out: ${step}`);
        continue;
      }
      const gapMs = atMs - (lastMs ?? atMs);
      if (gapMs >= shortestWaitMs) lines.push(`  - wait: ${formatDurationMs(gapMs)}`);
      lastMs = atMs;
      lines.push(...step.map((one) => toYaml(one)));
      this.steps += step.length;
    }
    return lines;
  }

  /** The steps that make an event again, or why there are none. */
  private toStep({ ChatEvent, Rels }: WebhookBody): RecordedStep[] | string {
    const { ChatId, Type } = ChatEvent;
    const chat = Rels.Chats?.find(({ Id }) => Id === ChatId);
    const definition = ownValue(events, Type);
    if (definition === undefined) return `${Type} is not an event type that iqmock knows`;
    if (chat === undefined) return `${Type} of chat ${ChatId}, whose row is not in the recording`;
    const client = this.cast.clientKey(chat.ClientId, chat.ChannelId);
    const home = this.cast.clients.get(chat.ClientId)?.facts['channel'];
    const own = this.cast.channels.get(chat.ChannelId)?.key;
    const name = this.chatName(ChatId);
    const messages: readonly ChatMessage[] = ChatEvent.Messages ?? Rels.ChatMessages ?? [];
    const isNewChat = !this.opened.has(ChatId);
    const opening = {
      create_chat: {
        client,
        ...(own === home || own === undefined ? {} : { channel: own }),
        ...(isNewChat ? { as: name } : {}),
      },
    };
    const step = definition.toStep({
      event: ChatEvent,
      messages,
      fileOf: ({ FileId }): File | undefined => Rels.Files?.find(({ Id }) => Id === FileId),
      chat: name,
      isNewChat,
      client,
      channel: own === home ? undefined : own,
      actor: this.actor(ChatEvent.Actor, ChatEvent.UserId, client),
      message: (id) => this.messages.get(id ?? -1),
      nameMessage: (id) => {
        const key = `message_${id}`;
        this.messages.set(id, key);
        return key;
      },
    });
    if (step === undefined) return `${Type} ${ChatEvent.Id}, whose message was not created in the recording`;
    return this.inOpenChat(ChatId, definition.traits.ticket, opening, step);
  }

  /** What happens in a chat that was open before the recording needs the chat to be opened first. */
  private inOpenChat(
    chatId: number,
    ticket: EventTraits['ticket'],
    opening: RecordedStep,
    step: RecordedStep,
  ): RecordedStep[] {
    const missing = ticket !== 'opens' && !this.open.has(chatId);
    if (ticket === 'closes') this.open.delete(chatId);
    else this.open.add(chatId);
    this.opened.add(chatId);
    return missing ? [opening, step] : [step];
  }

  private actor(actor: string, userId: number | null, client: string): string | undefined {
    if (actor === 'client') return client;
    return userId === null ? undefined : this.cast.operatorKey(userId);
  }

  private chatName(id: number): string {
    const known = this.chats.get(id);
    if (known !== undefined) return known;
    const name = `chat_${id}`;
    this.chats.set(id, name);
    return name;
  }
}

function toYaml(step: RecordedStep): string {
  const [[name, args] = ['', {}]] = Object.entries(step);
  const flow = stringify(args, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
  return `  - ${name}: ${flow}`;
}

function parse(body: Uint8Array, atMs: number): ReadBody[] {
  try {
    const value = JSON.parse(Buffer.from(body).toString('utf8')) as Partial<WebhookBody> | null;
    if (value?.ChatEvent === undefined || value.Rels === undefined) return [];
    return [{ body: { ChatEvent: value.ChatEvent, Rels: value.Rels }, atMs }];
  } catch {
    return [];
  }
}
