import type { Random } from '../../env/random.ts';
import type { AttachmentForm } from './attachment.ts';
import type { ConversationState, UtteranceRole } from './conversation-state.ts';
import type {
  Phrasebook,
  ReadyClarification,
  ReadyExchange,
  ReadySmallTalk,
  ReadyTopic,
} from './phrasebook.ts';
import { Etiquette } from './etiquette.ts';
import { endsWith, type AnsweredQuestion, type OpenQuestion } from './question.ts';
import { ShuffledList, joined, type QuestionValues, type Side, type Speech } from './speech.ts';
import { namesSubject, type Pool, type PhraseTemplate } from './template.ts';

/** What a dialogue is made from. */
export interface DialogueParts {
  readonly phrasebook: Phrasebook;
  readonly topic: string;
  readonly random: Random;
  readonly speech: Speech;
  readonly clientIsKnown: boolean;
}

/** Questions that wait at once; an older one is forgotten. */
const greatestBacklog = 3;

/** The state of a conversation and the moves in it. Which move comes when is up to `turns.ts`. */
export class Dialogue {
  state: ConversationState = 'start';
  last: UtteranceRole = { part: 'nothing' };
  /** Whether the client has written anything. */
  clientSpoke = false;
  /** Messages in a row in which the client only hurries the operator. */
  nudges = 0;
  /** How often the client said goodbye. */
  partings = 0;
  /** What the operator needs to know from the client before answering. */
  clarification: ReadyClarification | undefined = undefined;
  answered: AnsweredQuestion | undefined = undefined;
  readonly pending: OpenQuestion[] = [];
  readonly phrasebook: Phrasebook;
  readonly topicName: string;
  readonly topic: ReadyTopic;
  readonly talk: ReadySmallTalk;
  readonly random: Random;
  readonly speech: Speech;
  readonly etiquette: Etiquette;
  private readonly exchanges: ShuffledList;
  private readonly tips: ShuffledList;
  /** Nothing more can be asked about this order, card or loan. */
  private subjectIsDone = false;
  private replied = false;

  constructor({ phrasebook, topic, random, speech, clientIsKnown }: DialogueParts) {
    this.phrasebook = phrasebook;
    this.topicName = topic;
    this.topic = phrasebook.topic(topic);
    this.talk = phrasebook.smallTalk;
    this.random = random;
    this.speech = speech;
    this.etiquette = new Etiquette(this.talk, speech, random, clientIsKnown);
    this.exchanges = new ShuffledList(this.topic.exchanges.length, random);
    this.tips = new ShuffledList(this.topic.tips.length, random);
  }

  /** Small talk of the client. */
  clientSays(pool: keyof ReadySmallTalk['client'], state: ConversationState): string {
    this.clientSpoke = true;
    this.state = state;
    this.last = { part: 'talk' };
    return this.speech.say(this.talk.client[pool], 'client');
  }

  /** Small talk of the operator. */
  operatorSays(pool: keyof ReadySmallTalk['user'], state: ConversationState): string {
    this.state = state;
    this.last = { part: 'talk' };
    return this.speech.say(this.talk.user[pool], 'user');
  }

  /** The client asks something new. `lead` opens the message, unless it is the client's first. */
  ask(lead?: 'leadIn' | 'comeBack'): string {
    const round = this.exchanges.rounds;
    const exchange = this.topic.exchanges[this.exchanges.next()] as ReadyExchange;
    const template = this.speech.choose(exchange.ask);
    if (this.exchanges.rounds > round) this.subjectIsDone = true;
    const opener = this.opener(template, lead);
    if (exchange.isFinal) this.subjectIsDone = true;
    return joined(opener, this.put(exchange, -1, this.speech.newQuestion(), template));
  }

  private opener(question: PhraseTemplate, lead: 'leadIn' | 'comeBack' | undefined): string {
    if (!this.clientSpoke) return this.random.chance(0.85) ? this.greeting() : '';
    const { hasSubject, again } = this.topic;
    const turns = this.subjectIsDone || (hasSubject && this.random.chance(0.3));
    if (turns && (namesSubject(question) || !hasSubject)) {
      this.subjectIsDone = false;
      this.speech.changeSubject();
      return this.speech.say(again, 'client');
    }
    return lead === undefined ? '' : this.speech.say(this.talk.client[lead], 'client');
  }

  /** The client asks what follows from the answer; undefined if there is nothing left to ask. */
  followUp(): string | undefined {
    const { answered } = this;
    if (answered === undefined || answered.followUps.length === 0) return undefined;
    const at = this.random.integer(0, answered.followUps.length - 1);
    const [number = 0] = answered.followUps.splice(at, 1);
    const { ask } = answered.exchange.followUps[number] as { ask: Pool };
    return this.put(answered.exchange, number, answered.values, this.speech.choose(ask));
  }

  /** The client answers what the operator asked. */
  reply(): string {
    const { clarification } = this;
    if (clarification === undefined) return this.clientSays('yes', 'unclear');
    this.hearReply();
    this.last = { part: 'reply', ...this.nameOf(this.pending.at(-1)) };
    return this.speech.say(clarification.reply, 'client');
  }

  /** The client has answered what the operator asked. */
  hearReply(): void {
    this.clarification = undefined;
    this.clientSpoke = true;
    this.replied = true;
    this.state = this.pending.length > 0 ? 'asked' : 'unclear';
  }

  /** The operator deals with the newest question: asks back, looks it up or answers. `lead` opens the message. */
  respond(lead?: Pool): string {
    const question = this.pending.at(-1);
    if (question === undefined) return this.operatorSays('check', 'checking');
    this.speech.values = question.values;
    let opener = lead === undefined ? '' : this.speech.say(lead, 'user');
    if (opener === '' && this.replied && this.random.chance(0.5)) {
      opener = this.speech.say(this.talk.user.gotReply, 'user');
    }
    this.replied = false;
    return joined(opener, this.clarify(question) ?? this.stall(question) ?? this.answer(question));
  }

  /** The operator answers what was looked up. */
  answerAfterStall(): string {
    const question = this.pending.at(-1);
    if (question === undefined) return this.outcome();
    this.speech.values = question.values;
    const opener = this.random.chance(0.6) ? this.speech.say(this.talk.user.found, 'user') : '';
    return joined(opener, this.answer(question));
  }

  /** The operator reports the outcome of a matter that nobody asked in our words. */
  outcome(): string {
    this.answered = undefined;
    this.speech.values = this.speech.newQuestion();
    return this.operatorSays('outcome', 'answered');
  }

  /** The operator mentions something unasked, or asks whether the client is still there. */
  monologue(): string {
    this.state = 'informed';
    this.last = { part: 'talk' };
    if (this.random.chance(0.2)) return this.speech.say(this.talk.user.stillThere, 'user');
    this.speech.values = this.speech.newQuestion();
    return this.speech.fill(this.topic.tips[this.tips.next()] as Pool[number], 'user');
  }

  /** The client says that a file came; undefined if none did, or if there is something else to say. */
  clientAcknowledges(): string | undefined {
    const text = this.etiquette.clientAcknowledges();
    if (text === undefined || this.state === 'clarifying') return undefined;
    this.last = { part: 'talk' };
    return text;
  }

  /** One side sent a file. */
  sent(from: Side, form: AttachmentForm, caption: string): void {
    this.etiquette.sent(from, form, caption);
    if (from === 'user' || form === 'voice') return;
    const waits = ['start', 'greeted', 'offered', 'asked', 'stalled', 'questioned'].includes(this.state);
    if (this.state === 'clarifying') this.hearReply();
    else if (!waits) this.state = 'unclear';
    this.clientSpoke ||= this.state !== 'start';
  }

  /** The talk turns to a message of the other side: a question that waits, or the answer that was given. A greeting may come before it. */
  turnTo(from: Side, text: string): void {
    if (from === 'client') {
      if (this.answered !== undefined && endsWith(text, this.answered.text)) this.state = 'answered';
      return;
    }
    const at = this.pending.findIndex((question) => endsWith(text, question.text));
    if (at < 0) return;
    this.pending.push(...this.pending.splice(at, 1));
    if (this.state !== 'stalled') this.state = 'asked';
  }

  /** A question now waits for its answer. */
  wait(exchange: ReadyExchange, followUp: number, values: QuestionValues, text: string): void {
    this.pending.push({ exchange, followUp, values, text, clarified: followUp >= 0, stalled: false });
    if (this.pending.length > greatestBacklog) this.pending.shift();
    this.speech.values = values;
    this.clarification = undefined;
    this.clientSpoke = true;
    this.nudges = 0;
    this.state = 'asked';
  }

  private put(
    exchange: ReadyExchange,
    followUp: number,
    values: QuestionValues,
    template: PhraseTemplate,
  ): string {
    this.speech.values = values;
    const text = this.speech.fill(template, 'client');
    this.wait(exchange, followUp, values, text);
    this.last = { part: 'ask', ...this.nameOf(this.pending.at(-1)) };
    return text;
  }

  private clarify(question: OpenQuestion): string | undefined {
    const { clarify } = question.exchange;
    if (clarify === undefined || question.clarified) return undefined;
    if (clarify.slot !== undefined && this.speech.knows(clarify.slot)) return undefined;
    if (!clarify.always && !this.random.chance(0.5)) return undefined;
    question.clarified = true;
    this.clarification = clarify;
    this.state = 'clarifying';
    this.last = { part: 'clarify', ...this.nameOf(question) };
    return this.speech.say(clarify.ask, 'user');
  }

  private stall(question: OpenQuestion): string | undefined {
    if (question.stalled || question.followUp >= 0 || !this.random.chance(0.15)) return undefined;
    question.stalled = true;
    return this.operatorSays('stall', 'stalled');
  }

  private answer(question: OpenQuestion): string {
    const { exchange, followUp, values } = question;
    const pool =
      followUp < 0 ? exchange.answers : (exchange.followUps[followUp]?.answers ?? exchange.answers);
    this.pending.pop();
    this.clarification = undefined;
    this.state = 'answered';
    this.last = { part: 'answer', ...this.nameOf(question) };
    const text = this.speech.say(pool, 'user');
    const left =
      this.answered?.values === values ? this.answered.followUps : exchange.followUps.map((_, at) => at);
    this.answered = { exchange, values, followUps: left, text };
    return text;
  }

  private greeting(): string {
    return this.speech.say(this.talk.client.greeting, 'client');
  }

  private nameOf(question: OpenQuestion | undefined): Pick<UtteranceRole, 'exchange' | 'followUp'> {
    if (question === undefined) return {};
    const { exchange, followUp } = question;
    return followUp < 0 ? { exchange: exchange.id } : { exchange: exchange.id, followUp };
  }
}
