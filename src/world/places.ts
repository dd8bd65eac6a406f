import type { Random } from '../env/random.ts';

/** A bank branch. Name, city, numbers and bank code agree with each other. */
export interface BankBranch {
  /** Four digits: the tax region and a number. */
  readonly id: string;
  /** The name as a CRM shows it: `Отделение «Невское», Санкт-Петербург`. */
  readonly name: string;
  /** The name alone: `Невское`. */
  readonly label: string;
  readonly city: string;
  /** Where: `в Казани`. */
  readonly inCity: string;
  /** Where to: `в Казань`. */
  readonly toCity: string;
  /** Three digits. */
  readonly extRef: string;
  /** Nine digits in the form of a bank code: 04, the region, 99 (a division that does not exist), the three of `extRef`. */
  readonly bik: string;
}

/** A project of the tenant. */
export interface ProjectIdentity {
  readonly name: string;
  readonly slug: string;
  readonly description: string;
}

/** The language of names. */
type Locale = 'ru' | 'en';

/** Tax region, region in a bank code, label, city, «в …», «в …» (where to), label and city in English. */
type PlaceRow = readonly [string, string, string, string, string, string, string, string];

const rows: readonly PlaceRow[] = [
  ['77', '45', 'Центральное', 'Москва', 'в Москве', 'в Москву', 'Central', 'Moscow'],
  ['77', '45', 'Замоскворечье', 'Москва', 'в Москве', 'в Москву', 'Zamoskvorechye', 'Moscow'],
  [
    '78',
    '40',
    'Невское',
    'Санкт-Петербург',
    'в Санкт-Петербурге',
    'в Санкт-Петербург',
    'Nevsky',
    'Saint Petersburg',
  ],
  [
    '78',
    '40',
    'Петроградское',
    'Санкт-Петербург',
    'в Санкт-Петербурге',
    'в Санкт-Петербург',
    'Petrogradsky',
    'Saint Petersburg',
  ],
  ['54', '50', 'Сибирское', 'Новосибирск', 'в Новосибирске', 'в Новосибирск', 'Siberian', 'Novosibirsk'],
  ['66', '65', 'Уральское', 'Екатеринбург', 'в Екатеринбурге', 'в Екатеринбург', 'Ural', 'Yekaterinburg'],
  ['16', '92', 'Кремлёвское', 'Казань', 'в Казани', 'в Казань', 'Kremlin', 'Kazan'],
  [
    '52',
    '22',
    'Нагорное',
    'Нижний Новгород',
    'в Нижнем Новгороде',
    'в Нижний Новгород',
    'Nagorny',
    'Nizhny Novgorod',
  ],
  ['74', '75', 'Южноуральское', 'Челябинск', 'в Челябинске', 'в Челябинск', 'South Ural', 'Chelyabinsk'],
  ['63', '36', 'Волжское', 'Самара', 'в Самаре', 'в Самару', 'Volga', 'Samara'],
  ['55', '52', 'Иртышское', 'Омск', 'в Омске', 'в Омск', 'Irtysh', 'Omsk'],
  ['61', '60', 'Донское', 'Ростов-на-Дону', 'в Ростове-на-Дону', 'в Ростов-на-Дону', 'Don', 'Rostov-on-Don'],
  ['02', '80', 'Бельское', 'Уфа', 'в Уфе', 'в Уфу', 'Belaya', 'Ufa'],
  ['24', '04', 'Енисейское', 'Красноярск', 'в Красноярске', 'в Красноярск', 'Yenisei', 'Krasnoyarsk'],
  ['36', '20', 'Адмиралтейское', 'Воронеж', 'в Воронеже', 'в Воронеж', 'Admiralty', 'Voronezh'],
  ['59', '57', 'Камское', 'Пермь', 'в Перми', 'в Пермь', 'Kama', 'Perm'],
  ['34', '18', 'Царицынское', 'Волгоград', 'в Волгограде', 'в Волгоград', 'Tsaritsyn', 'Volgograd'],
  ['23', '03', 'Кубанское', 'Краснодар', 'в Краснодаре', 'в Краснодар', 'Kuban', 'Krasnodar'],
  ['64', '63', 'Набережное', 'Саратов', 'в Саратове', 'в Саратов', 'Embankment', 'Saratov'],
  ['72', '71', 'Туринское', 'Тюмень', 'в Тюмени', 'в Тюмень', 'Tura', 'Tyumen'],
  ['38', '25', 'Байкальское', 'Иркутск', 'в Иркутске', 'в Иркутск', 'Baikal', 'Irkutsk'],
  ['25', '05', 'Приморское', 'Владивосток', 'во Владивостоке', 'во Владивосток', 'Seaside', 'Vladivostok'],
  ['70', '69', 'Университетское', 'Томск', 'в Томске', 'в Томск', 'University', 'Tomsk'],
  ['39', '27', 'Балтийское', 'Калининград', 'в Калининграде', 'в Калининград', 'Baltic', 'Kaliningrad'],
];

const tables: Partial<Record<Locale, readonly [BankBranch, ...BankBranch[]]>> = {};

/** The branches of the bank, the same in every run. */
export function branches(locale: Locale): readonly [BankBranch, ...BankBranch[]] {
  return (tables[locale] ??= rows.map((row, index) => branchOf(row, index, locale)) as [
    BankBranch,
    ...BankBranch[],
  ]);
}

function branchOf(row: PlaceRow, index: number, locale: Locale): BankBranch {
  const [region, bankRegion, label, city, inCity, toCity, labelEn, cityEn] = row;
  const extRef = String(201 + index * 7);
  const numbers = {
    id: region + String(index + 1).padStart(2, '0'),
    extRef,
    bik: `04${bankRegion}99${extRef}`,
  };
  return locale === 'ru'
    ? { ...numbers, name: `Отделение «${label}», ${city}`, label, city, inCity, toCity }
    : {
        ...numbers,
        name: `${labelEn} branch, ${cityEn}`,
        label: labelEn,
        city: cityEn,
        inCity: `in ${cityEn}`,
        toCity: `to ${cityEn}`,
      };
}

const streets: Readonly<Record<Locale, readonly [string, ...string[]]>> = {
  ru: [
    ...(['ул. Садовая', 'ул. Школьная', 'ул. Лесная', 'ул. Центральная', 'пр-т Мира', 'ул. Речная'] as const),
    ...['ул. Молодёжная', 'ул. Зелёная', 'ул. Парковая', 'ул. Вокзальная', 'ул. Солнечная', 'ул. Заводская'],
  ],
  en: [
    ...([
      'Garden Street',
      'School Street',
      'Forest Street',
      'Central Street',
      'Peace Avenue',
      'River Street',
    ] as const),
    ...['Green Street', 'Park Street', 'Station Street', 'Sunny Street', 'Mill Street', 'Factory Street'],
  ],
};

/** A street and a house that fit any city. */
export function streetAddress(locale: Locale, random: Random): string {
  const street = random.pick(streets[locale]);
  const house = random.integer(1, 98);
  return locale === 'ru' ? `${street}, ${house}` : `${house} ${street}`;
}

/** The projects a tenant may have. They name no trade, so that any topic fits. */
export const projectIdentities: Readonly<Record<Locale, readonly [ProjectIdentity, ...ProjectIdentity[]]>> = {
  ru: [
    { name: 'Служба поддержки', slug: 'support', description: 'Вопросы клиентов в чатах и мессенджерах' },
    { name: 'Контакт-центр', slug: 'contact-centre', description: 'Единый центр обращений клиентов' },
    {
      name: 'Поддержка клиентов',
      slug: 'client-support',
      description: 'Первая линия поддержки, ежедневно с 9 до 21',
    },
    {
      name: 'Онлайн-консультант',
      slug: 'online-consultant',
      description: 'Консультации на сайте и в приложении',
    },
    { name: 'Служба заботы о клиентах', slug: 'client-care', description: 'Помощь и обратная связь' },
    { name: 'Горячая линия', slug: 'hotline', description: 'Круглосуточная поддержка в чате' },
  ],
  en: [
    {
      name: 'Customer Support',
      slug: 'customer-support',
      description: 'Questions of clients in chats and messengers',
    },
    { name: 'Contact Centre', slug: 'contact-centre', description: 'One place for all requests of clients' },
    { name: 'Client Support', slug: 'client-support', description: 'First line support, daily from 9 to 21' },
    {
      name: 'Online Consultant',
      slug: 'online-consultant',
      description: 'Advice on the website and in the app',
    },
    { name: 'Client Care', slug: 'client-care', description: 'Help and feedback' },
    { name: 'Hotline', slug: 'hotline', description: 'Chat support around the clock' },
  ],
};
