import { createRandom } from '../../src/env/random.ts';
import { createConversation, type Conversation } from '../../src/world/phrasebook/conversation.ts';
import { loadPhrasebook, type ReadyExchange } from '../../src/world/phrasebook/phrasebook.ts';
import type { Pool } from '../../src/world/phrasebook/template.ts';
import { topicNames, type TopicName } from '../../src/world/phrasebook/topic.ts';

export const locales = ['ru', 'en'] as const;
type Locale = (typeof locales)[number];
export const books = locales.flatMap((locale) => topicNames.map((topic) => ({ locale, topic })));
const names = { ru: ['Мария', 'Пётр', ''], en: ['Maria', 'Peter', ''] } as const;

/** A conversation of which nothing is said yet. */
export function begin(
  locale: Locale,
  topic: TopicName,
  seed: number | string,
  operator = true,
): Conversation {
  const random = createRandom(`${seed} ${topic} ${locale}`);
  const known = operator ? { operator: locale === 'ru' ? 'Анна' : 'Anna' } : {};
  return createConversation({
    phrasebook: loadPhrasebook(locale),
    topic,
    random,
    client: random.pick(names[locale]),
    ...known,
  });
}

/** A conversation in which sides take turns, mostly, and send files now and then. */
export function talk(locale: Locale, topic: TopicName, seed: number, count: number) {
  const chat = begin(locale, topic, seed, seed % 5 !== 0);
  const chance = createRandom(`turns ${seed}`);
  const said: { from: 'client' | 'user'; text: string; move: Conversation['last'] }[] = [];
  let from: 'client' | 'user' = chance.chance(0.85) ? 'client' : 'user';
  while (said.length < count) {
    if (chance.chance(0.04)) chat.attachment(chance.pick(['file', 'image', 'voice']), from);
    said.push({ from, text: chat.next(from), move: chat.last });
    if (chance.chance(0.85)) from = from === 'client' ? 'user' : 'client';
  }
  return said;
}

/** True if the text is, or ends with, one of the wordings, whatever fills its slots. */
export function comesFrom(text: string, pool: Pool): boolean {
  return pool.some((template) =>
    [template.male, template.female].some((parts) => {
      const pattern = parts.map((part) => (typeof part === 'number' ? '.+' : escaped(part))).join('');
      return new RegExp(`${pattern}$`, 'iu').test(text);
    }),
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Lets the operator go on until the question is answered, and the client tell what is asked back. */
export function untilAnswered(chat: Conversation): Conversation['last'] {
  for (let at = 0; at < 6; at++) {
    chat.next(chat.last.part === 'clarify' ? 'client' : 'user');
    if (chat.last.part === 'answer') break;
  }
  return chat.last;
}

/** What was said last, read anew. */
export function lastOf(chat: Conversation): Conversation['last'] {
  return chat.last;
}

export function exchangeOf(locale: Locale, topic: TopicName, id: string | undefined): ReadyExchange {
  const found = loadPhrasebook(locale)
    .topic(topic)
    .exchanges.find((exchange) => exchange.id === id);
  if (found === undefined) throw new Error(`no exchange ${id ?? ''}`);
  return found;
}
