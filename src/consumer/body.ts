import { eventTraits, type KnownTraits } from '../events/traits.gen.ts';
import type { FlagSet } from '../events/traits.ts';
import { relsLists } from '../model/entities.gen.ts';
import type { RowData } from '../model/encode.ts';
import { profiles, type EraName, type Profile } from '../model/profile.ts';
import type { RelsList } from '../model/spec.ts';
import type { SchemaFault } from '../model/validator.ts';
import { planOf, type EntityPlan } from './plan.ts';
import type { Halves } from './raw-body.ts';
import { isObject } from '../own.ts';

/** A row and where it is in the body. */
export interface PlacedRow {
  readonly row: RowData;
  readonly plan: EntityPlan;
  /** e.g. `Rels.Clients[0].Details` */
  readonly place: string;
  /** The index, among all rows, of the event or the row of Rels that it is part of; its own if it is one of them. */
  readonly whole: number;
  /** The list of Rels it is in; undefined for the event and for nested objects. */
  readonly list: RelsList | undefined;
}

/** How a body is to be read. */
export interface BodyReadOptions {
  readonly era: EraName;
  /** The era that bodies of this project had before, when it is another one. */
  readonly earlierEra: EraName | undefined;
  /** Which rows Rels should hold. */
  readonly relsRule: Profile['rels'];
  readonly schemaFaults: readonly SchemaFault[];
}

const noRows: readonly RowData[] = [];
/** Up to this many rows, a scan is faster than an index. */
const fewRows = 16;

/** One body as the rules see it. Its values may be of any type: only that both halves are objects is certain. */
export class Body {
  /** The object that contains event and rows. */
  readonly whole: object;
  readonly event: RowData;
  readonly rels: RowData;
  readonly reading: BodyReadOptions;
  readonly profile: Profile;
  /** The event, the rows of Rels, and the objects nested in them. */
  readonly rows: readonly PlacedRow[];
  /** The row of the chat in which it happened. */
  readonly chat: RowData | undefined;
  /** What the event means; undefined if no event of that type is known, and nothing can be said of what it does. */
  readonly traits: KnownTraits | undefined;
  /** The message that an event about one is about. */
  readonly message: RowData | undefined;
  /** The messages the event is about: that one, or the several that it carries. */
  readonly subjects: readonly PlacedRow[];

  private readonly lists = new Map<RelsList, readonly RowData[]>();
  private readonly byId = new Map<RelsList, ReadonlyMap<unknown, RowData>>();

  constructor(halves: Halves, reading: BodyReadOptions) {
    this.whole = halves.whole;
    this.event = halves.event;
    this.rels = halves.rels;
    this.reading = reading;
    this.profile = profiles[reading.era];
    this.rows = placeRows(this.event, this.rels, reading.era);
    this.chat = this.find('Chats', this.event['ChatId']);
    this.traits = eventTraits.get(this.type);
    const about = this.traits?.about;
    this.message = about === 'message' ? this.find('ChatMessages', this.event['MessageId']) : undefined;
    if (about === 'messages') this.subjects = carriedMessages(this.rows);
    else
      this.subjects = this.message === undefined ? [] : this.rows.filter(({ row }) => row === this.message);
  }

  /** `ChatEvent.Type`, or '' if it is no string. */
  get type(): string {
    const type = this.event['Type'];
    return typeof type === 'string' ? type : '';
  }

  /** The rows of a list that are objects. */
  list(list: RelsList): readonly RowData[] {
    let rows = this.lists.get(list);
    if (rows === undefined) {
      const items = this.rels[list];
      rows = Array.isArray(items) ? items.filter(isObject) : noRows;
      this.lists.set(list, rows);
    }
    return rows;
  }

  /** The first row of a list with this id. */
  find(list: RelsList, id: unknown): RowData | undefined {
    if (id === undefined) return undefined;
    const rows = this.list(list);
    if (rows.length <= fewRows) return rows.find((row) => row['Id'] === id);
    let byId = this.byId.get(list);
    if (byId === undefined) {
      byId = new Map(rows.map((row) => [row['Id'], row] as const).reverse());
      this.byId.set(list, byId);
    }
    return byId.get(id);
  }

  /** The flag that the event sets on its messages. */
  get sets(): FlagSet | undefined {
    return this.traits?.sets;
  }

  /** The path of the event's own message. */
  get messagePlace(): string {
    return this.subjects[0]?.place ?? 'Rels.ChatMessages[0]';
  }

  /** The path of the event's own chat. */
  get chatPlace(): string {
    return this.rows.find(({ row }) => row === this.chat)?.place ?? 'Rels.Chats[0]';
  }
}

/** The messages of an event about several: those it carries itself, or, in eras that do not, those of Rels; each once. */
function carriedMessages(rows: readonly PlacedRow[]): readonly PlacedRow[] {
  const messages = rows.filter(({ plan }) => plan.entity === 'ChatMessage');
  const carried = messages.filter(({ list }) => list === undefined);
  const byId = new Map((carried.length > 0 ? carried : messages).map((placed) => [placed.row['Id'], placed]));
  return [...byId.values()];
}

function placeRows(event: RowData, rels: RowData, era: EraName): PlacedRow[] {
  const rows: PlacedRow[] = [];
  placeWhole(rows, event, planOf(era, 'ChatEvent'), 'ChatEvent', undefined);
  for (const { list, entity } of relsLists) {
    const items = rels[list];
    if (!Array.isArray(items)) continue;
    const plan = planOf(era, entity);
    for (let index = 0; index < items.length; index++) {
      const item: unknown = items[index];
      if (isObject(item)) placeWhole(rows, item, plan, `Rels.${list}[${index}]`, list);
    }
  }
  return rows;
}

function placeWhole(
  rows: PlacedRow[],
  row: RowData,
  plan: EntityPlan,
  place: string,
  list: RelsList | undefined,
): void {
  const whole = rows.length;
  rows.push({ row, plan, place, whole, list });
  if (plan.nested.length > 0) placeNested(rows, row, plan, place, whole);
}

function placeNested(
  rows: PlacedRow[],
  row: RowData,
  { nested }: EntityPlan,
  place: string,
  whole: number,
): void {
  for (const { key, plan } of nested) {
    const value = row[key];
    if (value === null || value === undefined) continue;
    const isList = Array.isArray(value);
    const items: readonly unknown[] = isList ? value : [value];
    for (let index = 0; index < items.length; index++) {
      const item = items[index];
      if (!isObject(item)) continue;
      const itemPlace = isList ? `${place}.${key}[${index}]` : `${place}.${key}`;
      rows.push({ row: item, plan, place: itemPlace, whole, list: undefined });
      if (plan.nested.length > 0) placeNested(rows, item, plan, itemPlace, whole);
    }
  }
}
