import { isGivenName, sexOfGivenName, type Sex } from './given-names.ts';
import { ownValue } from '../own.ts';

/** The parts of a name. A missing part is ''. */
export interface PersonName {
  readonly firstName: string;
  readonly middleName: string;
  readonly lastName: string;
  /** The sex that the name shows; undefined if it shows none. */
  readonly sex: Sex | undefined;
}

/** Who someone is by name. */
export interface NamedPerson extends PersonName {
  readonly sex: Sex;
  /** The name as the scenario wrote it; undefined if it is generated. */
  readonly given: string | undefined;
  /** In small Latin letters. */
  readonly latinFirst: string;
  readonly latinLast: string;
}

/** The end of a patronymic. */
const patronymic = /(вич|ьич|мич|тич|вна|чна|шна)$/i;

/**
 * Splits a name as people write it: «Мария», «Мария Иванова», «Иванова Мария Сергеевна», «Мария Сергеевна»,
 * "Maria Anne Smith". A text that names no person, such as «ООО "Ромашка"» or «Клиент 5», has none of the parts.
 */
export function splitName(text: string): PersonName {
  const words = text.trim().split(/\s+/);
  if (/["«»\d@]|^(ООО|АО|ПАО|ЗАО|ИП|LLC|Ltd)\s/.test(text)) return named('', '', '');
  const [one = '', two, three] = words;
  if (words.length > 3) return named(one, '', words.slice(1).join(' '));
  if (two === undefined) return named(one, '', '');
  if (three === undefined) return twoWords(one, two);
  // «Мария Сергеевна Станкевич», not «Станкевич» as a patronymic.
  const familyFirst = patronymic.test(three) && !(isGivenName(one) && patronymic.test(two));
  return familyFirst ? named(two, three, one) : named(one, two, three);
}

function twoWords(one: string, two: string): PersonName {
  if (isPatronymicOf(one, two)) return named(one, two, '');
  // «Иванова Мария» is as common as «Мария Иванова».
  if (!isGivenName(one) && isGivenName(two)) return named(two, '', one);
  return named(one, '', two);
}

/** «Мария Сергеевна» yes, «Мария Станкевич» no: the sexes differ. */
function isPatronymicOf(firstName: string, word: string): boolean {
  if (!patronymic.test(word) || !isGivenName(firstName)) return false;
  return sexOfGivenName(firstName) === (/ич$/i.test(word) ? 'male' : 'female');
}

function named(firstName: string, middleName: string, lastName: string): PersonName {
  return { firstName, middleName, lastName, sex: sexOf(firstName, middleName, lastName) };
}

function sexOf(firstName: string, middleName: string, lastName: string): Sex | undefined {
  if (/(вна|чна|шна)$/i.test(middleName)) return 'female';
  if (/ич$/i.test(middleName)) return 'male';
  if (/[а-яё](ова|ева|ёва|ина|ына|ская|цкая)$/i.test(lastName)) return 'female';
  if (/[а-яё](ов|ев|ёв|ин|ын|ский|цкий)$/i.test(lastName)) return 'male';
  return sexOfGivenName(firstName);
}

/** Stems that do not follow the rules, without the endings -ович and -овна. */
const irregularStems: Readonly<Record<string, string>> = {
  Павел: 'Павл',
  Пётр: 'Петр',
  Дмитрий: 'Дмитриев',
  Георгий: 'Георгиев',
  Михаил: 'Михайл',
};

/** The patronymic of the children of a man: «Сергей» gives «Сергеевич» and «Сергеевна». */
export function patronymicOf(father: string, sex: Sex): string {
  const isMale = sex === 'male';
  if (father.endsWith('а')) return father.slice(0, -1) + (isMale ? 'ич' : 'ична');
  if (father.endsWith('ья')) return `${father.slice(0, -1)}${isMale ? 'ич' : 'инична'}`;
  return possessive(father) + (isMale ? 'ич' : 'на');
}

function possessive(father: string): string {
  const stem = ownValue(irregularStems, father);
  if (stem !== undefined) return stem.endsWith('ев') ? stem : `${stem}ов`;
  if (father.endsWith('ий')) return `${father.slice(0, -2)}ьев`;
  if (/[йь]$/.test(father)) return `${father.slice(0, -1)}ев`;
  return `${father}ов`;
}

const letters: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ' +
    'ш sh щ shch ъ _ ы y ь _ э e ю yu я ya'
  )
    .split(' ')
    .reduce<[string, string][]>((pairs, sign, at, all) => {
      if (at % 2 === 1) pairs.push([all[at - 1] as string, sign === '_' ? '' : sign]);
      return pairs;
    }, []),
);

/** A name in small Latin letters, for addresses: «Соловьёва» is `solovyeva`. '' if it has no letters of ours. */
export function latinOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/ь(?=[еёюяи])/g, 'й')
    .replace(/[а-яё]/g, (letter) => ownValue(letters, letter) ?? '')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
}
