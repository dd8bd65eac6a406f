import { readPackageText } from '../../env/host.ts';
import { slotNames } from './slots.ts';
import { compilePool, compilePhrase, namesSubject, type Pool, type PhraseTemplate } from './template.ts';
import {
  isTopicName,
  topicNames,
  type Clarification,
  type Enclosure,
  type Enclosures,
  type QuestionWithAnswers,
  type SmallTalk,
  type Topic,
  type TopicName,
  type Wordings,
} from './topic.ts';
import type { Locale } from './locale.ts';

/** A clarification whose texts are ready to be filled. */
export interface ReadyClarification {
  /** The place of the slot that the reply fills; undefined if it fills none. */
  readonly slot: number | undefined;
  readonly always: boolean;
  readonly match: RegExp;
  readonly ask: Pool;
  readonly reply: Pool;
}

/** An exchange whose texts are ready to be filled. */
export interface ReadyExchange {
  readonly id: string;
  readonly isFinal: boolean;
  readonly match: RegExp;
  readonly ask: Pool;
  readonly clarify: ReadyClarification | undefined;
  readonly answers: Pool;
  readonly followUps: readonly { readonly ask: Pool; readonly answers: Pool }[];
}

/** Name and caption of a file, ready to be filled. */
export interface ReadyEnclosure {
  readonly name: PhraseTemplate;
  readonly caption: PhraseTemplate;
}

type ReadyEnclosures = Readonly<Record<keyof Enclosures, readonly [ReadyEnclosure, ...ReadyEnclosure[]]>>;

/** A topic whose texts are ready to be filled. */
export interface ReadyTopic {
  /** Whether questions name an order, a card or a loan, so that the client can turn to another one. */
  readonly hasSubject: boolean;
  readonly exchanges: readonly ReadyExchange[];
  readonly tips: Pool;
  readonly again: Pool;
  readonly enclosures: Readonly<Record<'client' | 'user', ReadyEnclosures>>;
}

/** Small talk whose texts are ready to be filled. */
export interface ReadySmallTalk {
  readonly client: Readonly<Record<keyof SmallTalk['client'], Pool>>;
  readonly user: Readonly<Record<Exclude<keyof SmallTalk['user'], 'hello' | 'takeOver'>, Pool>>;
  readonly hello: Readonly<Record<keyof SmallTalk['user']['hello'], Pool>>;
  readonly takeOver: Readonly<Record<keyof SmallTalk['user']['takeOver'], Pool>>;
  readonly match: Readonly<Record<keyof SmallTalk['match'], RegExp>>;
}

/** All that people say in one language. Topics are made ready when they are first asked for. */
export interface Phrasebook {
  readonly locale: Locale;
  readonly smallTalk: ReadySmallTalk;
  /** Throws if there is no such topic. */
  topic(name: string): ReadyTopic;
  /** The exchange whose question a text written by hand looks like; the given topic is searched first. */
  find(text: string, topic: string): ReadyExchange | undefined;
}

const books: Partial<Record<Locale, Phrasebook>> = {};

/** The phrase book of a language. Cheap to ask for again. */
export function loadPhrasebook(locale: Locale): Phrasebook {
  return (books[locale] ??= new Book(locale));
}

/** A text as patterns see it: lower case, without the letter ё. */
export function plainText(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'");
}

/** How many texts written by hand are remembered together with what they ask. */
const rememberedTexts = 500;

/** A page of data/phrases, which `npm run gen` has checked. Read when it is first asked for. */
function readPage<Name extends TopicName | 'small-talk'>(
  locale: Locale,
  name: Name,
): Name extends TopicName ? Topic : SmallTalk {
  return JSON.parse(readPackageText(`data/phrases/${locale}/${name}.json`)) as ReturnType<
    typeof readPage<Name>
  >;
}

class Book implements Phrasebook {
  readonly locale: Locale;
  readonly smallTalk: ReadySmallTalk;
  private readonly topics: Partial<Record<TopicName, ReadyTopic>> = {};
  private readonly found = new Map<string, ReadyExchange | undefined>();

  constructor(locale: Locale) {
    this.locale = locale;
    this.smallTalk = readySmallTalk(readPage(locale, 'small-talk'));
  }

  topic(name: string): ReadyTopic {
    if (!isTopicName(name))
      throw new TypeError(`There is no topic "${name}", only ${topicNames.join(', ')}.`);
    return (this.topics[name] ??= readyTopic(readPage(this.locale, name)));
  }

  find(text: string, topic: string): ReadyExchange | undefined {
    const label = `${topic} ${text}`;
    if (this.found.has(label)) return this.found.get(label);
    const plain = plainText(text);
    let exchange: ReadyExchange | undefined;
    for (const name of [topic, ...topicNames]) exchange ??= bestMatch(this.topic(name), plain);
    if (this.found.size >= rememberedTexts) this.found.clear();
    this.found.set(label, exchange);
    return exchange;
  }
}

/** The exchange that recognises the longest piece of the text. */
function bestMatch(topic: ReadyTopic, plain: string): ReadyExchange | undefined {
  let best: ReadyExchange | undefined;
  let bestLength = 0;
  for (const exchange of topic.exchanges) {
    const length = exchange.match.exec(plain)?.[0].length ?? 0;
    if (length <= bestLength) continue;
    best = exchange;
    bestLength = length;
  }
  return best;
}

function readyTopic({ exchanges, tips, again, enclosures }: Topic): ReadyTopic {
  const ready = exchanges.map(readyExchange);
  return {
    hasSubject: ready.some(({ ask }) => ask.some(namesSubject)),
    exchanges: ready,
    tips: compilePool(tips),
    again: compilePool(again),
    enclosures: { client: readyEnclosures(enclosures.client), user: readyEnclosures(enclosures.user) },
  };
}

function readyExchange({
  id,
  final,
  match,
  ask,
  clarify,
  answers,
  followUps = [],
}: QuestionWithAnswers): ReadyExchange {
  return {
    id,
    isFinal: final === true,
    match: new RegExp(match),
    ask: compilePool(ask),
    clarify: clarify === undefined ? undefined : readyClarification(clarify),
    answers: compilePool(answers),
    followUps: followUps.map((followUp) => ({
      ask: compilePool(followUp.ask),
      answers: compilePool(followUp.answers),
    })),
  };
}

function readyClarification({ slot, always, match, ask, reply }: Clarification): ReadyClarification {
  return {
    slot: slot === undefined ? undefined : slotNames.indexOf(slot),
    always: always === true,
    match: new RegExp(match),
    ask: compilePool(ask),
    reply: compilePool(reply),
  };
}

function readyEnclosures({ file, image }: Enclosures): ReadyEnclosures {
  const ready = (enclosures: readonly [Enclosure, ...Enclosure[]]) =>
    enclosures.map(({ name, caption }) => ({
      name: compilePhrase(name),
      caption: compilePhrase(caption),
    })) as unknown as readonly [ReadyEnclosure, ...ReadyEnclosure[]];
  return { file: ready(file), image: ready(image) };
}

function readySmallTalk({ client, user, match }: SmallTalk): ReadySmallTalk {
  const { hello, takeOver, ...rest } = user;
  return {
    client: readyGroup(client),
    user: readyGroup(rest),
    hello: readyGroup(hello),
    takeOver: readyGroup(takeOver),
    match: mapValues(match, (pattern) => new RegExp(pattern)),
  };
}

function readyGroup<Name extends string>(
  group: Readonly<Record<Name, Wordings>>,
): Readonly<Record<Name, Pool>> {
  return mapValues(group, compilePool);
}

function mapValues<Name extends string, From, To>(
  group: Readonly<Record<Name, From>>,
  map: (value: From) => To,
): Readonly<Record<Name, To>> {
  const entries = Object.entries<From>(group).map(([name, value]) => [name, map(value)]);
  return Object.fromEntries(entries) as Record<Name, To>;
}
