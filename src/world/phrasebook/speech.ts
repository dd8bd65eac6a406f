import type { Random } from '../../env/random.ts';
import type { Sex } from '../given-names.ts';
import {
  drawSlot,
  firstPassingSlot,
  firstSubjectSlot,
  slotNames,
  type ConversationContext,
} from './slots.ts';
import { render, type Pool, type PhraseTemplate } from './template.ts';

/** Who speaks: the client or the operator. */
export type Side = 'client' | 'user';

/** The values given to a run of slots, by their place in `slotNames`. Most chats give most of them none. */
class SlotValues {
  private readonly first: number;
  private readonly end: number;
  private values: (string | undefined)[] | undefined = undefined;

  constructor(first: number, end: number) {
    this.first = first;
    this.end = end;
  }

  /** The value of a slot; undefined if it has none yet. */
  get(place: number): string | undefined {
    return this.values?.[place - this.first];
  }

  set(place: number, value: string): void {
    // A place for each slot at once: filling the places of an empty list out of turn is slow.
    this.values ??= new Array<string | undefined>(this.end - this.first);
    this.values[place - this.first] = value;
  }
}

const lastingValues = (): SlotValues => new SlotValues(0, firstSubjectSlot);
const subjectValues = (): SlotValues => new SlotValues(firstSubjectSlot, firstPassingSlot);
const passingValues = (): SlotValues => new SlotValues(firstPassingSlot, slotNames.length);

/** The numbers, dates and amounts that belong to one question, so that its answer names the same. */
export interface QuestionValues {
  /** Of the order, card or loan: shared by all questions about it. */
  readonly subject: SlotValues;
  /** Of the question alone. */
  readonly own: SlotValues;
}

/** Chooses wordings and fills them, so that later messages agree with earlier ones. */
export class Speech {
  /** Of the question that is talked about. */
  values: QuestionValues = { subject: subjectValues(), own: passingValues() };
  readonly sexes: Record<Side, Sex>;
  operator = '';
  private readonly random: Random;
  private readonly setting: ConversationContext;
  private readonly lasting = lastingValues();
  private subject = this.values.subject;
  private lastWording: Map<Pool, number> | undefined = undefined;

  constructor(random: Random, setting: ConversationContext, sexes: Record<Side, Sex>) {
    this.random = random;
    this.setting = setting;
    this.sexes = sexes;
  }

  /** One of the wordings, filled. */
  say(pool: Pool, side: Side): string {
    return this.fill(this.choose(pool), side);
  }

  /** One of the wordings: a drawn one first, and then one after another, so that none comes back soon. */
  choose(pool: Pool): PhraseTemplate {
    const wordings = (this.lastWording ??= new Map<Pool, number>());
    const last = wordings.get(pool) ?? this.random.integer(0, pool.length - 1);
    const index = (last + 1) % pool.length;
    wordings.set(pool, index);
    return pool[index] as PhraseTemplate;
  }

  /** The text of a template in the mouth of one side. */
  fill(template: PhraseTemplate, side: Side): string {
    return render(template, this.sexes[side], this.value);
  }

  /** True if the slot at this place already has a value in this conversation. */
  knows(place: number): boolean {
    return this.home(place).get(place) !== undefined;
  }

  /** Gives a slot the value from a text written by hand. */
  learn(place: number, value: string): void {
    this.home(place).set(place, value);
  }

  /** Values for a new question, about the order, card or loan that is talked about now. */
  newQuestion(): QuestionValues {
    return { subject: this.subject, own: passingValues() };
  }

  /** Questions that come now are about another order, card or loan, with other numbers. */
  changeSubject(): void {
    this.subject = subjectValues();
  }

  private home(place: number): SlotValues {
    if (place < firstSubjectSlot) return this.lasting;
    return place < firstPassingSlot ? this.values.subject : this.values.own;
  }

  private readonly value = (place: number): string => {
    if (place === operatorPlace) return this.operator;
    const home = this.home(place);
    const said = home.get(place);
    if (said !== undefined) return said;
    const drawn = drawSlot(place, this.random, this.setting);
    home.set(place, drawn);
    return drawn;
  };
}

const operatorPlace = slotNames.indexOf('operator');

/** Two sentences in one message. After a comma or a colon the second goes on in lower case. */
export function joined(first: string, second: string): string {
  if (first === '' || second === '') return first + second;
  return /[,:]$/.test(first) ? `${first} ${lowered(second)}` : `${first} ${second}`;
}

function lowered(text: string): string {
  // «QR-код», "I'd like" keep their capitals.
  return /^(\p{Lu}[\p{Lu}\d]|I\b)/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

const ranges = new Map<number, readonly number[]>();

/** A fresh list of the numbers from 0 up to, but without, `size`. */
function placesUpTo(size: number): number[] {
  let range = ranges.get(size);
  if (range === undefined) ranges.set(size, (range = Array.from({ length: size }, (_, place) => place)));
  return range.slice();
}

/** Places in an order that does not come back to one before all were had. */
export class ShuffledList {
  /** How often all places were used and it started over. */
  rounds = 0;
  private readonly size: number;
  private readonly random: Random;
  private rest: number[] = [];
  private last = -1;

  constructor(size: number, random: Random) {
    this.size = size;
    this.random = random;
  }

  /** The next place. */
  next(): number {
    if (this.rest.length === 0) {
      this.rest = placesUpTo(this.size);
      if (this.last >= 0) this.rounds++;
    }
    let at = this.random.integer(0, this.rest.length - 1);
    if (this.rest[at] === this.last && this.rest.length > 1) at = (at + 1) % this.rest.length;
    this.last = this.rest[at] as number;
    this.rest[at] = this.rest.at(-1) as number;
    this.rest.length--;
    return this.last;
  }
}
