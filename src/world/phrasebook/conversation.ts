import type { Random } from '../../env/random.ts';
import { sexOfGivenName, type Sex } from '../given-names.ts';
import { branches, type BankBranch } from '../places.ts';
import { fileFacts, voiceName, type Attachment, type AttachmentForm } from './attachment.ts';
import { Dialogue } from './dialogue.ts';
import type { UtteranceRole } from './conversation-state.ts';
import { detectIntent } from './intent.ts';
import type { Phrasebook } from './phrasebook.ts';
import { joined, Speech, type Side } from './speech.ts';
import { clientTurns, operatorTurns } from './turns.ts';

/** What a conversation is about, and who takes part. */
export interface ConversationOptions {
  readonly phrasebook: Phrasebook;
  /** One of `topicNames`. */
  readonly topic: string;
  readonly random: Random;
  /** The client's first name, or '' if it is not known. */
  readonly client: string;
  /** The operator's first name. Default: not known yet. */
  readonly operator?: string;
  /** Default: the sex that the name shows. */
  readonly clientSex?: Sex;
  /** The branch the client belongs to: `{city}` and `{branch}` are taken from it. Default: one of the table. */
  readonly branch?: BankBranch;
  /** The time of the conversation, ms UTC: dates that people mention are near it. Default: 22 November 2023. */
  readonly nowMs?: number;
  /** What voice messages are recorded as. Default: ogg. */
  readonly voice?: 'mp3' | 'ogg';
}

/** A chat between a client and an operator, generated message by message. It depends on its Random alone. */
export interface Conversation {
  /** What the last generated text was. */
  readonly last: UtteranceRole;
  /** The next message of one side: it asks, answers the question, follows up, thanks or says goodbye. */
  next(from: Side): string;
  /** The next message of one side as a reply to a message of the other: an answer to that very question, where it is one. */
  quote(from: Side, text: string): string;
  /** Takes in a message that the script wrote itself, so that what is generated next fits it. */
  note(from: Side, text: string): void;
  /** Sets who is at the desk. A new operator greets the client. */
  operatorIs(name: string): void;
  /** A file that fits the talk. The other side notices it. `atMs` dates the name of a voice message. */
  attachment(form: AttachmentForm, from: Side, atMs?: number): Attachment;
}

const defaultNowMs = Date.UTC(2023, 10, 22, 16);

/** Begins a conversation. Nobody has said anything yet. */
export function createConversation(options: ConversationOptions): Conversation {
  return new MadeUpConversation(options);
}

class MadeUpConversation implements Conversation {
  private readonly dialogue: Dialogue;
  private readonly random: Random;
  private readonly nowMs: number;
  private readonly voice: 'mp3' | 'ogg';

  constructor(options: ConversationOptions) {
    const { phrasebook, topic, random, client, operator, nowMs = defaultNowMs } = options;
    const { locale } = phrasebook;
    const branch = options.branch ?? random.pick(branches(locale));
    const sexes = { client: options.clientSex ?? sexOfGivenName(client) ?? 'male', user: 'male' } as const;
    const speech = new Speech(random, { locale, client, branch, nowMs }, { ...sexes });
    this.random = random;
    this.nowMs = nowMs;
    this.voice = options.voice ?? 'ogg';
    this.dialogue = new Dialogue({ phrasebook, topic, random, speech, clientIsKnown: client !== '' });
    if (operator !== undefined) this.operatorIs(operator);
  }

  get last(): UtteranceRole {
    return this.dialogue.last;
  }

  next(from: Side): string {
    const { dialogue } = this;
    const caption = dialogue.etiquette.captionOf(from);
    if (caption !== undefined) dialogue.last = { part: 'talk' };
    if (from === 'client')
      return caption ?? dialogue.clientAcknowledges() ?? clientTurns[dialogue.state](dialogue);
    dialogue.nudges = 0;
    return joined(dialogue.etiquette.operatorOpeners(), caption ?? operatorTurns[dialogue.state](dialogue));
  }

  quote(from: Side, text: string): string {
    this.dialogue.turnTo(from, text);
    return this.next(from);
  }

  note(from: Side, text: string): void {
    detectIntent(this.dialogue, from, text);
  }

  operatorIs(name: string): void {
    const { speech } = this.dialogue;
    if (name === speech.operator) return;
    speech.operator = name;
    speech.sexes.user = sexOfGivenName(name) ?? 'male';
    this.dialogue.etiquette.operatorChanged();
  }

  attachment(form: AttachmentForm, from: Side, atMs = this.nowMs): Attachment {
    const { dialogue } = this;
    // A voice message says what a text would have said.
    if (form === 'voice') this.next(from);
    const enclosure = form === 'voice' ? undefined : this.random.pick(dialogue.topic.enclosures[from][form]);
    const fileName =
      enclosure === undefined ? voiceName(atMs, this.voice) : dialogue.speech.fill(enclosure.name, from);
    dialogue.sent(from, form, enclosure === undefined ? '' : dialogue.speech.fill(enclosure.caption, from));
    return { name: fileName, ...fileFacts(fileName, form, from, this.random) };
  }
}
