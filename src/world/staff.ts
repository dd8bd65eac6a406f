import type { Random } from '../env/random.ts';
import type { NamedPerson } from './person-name.ts';

/** An operator as a person. */
export interface Staff {
  readonly firstName: string;
  readonly middleName: string;
  readonly lastName: string;
  /** «Анна Петрова». */
  readonly name: string;
  /** What clients see: the pseudonym, or else the name. */
  readonly displayName: string;
  /** «Анна П.», or '' if the operator has none. */
  readonly pseudonym: string;
  readonly department: string;
  readonly position: string;
  readonly login: string;
  readonly email: string;
}

const departments = {
  ru: [
    'Клиентский сервис',
    'Первая линия',
    'Вторая линия',
    'Отдел заботы',
    'Онлайн-поддержка',
    'Контакт-центр',
  ],
  en: ['Customer Service', 'First Line', 'Second Line', 'Client Care', 'Online Support', 'Contact Centre'],
} as const;

const positions = {
  ru: ['Оператор', 'Оператор', 'Старший оператор', 'Специалист поддержки', 'Ведущий специалист'],
  en: ['Operator', 'Operator', 'Senior Operator', 'Support Specialist', 'Lead Specialist'],
} as const;

/** Makes an operator of a person. */
export function createStaff(locale: 'ru' | 'en', person: NamedPerson, login: string, random: Random): Staff {
  const { firstName, middleName, lastName, given } = person;
  const name = given ?? `${firstName} ${lastName}`;
  const hasPseudonym = random.chance(0.35);
  // A name that the scenario gives is the one it wants to see.
  const pseudonym = given === undefined && hasPseudonym ? `${firstName} ${lastName.charAt(0)}.` : '';
  return {
    firstName,
    middleName,
    lastName,
    name,
    displayName: pseudonym || name,
    pseudonym,
    department: random.pick(departments[locale]),
    position: random.pick(positions[locale]),
    login,
    email: `${login}@support.example.com`,
  };
}
