import { sharedFaker } from '../model/faker.ts';
import { hash, type Random } from '../env/random.ts';
import { drawGivenName, givenNameOfKey, type GivenName, type Sex } from './given-names.ts';
import { innOf } from './inn.ts';
import { latinOf, patronymicOf, splitName, type NamedPerson } from './person-name.ts';
import { addressDigits, phoneOf } from './phone.ts';
import { branches, projectIdentities, type BankBranch, type ProjectIdentity } from './places.ts';
import { createStaff, type Staff } from './staff.ts';

export type { Staff } from './staff.ts';

/** A client as a person: all parts agree with each other. */
export interface Persona {
  readonly firstName: string;
  /** A patronymic in Russian, a second name in English. */
  readonly middleName: string;
  readonly lastName: string;
  /** As a CRM shows it: «Иванова Мария Сергеевна», "Maria Smith". */
  readonly fullName: string;
  /** As the person signs in a social network: «Мария Иванова». */
  readonly publicName: string;
  /** «Мария И.» */
  readonly shortName: string;
  readonly sex: Sex;
  /** DD.MM.YYYY; an adult in every era. */
  readonly birthday: string;
  /** `+7 9xx xxx-xx-xx`. */
  readonly phone: string;
  /** The name in Latin letters at a domain that is reserved for examples. */
  readonly email: string;
  readonly screenName: string;
  /** Twelve digits, the first two of the branch's region, the last two right. */
  readonly inn: string;
  readonly extRef: string;
  readonly cardRef: string;
  readonly branch: BankBranch;
}

/** Numbers by which a client is known, new in each run. */
export interface ClientNumbers {
  /** Decides the phone, and with the key all other numbers of the client's papers. */
  readonly phone: number;
  /** The client's place among those of the run, counted from 0; decides the address, which no other client has. */
  readonly nth: number;
  /** Where the digits of addresses begin in this run. */
  readonly offset: number;
}

/** The people of a tenant. Who a key is depends on seed and key alone; phones, addresses and papers are new in each run. */
export interface Personas {
  /** The client with this human key. A key such as `maria` is the first name. `name`, if given, is used as it is. */
  client(key: string, numbers: ClientNumbers, name?: string): Persona;
  /** The operator with this human key. */
  operator(key: string, id: number, name?: string): Staff;
  project(): ProjectIdentity;
}

/** The bones of a person, from which people of either sex can be made. */
interface Base {
  readonly sex: Sex;
  readonly given: Readonly<Record<Sex, GivenName>>;
  readonly middle: Readonly<Record<Sex, string>>;
  /** Place in the lists of last names. */
  readonly last: number;
  readonly birthday: string;
  readonly branch: BankBranch;
}

const poolSize = 1024;
/** Domains of RFC 2606: nobody's mail goes there. */
const mailDomains = ['example.com', 'example.org', 'example.net'] as const;

/** Makes the people of a tenant. Two tenants with the same locale and seed have the same people. */
export function createPersonas(locale: 'ru' | 'en', random: Random): Personas {
  return new People(locale, random);
}

class People implements Personas {
  private readonly locale: 'ru' | 'en';
  private readonly random: Random;
  private readonly lastNames: Readonly<Record<Sex, readonly string[]>>;
  private readonly pool: (Base | undefined)[] = [];
  private readonly latinLastNames = new Map<string, string>();

  constructor(locale: 'ru' | 'en', random: Random) {
    this.locale = locale;
    this.random = random;
    this.lastNames = lastNamesOf(locale);
  }

  client(key: string, { phone, nth, offset }: ClientNumbers, name?: string): Persona {
    const base = this.base(key);
    const person = this.person(base, key, name);
    const { firstName, middleName, lastName, sex } = person;
    const random = this.random.fork(`${key} ${phone}`);
    const local = `${localPart(key, person, this.locale)}${addressDigits(nth, offset)}`;
    const plainName = `${firstName} ${lastName}`;
    return {
      firstName,
      middleName,
      lastName,
      fullName: person.given ?? (this.locale === 'ru' ? `${lastName} ${firstName} ${middleName}` : plainName),
      publicName: person.given ?? plainName,
      shortName: shortName(person),
      sex,
      birthday: base.birthday,
      phone: phoneOf(phone),
      email: `${local}@${random.pick(mailDomains)}`,
      screenName: local.replaceAll('.', '_'),
      inn: innOf(base.branch.id.slice(0, 2), random),
      extRef: extRef(random),
      cardRef: cardRef(random),
      branch: base.branch,
    };
  }

  operator(key: string, id: number, name?: string): Staff {
    const base = this.base(`operator ${key}`);
    const random = this.random.fork(`operator ${key}`);
    const person = this.person(base, key, name);
    const isName = nameInKey(key, person, this.locale);
    const login = `${localPart(key, person, this.locale)}${isName ? '' : id}`;
    return createStaff(this.locale, person, login, random);
  }

  project(): ProjectIdentity {
    return this.random.fork('project').pick(projectIdentities[this.locale]);
  }

  private base(key: string): Base {
    const slot = hash(key, this.random.seed) % poolSize;
    return (this.pool[slot] ??= this.makeBase(this.random.fork(`persona ${slot}`)));
  }

  private makeBase(random: Random): Base {
    const { locale } = this;
    const given = {
      male: drawGivenName(locale, 'male', random),
      female: drawGivenName(locale, 'female', random),
    };
    const father = drawGivenName(locale, 'male', random).name;
    const middle =
      locale === 'ru'
        ? { male: patronymicOf(father, 'male'), female: patronymicOf(father, 'female') }
        : { male: father, female: drawGivenName(locale, 'female', random).name };
    return {
      sex: random.chance(0.55) ? 'female' : 'male',
      given,
      middle,
      last: random.integer(0, this.lastNames.male.length - 1),
      birthday: birthday(random),
      branch: random.pick(branches(locale)),
    };
  }

  private person(base: Base, key: string, name: string | undefined): NamedPerson {
    const known = givenNameOfKey(key, this.locale);
    if (name !== undefined && name.trim() !== '') {
      const parts = splitName(name);
      const isKey = parts.firstName === known.name && known.latin !== undefined;
      return {
        ...parts,
        given: name.trim(),
        sex: parts.sex ?? known.sex ?? base.sex,
        latinFirst: isKey ? known.latin : latinOf(parts.firstName || name),
        latinLast: latinOf(parts.lastName),
      };
    }
    const sex = known.sex ?? base.sex;
    const { name: firstName, latin } = base.given[sex];
    const lastName = this.lastNames[sex][base.last] as string;
    return {
      firstName: known.name ?? firstName,
      middleName: base.middle[sex],
      lastName,
      given: undefined,
      sex,
      latinFirst: known.latin ?? latin,
      latinLast: this.latinLast(lastName),
    };
  }

  private latinLast(lastName: string): string {
    let latin = this.latinLastNames.get(lastName);
    if (latin === undefined) this.latinLastNames.set(lastName, (latin = latinOf(lastName)));
    return latin;
  }
}

/** Last names by sex: the two lists have the same family at the same place. */
function lastNamesOf(locale: 'ru' | 'en'): Readonly<Record<Sex, readonly string[]>> {
  const { generic = [], male = generic, female = generic } = sharedFaker(locale).definitions.person.last_name;
  return { male, female };
}

/** The name in an address, before the @: `maria.ivanova`. */
function localPart(key: string, person: NamedPerson, locale: 'ru' | 'en'): string {
  const last = person.latinLast === '' ? '' : `.${person.latinLast}`;
  return `${nameInKey(key, person, locale) ? key : person.latinFirst || 'client'}${last}`;
}

/** Whether the key is the first name, in Latin letters. */
function nameInKey(key: string, { firstName }: NamedPerson, locale: 'ru' | 'en'): boolean {
  return /^[a-z]+$/.test(key) && givenNameOfKey(key, locale).name === firstName;
}

function shortName({ firstName, lastName, given = '' }: NamedPerson): string {
  if (firstName === '') return given;
  return lastName === '' ? firstName : `${firstName} ${lastName.charAt(0)}.`;
}

function birthday(random: Random): string {
  const day = random.integer(1, 28);
  const month = random.integer(1, 12);
  return `${twoDigits(day)}.${twoDigits(month)}.${random.integer(1948, 1999)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

const refLetters = 'ABCDEHKLMNPRSTXZ';

/** Such as `XL-283-1238`. */
function extRef(random: Random): string {
  const letter = () => refLetters.charAt(random.integer(0, refLetters.length - 1));
  return `${letter()}${letter()}-${random.integer(100, 999)}-${random.integer(1000, 9999)}`;
}

/** Such as `z8j23yzcl`. */
function cardRef(random: Random): string {
  const tail = (from: number) => (from + Math.floor(random.next() * from)).toString(36).slice(-4);
  return `${'bcdfghjkmnpqrstvwxyz'.charAt(random.integer(0, 19))}${tail(36 ** 4)}${tail(36 ** 4)}`;
}
