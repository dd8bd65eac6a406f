import type { Random } from '../env/random.ts';

/** The sex of a person, by which names and endings differ. */
export type Sex = 'male' | 'female';

/** A first name. */
export interface GivenName {
  readonly name: string;
  readonly sex: Sex;
  /** The name in Latin letters, as people write it in addresses. */
  readonly latin: string;
}

// The name, then its Latin forms, of which the first goes into addresses. The commoner names come first.
const russianMen = `Александр aleksandr alexander alexandr sasha|Дмитрий dmitry dmitri dmitriy dima|Максим maxim maksim max
Сергей sergey sergei|Андрей andrey andrei andrew|Алексей alexey aleksey alexei alex|Иван ivan vanya john
Артём artem artyom|Михаил mikhail misha michael|Никита nikita|Евгений evgeny evgeniy eugene|Владимир vladimir vova
Роман roman|Павел pavel paul|Николай nikolay nikolai kolya nick|Илья ilya|Денис denis|Антон anton|Игорь igor|Олег oleg
Кирилл kirill|Егор egor|Виктор viktor victor|Константин konstantin kostya|Юрий yury yuri|Владислав vladislav vlad
Станислав stanislav|Вячеслав vyacheslav slava|Пётр petr pyotr peter|Тимур timur|Руслан ruslan|Григорий grigory
Борис boris bob|Георгий georgy george|Глеб gleb|Степан stepan|Фёдор fedor fyodor|Леонид leonid|Василий vasily vasya
Вадим vadim|Матвей matvey|Марат marat|Семён semen semyon|Даниил daniil daniel|Ярослав yaroslav|Марк mark`;

const russianWomen = `Анна anna anya ann|Мария maria masha mary|Елена elena lena helen|Ольга olga olya
Наталья natalia natalya natasha|Екатерина ekaterina katya kate|Анастасия anastasia nastya|Татьяна tatiana tatyana tanya
Ирина irina ira irene|Юлия yulia julia yulya|Светлана svetlana sveta|Дарья daria darya dasha
Виктория victoria viktoria vika|Ксения ksenia xenia|Александра alexandra aleksandra|Алина alina|Полина polina
Евгения evgenia zhenya|Валерия valeria|Елизавета elizaveta liza elizabeth|Марина marina|Надежда nadezhda nadya
Людмила lyudmila|Галина galina|Вера vera|Любовь lyubov|Оксана oksana|Кристина kristina christina|Алёна alena alyona
Вероника veronika|Софья sofia sonya sophie|Диана diana|Лариса larisa|Тамара tamara|Маргарита margarita rita|Нина nina
Лидия lidia|Варвара varvara|Яна yana jane|Алиса alisa alice|Ева eva eve|Зоя zoya|Инна inna|Карина karina
Ульяна ulyana|Жанна zhanna`;

const englishMen =
  'james john robert michael william david richard joseph thomas charles daniel matthew anthony mark steven paul ' +
  'andrew george kevin brian edward peter alex sam ben jack harry oliver henry leo bob tom nick max';
const englishWomen =
  'mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa emma olivia alice kate helen ' +
  'laura amy rachel julia claire grace lucy jane ruth anne sophie chloe eve carol irene';

/** Names that end like a woman's and are a man's. */
const menInA =
  'илья никита данила гаврила кузьма фома лука савва миша саша паша коля петя ваня вова дима леша гриша юра гоша костя слава толя боря витя федя сеня лева';

const pools: Readonly<Record<'ru' | 'en', Readonly<Record<Sex, readonly GivenName[]>>>> = {
  ru: { male: readRussian(russianMen, 'male'), female: readRussian(russianWomen, 'female') },
  en: { male: readEnglish(englishMen, 'male'), female: readEnglish(englishWomen, 'female') },
};

const russianByKey = new Map<string, GivenName>();
const sexByEnglishKey = new Map<string, Sex>();
for (const sex of ['male', 'female'] as const) {
  for (const { latin } of pools.en[sex]) sexByEnglishKey.set(latin, sex);
  for (const entry of (sex === 'male' ? russianMen : russianWomen).split(/[|\n]/)) {
    const [name = '', ...keys] = entry.split(' ');
    const given = { name, sex, latin: keys[0] ?? '' };
    for (const key of [...keys, plain(name)]) russianByKey.set(key, given);
  }
}

/** Draws a first name, the common ones more often. */
export function drawGivenName(locale: 'ru' | 'en', sex: Sex, random: Random): GivenName {
  const pool = pools[locale][sex];
  const index = Math.floor(pool.length * random.next() ** 1.6);
  return pool[index] as GivenName;
}

/** What a human key such as `maria`, `petr_2` or `мария` says of a person: a first name, only a sex, or nothing. */
export function givenNameOfKey(key: string, locale: 'ru' | 'en'): Partial<GivenName> {
  const word = plain(/^[a-zа-яё]+/i.exec(key)?.[0] ?? '');
  const russian = russianByKey.get(word);
  if (locale === 'ru') return russian ?? sexOnly(sexByEnglishKey.get(word));
  const sex = sexByEnglishKey.get(word) ?? russian?.sex;
  if (sex === undefined) return {};
  const latin = /^[a-z]/.test(word) ? word : (russian?.latin ?? word);
  return { name: latin.charAt(0).toUpperCase() + latin.slice(1), sex, latin };
}

/** The sex of a person with this first name, in Russian or English; undefined if the name does not show it. */
export function sexOfGivenName(name: string): Sex | undefined {
  const word = plain(name);
  const known = russianByKey.get(word)?.sex ?? sexByEnglishKey.get(word);
  if (known !== undefined) return known;
  if (menInA.split(' ').includes(word)) return 'male';
  if (/[ая]$/.test(word)) return 'female';
  return /[бвгдзйклмнпрстфхцчшщ]$/.test(word) ? 'male' : undefined;
}

/** True if the text is a first name of the tables. */
export function isGivenName(text: string): boolean {
  return russianByKey.has(plain(text)) || sexByEnglishKey.has(plain(text));
}

function readRussian(table: string, sex: Sex): readonly GivenName[] {
  return table.split(/[|\n]/).map((entry) => {
    const [name = '', latin = ''] = entry.split(' ');
    return { name, sex, latin };
  });
}

function readEnglish(words: string, sex: Sex): readonly GivenName[] {
  return words
    .split(' ')
    .map((latin) => ({ name: latin.charAt(0).toUpperCase() + latin.slice(1), sex, latin }));
}

function sexOnly(sex: Sex | undefined): Partial<GivenName> {
  return sex === undefined ? {} : { sex };
}

function plain(text: string): string {
  const lower = text.toLowerCase();
  return lower.includes('ё') ? lower.replaceAll('ё', 'е') : lower;
}
