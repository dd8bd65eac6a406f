import type { Random } from '../../env/random.ts';
import type { BankBranch } from '../places.ts';
import { streetAddress } from '../places.ts';
import type { Locale } from './locale.ts';

/** Slots that keep their value as long as the conversation lasts. */
const lasting = [
  'client',
  'operator',
  'city',
  'inCity',
  'toCity',
  'branch',
  'address',
  'system',
  'tail',
  'newVersion',
] as const;
/** Slots that get a new value when the client turns to another order, card or loan. */
const subject = [
  ...(['order', 'item', 'card', 'track', 'contract'] as const),
  ...(['sum', 'term', 'debt', 'payment', 'rate'] as const),
] as const;
/** Slots that get a new value with each question. */
const passing = [
  ...(['amount', 'fee', 'limit', 'date', 'past', 'time', 'window', 'days', 'hours', 'minutes'] as const),
  ...(['claim', 'promo', 'version', 'goods'] as const),
] as const;

/** A slot of a phrase. */
export type SlotName = (typeof lasting)[number] | (typeof subject)[number] | (typeof passing)[number];

/** All slots. A template knows a slot by its place here. */
export const slotNames: readonly SlotName[] = [...lasting, ...subject, ...passing];

/** The first slot that belongs to a subject, and the first that belongs to a question. */
export const firstSubjectSlot = lasting.length;
/** The first slot that gets a new value with each question. */
export const firstPassingSlot = lasting.length + subject.length;

/** What a conversation knows before its first message. */
export interface ConversationContext {
  readonly locale: Locale;
  readonly client: string;
  readonly branch: BankBranch;
  /** The time of the conversation: dates are near it. */
  readonly nowMs: number;
}

type Draw = (random: Random, setting: ConversationContext) => string;
const dayMs = 86_400_000;

const shared = {
  client: (_, { client }) => client,
  // Filled by the conversation, which knows who is at the desk.
  operator: () => '',
  city: (_, { branch }) => branch.city,
  inCity: (_, { branch }) => branch.inCity,
  toCity: (_, { branch }) => branch.toCity,
  branch: (_, { branch }) => branch.label,
  address: (random, { locale }) => streetAddress(locale, random),
  system: (random) => random.pick(['Android', 'iOS']),
  tail: (random) => `${random.integer(10, 99)}-${random.integer(10, 99)}`,
  order: (random) => `${random.integer(11, 98)}-${random.integer(1000, 9999)}`,
  card: (random) => `*${random.integer(1000, 9999)}`,
  time: (random) => `${random.integer(12, 20)}:${random.pick(['00', '15', '30', '45'])}`,
  claim: (random) => String(random.integer(10_200, 98_900)),
  promo: (random) => random.pick(['HELLO10', 'MINUS15', 'GIFT500', 'FRIENDS7', 'AGAIN20', 'LUCKY12']),
  newVersion: (random) => `7.${random.integer(1, 9)}.0`,
  version: (random) => `${random.integer(5, 6)}.${random.integer(0, 19)}.${random.integer(0, 9)}`,
} satisfies Partial<Record<SlotName, Draw>>;

const draws: Readonly<Record<Locale, Readonly<Record<SlotName, Draw>>>> = {
  ru: {
    ...shared,
    item: (random) => random.pick(itemsRu),
    goods: (random) => random.pick(itemsRu),
    track: (random) => `ТР${random.integer(10_000_000, 99_999_999)}`,
    contract: (random) => `КД-${random.integer(100_000, 999_999)}`,
    sum: (random) => roubles(random.integer(10, 120) * 10_000),
    term: (random) => random.pick(['год', '2 года', '3 года', '4 года', '5 лет', '18 месяцев']),
    debt: (random) => roubles(random.integer(40_000, 380_000)),
    payment: (random) => roubles(random.integer(700, 3_600) * 10),
    rate: (random) => `${random.integer(11, 23)},${random.pick(['4', '5', '9'])}\u00a0%`,
    amount: (random) => roubles(random.integer(6, 99) * 100 + 90),
    fee: (random) => roubles(random.pick([99, 149, 199, 249, 299, 349, 399])),
    limit: (random) => roubles(random.pick([50, 100, 150, 200, 300]) * 1_000),
    date: (random, { nowMs }) => dateRu(nowMs + random.integer(2, 6) * dayMs),
    past: (random, { nowMs }) => dateRu(nowMs - random.integer(2, 9) * dayMs),
    window: (random) =>
      random.pick(['с 9:00 до 12:00', 'с 12:00 до 15:00', 'с 15:00 до 18:00', 'с 18:00 до 21:00']),
    days: (random) => random.pick(['3 рабочих дней', '5 рабочих дней', '7 рабочих дней', '10 рабочих дней']),
    hours: (random) => random.pick(['часа', '2 часов', '3 часов', '24 часов']),
    minutes: (random) => random.pick(['10 минут', '15 минут', '20 минут', '30 минут']),
  },
  en: {
    ...shared,
    item: (random) => random.pick(itemsEn),
    goods: (random) => random.pick(itemsEn),
    track: (random) => `TR${random.integer(10_000_000, 99_999_999)}`,
    contract: (random) => `LN-${random.integer(100_000, 999_999)}`,
    sum: (random) => dollars(random.integer(10, 240) * 100),
    term: (random) => random.pick(['a year', '2 years', '3 years', '4 years', '5 years', '18 months']),
    debt: (random) => dollars(random.integer(600, 6_900)),
    payment: (random) => dollars(random.integer(90, 480)),
    rate: (random) => `${random.integer(5, 17)}.${random.pick(['4', '5', '9'])}%`,
    amount: (random) => `${dollars(random.integer(12, 240))}.${random.pick(['00', '50', '90', '99'])}`,
    fee: (random) => `$${random.integer(1, 6)}.${random.pick(['00', '50', '90'])}`,
    limit: (random) => dollars(random.pick([500, 1_000, 1_500, 2_000, 3_000])),
    date: (random, { nowMs }) => dateEn(nowMs + random.integer(2, 6) * dayMs),
    past: (random, { nowMs }) => dateEn(nowMs - random.integer(2, 9) * dayMs),
    window: (random) =>
      random.pick([
        'between 9:00 and 12:00',
        'between 12:00 and 15:00',
        'between 15:00 and 18:00',
        'between 18:00 and 21:00',
      ]),
    days: (random) =>
      random.pick(['3 business days', '5 business days', '7 business days', '10 business days']),
    hours: (random) => random.pick(['an hour', '2 hours', '3 hours', '24 hours']),
    minutes: (random) => random.pick(['10 minutes', '15 minutes', '20 minutes', '30 minutes']),
  },
};

const drawsByPlace = {
  ru: slotNames.map((name) => draws.ru[name]),
  en: slotNames.map((name) => draws.en[name]),
};

/** A value for the slot at this place of `slotNames`. */
export function drawSlot(place: number, random: Random, setting: ConversationContext): string {
  return (drawsByPlace[setting.locale][place] as Draw)(random, setting);
}

// One word in the singular each, so that verbs agree; in quotes or after «the» in every phrase.
const itemsRu = [
  ...([
    'Чайник электрический',
    'Рюкзак городской',
    'Плед флисовый',
    'Лампа настольная',
    'Фен дорожный',
  ] as const),
  ...['Сковорода 26 см', 'Набор полотенец', 'Колонка беспроводная', 'Кофемолка ручная', 'Коврик для йоги'],
] as const;
const itemsEn = [
  ...(['electric kettle', 'city backpack', 'fleece blanket', 'desk lamp', 'travel hair dryer'] as const),
  ...['frying pan', 'bath towel', 'wireless speaker', 'coffee grinder', 'yoga mat'],
] as const;

const monthsRu = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(
  ' ',
);
const monthsEn =
  'January February March April May June July August September October November December'.split(' ');

function dateRu(ms: number): string {
  const date = new Date(ms);
  return `${date.getUTCDate()} ${monthsRu[date.getUTCMonth()]}`;
}

function dateEn(ms: number): string {
  const date = new Date(ms);
  return `${monthsEn[date.getUTCMonth()]} ${date.getUTCDate()}`;
}

// Russian groups digits from five on. The spaces are unbreakable.
function roubles(amount: number): string {
  const digits = amount < 10_000 ? String(amount) : String(amount).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return `${digits}\u00a0₽`;
}

function dollars(amount: number): string {
  const digits = String(amount);
  return `$${digits.length > 3 ? `${digits.slice(0, -3)},${digits.slice(-3)}` : digits}`;
}
