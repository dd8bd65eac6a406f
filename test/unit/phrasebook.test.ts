import { describe, expect, it } from 'vitest';
import { loadPhrasebook } from '../../src/world/phrasebook/phrasebook.ts';
import { slotNames } from '../../src/world/phrasebook/slots.ts';
import { namesSubject } from '../../src/world/phrasebook/template.ts';
import { topicNames } from '../../src/world/phrasebook/topic.ts';
import {
  begin,
  books,
  comesFrom,
  exchangeOf,
  locales,
  talk,
  untilAnswered,
} from '../support/conversations.ts';

describe.each(books)('phrase book $locale $topic', ({ locale, topic }) => {
  const ready = loadPhrasebook(locale).topic(topic);

  it('has at least twelve exchanges, each with several questions and answers', () => {
    expect(ready.exchanges.length).toBeGreaterThanOrEqual(12);
    const ids = ready.exchanges.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { ask, answers, followUps } of ready.exchanges) {
      expect(ask.length).toBeGreaterThanOrEqual(4);
      expect(answers.length).toBeGreaterThanOrEqual(3);
      expect(followUps.length).toBeGreaterThanOrEqual(1);
    }
  });

  it('leaves no slot open, in good typography, over hundreds of conversations', () => {
    for (let seed = 0; seed < 200; seed++) {
      for (const { text } of talk(locale, topic, seed, 24)) {
        expect(text).not.toMatch(/[{}|]|undefined|null|NaN/);
        expect(text).not.toMatch(/ {2}|^\s|\s$| [,.!?]|\.\./);
        // A sentence begins with a capital.
        expect(text).not.toMatch(/[.!?…] \p{Ll}/u);
        if (locale === 'en') expect(text).not.toMatch(/\p{Script=Cyrillic}/u);
        else expect(text).not.toMatch(/[A-Za-z]"|"[А-Яа-я]|[а-яё] - [а-яё]/);
      }
    }
  });

  it('speaks its language', () => {
    const texts = talk(locale, topic, 1, 200).map(({ text }) => text);
    const inScript = texts.filter((text) => (locale === 'ru' ? /[а-яё]{2}/i : /[a-z]{2}/i).test(text));
    // The rest are bare numbers, said when they are asked for.
    expect(inScript.length).toBeGreaterThan(190);
  });

  it('answers what was asked', () => {
    let answers = 0;
    for (let seed = 0; seed < 60; seed++) {
      const waiting: string[] = [];
      for (const { text, move } of talk(locale, topic, seed, 40)) {
        const { part, exchange, followUp } = move;
        const label = `${exchange ?? ''} ${followUp ?? ''}`;
        if (part === 'ask') {
          waiting.push(label);
          const { ask, followUps } = exchangeOf(locale, topic, exchange);
          expect(comesFrom(text, followUp === undefined ? ask : followUps[followUp]!.ask), text).toBe(true);
        }
        if (part !== 'answer') continue;
        answers++;
        const { answers: main, followUps } = exchangeOf(locale, topic, exchange);
        expect(comesFrom(text, followUp === undefined ? main : followUps[followUp]!.answers), text).toBe(
          true,
        );
        // Voice messages ask unheard, so a question that is answered may have no text; one that has, comes before.
        const at = waiting.lastIndexOf(label);
        if (at >= 0) waiting.splice(at, 1);
      }
    }
    expect(answers).toBeGreaterThan(400);
  });

  it('answers the newest question when no file is sent and nothing is quoted', () => {
    for (let seed = 0; seed < 40; seed++) {
      const chat = begin(locale, topic, `newest ${seed}`);
      for (let round = 0; round < 30; round++) {
        chat.next('client');
        const asked = chat.last;
        if (asked.part !== 'ask') continue;
        expect(untilAnswered(chat)).toEqual({ ...asked, part: 'answer' });
      }
    }
  });

  it('does not repeat itself in a long conversation', () => {
    const chat = begin(locale, topic, 'long');
    const texts = Array.from({ length: 300 }, (_, at) => chat.next(at % 2 === 0 ? 'client' : 'user'));
    for (const [at, text] of texts.entries()) expect(text).not.toBe(texts[at - 1]);
    const questions = texts.filter((text) => text.length > 40);
    expect(new Set(questions).size / questions.length).toBeGreaterThan(0.8);
    for (const side of ['client', 'user'] as const) {
      const alone = begin(locale, topic, 'alone');
      const monologue = Array.from({ length: 300 }, () => alone.next(side));
      for (const [at, text] of monologue.entries()) expect(text).not.toBe(monologue[at - 1]);
    }
  });

  it('makes hundreds of chats that do not look copied', () => {
    const chats = Array.from({ length: 300 }, (_, seed) => {
      const chat = begin(locale, topic, `copy ${seed}`);
      return [chat.next('client'), chat.next('user'), chat.next('client')].join('\n');
    });
    expect(new Set(chats).size).toBeGreaterThan(297);
    expect(new Set(chats.map((chat) => chat.split('\n')[0])).size).toBeGreaterThan(200);
  });

  it('keeps a number that was said until the client turns to another one', () => {
    const { again } = ready;
    let kept = 0;
    let changed = 0;
    for (let seed = 0; seed < 60; seed++) {
      const numbers = new Map<string, string>();
      const before = new Map<string, string>();
      const chat = begin(locale, topic, `numbers ${seed}`);
      for (let at = 0; at < 40; at++) {
        const text = chat.next(at % 2 === 0 ? 'client' : 'user');
        if (again.some((template) => comesFromStart(text, template.male))) {
          for (const [name, value] of numbers) before.set(name, value);
          numbers.clear();
        }
        for (const [name, pattern] of Object.entries(numberPatterns)) {
          const value = pattern.exec(text)?.[0];
          if (value === undefined) continue;
          if (numbers.has(name)) kept++;
          else if (before.has(name)) {
            expect(value, text).not.toBe(before.get(name));
            changed++;
          }
          expect(numbers.get(name) ?? value, text).toBe(value);
          numbers.set(name, value);
        }
      }
    }
    if (topic === 'app') return;
    expect(kept).toBeGreaterThan(20);
    expect(changed).toBeGreaterThan(10);
  });

  it('names in an answer the number, the sum and the date that the question named', () => {
    let compared = 0;
    for (let seed = 0; seed < 60; seed++) {
      const asked = new Map<string, string>();
      for (const { text, move } of talk(locale, topic, seed, 40)) {
        const { part, exchange = '', followUp } = move;
        if (part === 'ask' && followUp === undefined) asked.set(exchange, text);
        if (part !== 'answer' || followUp !== undefined) continue;
        for (const pattern of [...Object.values(numberPatterns), /(КД|LN|ТР|TR)-?\d{6,}/]) {
          const [inQuestion] = pattern.exec(asked.get(exchange) ?? '') ?? [];
          const [inAnswer] = pattern.exec(text) ?? [];
          if (inQuestion === undefined || inAnswer === undefined) continue;
          expect(inAnswer, text).toBe(inQuestion);
          compared++;
        }
        asked.delete(exchange);
      }
    }
    if (topic !== 'app') expect(compared).toBeGreaterThan(5);
  });

  it('recognises its own questions when they are written by hand', () => {
    const book = loadPhrasebook(locale);
    for (const exchange of ready.exchanges) {
      const found = exchange.ask.filter((template) => {
        const text = template.male
          .map((part) => (typeof part === 'number' ? slotNames[part] : part))
          .join('');
        return book.find(text, topic)?.id === exchange.id;
      });
      expect(found.length, exchange.id).toBeGreaterThanOrEqual(exchange.ask.length / 2);
    }
  });

  it('has files that fit', () => {
    for (const from of ['client', 'user'] as const) {
      const seen = new Set<string>();
      for (let seed = 0; seed < 60; seed++) {
        const chat = begin(locale, topic, `file ${seed}`);
        const file = chat.attachment('file', from);
        const image = chat.attachment('image', from);
        const voice = chat.attachment('voice', from, Date.UTC(2023, 10, 5));
        seen.add(file.name);
        expect(file.name).toMatch(/^[\p{L}\d_-]+\.(pdf|docx|xlsx|txt)$/u);
        expect(file.contentType).toMatch(/^(application|text)\//);
        expect(file.size).toBeGreaterThan(500);
        expect(file.width).toBeUndefined();
        expect(image.name).toMatch(/^[\p{L}\d_-]+\.(png|jpg)$/u);
        expect(image.contentType).toBe(image.name.endsWith('png') ? 'image/png' : 'image/jpeg');
        expect(image.width! * image.height!).toBeGreaterThan(500_000);
        expect(image.size).toBeLessThan(image.width! * image.height!);
        expect(voice).toMatchObject({ name: 'voice_20231105.ogg', contentType: 'audio/ogg' });
        expect(voice.size / voice.durationMs!).toBeGreaterThan(2);
      }
      expect(seen.size).toBeGreaterThanOrEqual(3);
    }
  });
});

/** Numbers that belong to one order, card or contract. */
const numberPatterns = {
  order: /(?<![\d-])\d{2}-\d{4}(?!\d)/,
  card: /\*\d{4}/,
  contract: /(КД|LN)-\d{6}/,
};

function comesFromStart(text: string, parts: readonly (string | number)[]): boolean {
  return text.startsWith(String(parts[0]));
}

describe('phrase books', () => {
  it('have the same exchanges in both languages', () => {
    for (const topic of topicNames) {
      const [ru, en] = locales.map((locale) =>
        loadPhrasebook(locale)
          .topic(topic)
          .exchanges.map(({ id, isFinal, followUps, clarify }) => ({
            id,
            isFinal,
            followUps: followUps.length,
            clarifies: clarify?.slot ?? clarify !== undefined,
          })),
      );
      expect(en).toEqual(ru);
    }
  });

  it('refuse an unknown topic', () => {
    expect(() => loadPhrasebook('ru').topic('weather')).toThrow('no topic "weather"');
  });

  it('know which questions name an order', () => {
    const { exchanges } = loadPhrasebook('en').topic('order');
    const ask = exchanges.find(({ id }) => id === 'promo')?.ask;
    expect(ask?.some(namesSubject)).toBe(false);
  });
});
