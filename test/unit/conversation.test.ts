import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/env/random.ts';
import { createConversation } from '../../src/world/phrasebook/conversation.ts';
import { loadPhrasebook } from '../../src/world/phrasebook/phrasebook.ts';
import { begin, lastOf, talk, untilAnswered } from '../support/conversations.ts';

describe('a conversation', () => {
  it('is decided by its seed alone', () => {
    const once = talk('ru', 'card', 7, 60);
    expect(talk('ru', 'card', 7, 60)).toEqual(once);
    expect(talk('ru', 'card', 8, 60)).not.toEqual(once);
  });

  it('lets each side speak in its own gender', () => {
    const said = (client: string, operator: string, side: 'client' | 'user') => {
      const texts = [];
      for (let seed = 0; seed < 80; seed++) {
        const random = createRandom(seed);
        const chat = createConversation({
          phrasebook: loadPhrasebook('ru'),
          topic: 'order',
          random,
          client,
          operator,
        });
        for (let at = 0; at < 20; at++) {
          const text = chat.next(at % 2 === 0 ? 'client' : 'user');
          if ((at % 2 === 0) === (side === 'client')) texts.push(text);
        }
      }
      return texts.join('\n');
    };
    const forms = {
      female: /(Поняла|Получила|Оформила|отменила|Отправила|Рада)(?![а-я])/,
      male: /(Понял|Получил|Оформил|отменил|Отправил|Рад)(?![а-я])/,
    };
    expect(said('Мария', 'Пётр', 'client')).toMatch(forms.female);
    expect(said('Мария', 'Пётр', 'client')).not.toMatch(forms.male);
    expect(said('Мария', 'Пётр', 'user')).toMatch(forms.male);
    expect(said('Мария', 'Пётр', 'user')).not.toMatch(forms.female);
    expect(said('Никита', 'Любовь', 'client')).not.toMatch(forms.female);
    expect(said('Никита', 'Любовь', 'user')).not.toMatch(forms.male);
  });

  it('begins with a greeting by name, and another operator introduces himself', () => {
    const chat = createConversation({
      phrasebook: loadPhrasebook('ru'),
      topic: 'loan',
      random: createRandom(3),
      client: 'Ольга',
      operator: 'Анна',
    });
    chat.next('client');
    const first = chat.next('user');
    expect(first).toMatch(/Ольга/);
    expect(first).toMatch(/Анна/);
    chat.next('client');
    expect(chat.next('user')).not.toMatch(/Анна|Здравствуйте/);
    chat.operatorIs('Пётр');
    chat.next('client');
    expect(chat.next('user')).toMatch(/Пётр/);
  });

  it('asks a question back only if it was not told, and then uses what it was told', () => {
    let asked = 0;
    for (let seed = 0; seed < 60; seed++) {
      const chat = begin('ru', 'order', `told ${seed}`);
      chat.note('client', 'Где мой заказ 77-1204? Обещали ещё вчера');
      const answer = chat.next('user');
      expect(chat.last.part).not.toBe('clarify');
      if (/\d{2}-\d{4}/.test(answer)) expect(answer).toMatch(/77-1204/);

      const other = begin('ru', 'order', `told ${seed}`);
      other.note('client', 'Где мой заказ? Обещали ещё вчера');
      other.next('user');
      if (other.last.part === 'clarify') {
        asked++;
        other.note('client', 'номер 55-9999, посмотрите');
        const found = other.next('user');
        const { part } = lastOf(other);
        expect(part === 'answer' || /Минуту|Сейчас|Проверяю|Секунду|Уже|Открываю/.test(found)).toBe(true);
        if (/\d{2}-\d{4}/.test(found)) expect(found).toMatch(/55-9999/);
      }
    }
    expect(asked).toBeGreaterThan(10);
  });

  it('answers a text written by hand by the exchange it resembles, in any topic', () => {
    for (const [text, id] of [
      ['Где мой заказ?', 'where'],
      ['не приходит код из смс', 'code'],
      ['Забыл ПИН от карты', 'pin'],
      ['Какая ставка по кредиту?', 'rate'],
      ['Курьер не приехал!!!', 'late'],
    ]) {
      const chat = begin('ru', 'app', text!);
      chat.note('client', text!);
      expect(untilAnswered(chat), text).toMatchObject({ part: 'answer', exchange: id });
    }
  });

  it('says something general to a text it does not understand', () => {
    const chat = begin('ru', 'order', 1);
    chat.note('client', 'Абракадабра какая-то');
    expect(chat.next('user')).toMatch(/провер|уточн|минут|разбер/i);
    expect(chat.last.part).toBe('talk');
  });

  it('tells the operator what the operator asks by hand', () => {
    const chat = begin('ru', 'order', 2);
    chat.note('client', 'Здравствуйте, хочу спросить');
    chat.note('user', 'Подскажите, пожалуйста, номер заказа');
    expect(chat.next('client')).toMatch(/\d{2}-\d{4}/);
    expect(chat.last.part).toBe('reply');
  });

  it('waits when the operator writes that it is being looked into', () => {
    const chat = begin('ru', 'order', 5);
    chat.next('client');
    const { exchange } = chat.last;
    chat.note('user', 'Сейчас проверю');
    expect(chat.next('client')).toMatch(/жду|подожду|конечно|Хорошо|тороплюсь/i);
    chat.next('user');
    expect(chat.last).toMatchObject({ part: 'answer', exchange });
  });

  it('takes a text by the operator as the answer', () => {
    for (let seed = 0; seed < 30; seed++) {
      const chat = begin('ru', 'card', `note ${seed}`);
      chat.next('client');
      const { exchange } = chat.last;
      chat.note('user', 'Всё исправили, карта работает.');
      chat.next('client');
      expect(chat.last.followUp).toBeUndefined();
      if (chat.last.part === 'ask') expect(chat.last.exchange).not.toBe(exchange);
      expect(chat.next('user')).not.toMatch(/Меня зовут|На связи/);
    }
  });

  it('answers the very question that is quoted', () => {
    let quoted = 0;
    for (let seed = 0; seed < 60; seed++) {
      const chat = begin('en', 'card', `quote ${seed}`);
      const first = { text: chat.next('client'), move: chat.last };
      for (let at = 0; at < 2; at++) chat.next('client');
      if (first.move.part !== 'ask' || chat.last.exchange === first.move.exchange) continue;
      chat.quote('user', first.text);
      const last = lastOf(chat);
      expect(last.part === 'answer' ? last : untilAnswered(chat)).toEqual({
        ...first.move,
        part: 'answer',
      });
      quoted++;
    }
    expect(quoted).toBeGreaterThan(20);
  });

  it('notices files: the other side says that they came, the sender adds a word', () => {
    const chat = begin('ru', 'order', 11);
    chat.next('client');
    chat.attachment('image', 'client');
    expect(chat.next('user')).toMatch(/снимок|Фото|снимке/);
    let heard = 0;
    for (let seed = 0; seed < 40; seed++) {
      const other = begin('ru', 'order', `voice ${seed}`);
      other.attachment('voice', 'client');
      const { part, exchange } = other.last;
      const reply = other.next('user');
      expect(reply).toMatch(/ослушал/);
      if (part === 'ask' && other.last.part === 'answer') {
        expect(other.last.exchange).toBe(exchange);
        heard++;
      }
    }
    expect(heard).toBeGreaterThan(5);
  });

  it('mentions dates near its own time', () => {
    const texts = Array.from({ length: 60 }, (_, seed) => {
      const chat = createConversation({
        phrasebook: loadPhrasebook('ru'),
        topic: 'delivery',
        random: createRandom(seed),
        client: 'Мария',
        nowMs: Date.UTC(2021, 4, 15),
      });
      return chat.next('client') + chat.next('user');
    }).join('\n');
    const months = texts.match(
      /\d{1,2} (января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)/g,
    );
    expect(months?.length).toBeGreaterThan(8);
    expect(months?.every((date) => date.endsWith('мая'))).toBe(true);
  });
});
