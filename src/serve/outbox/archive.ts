import type { ScratchFile } from '../../env/scratch-file.ts';
import type { ResultRecord } from '../../report/record.ts';
import { withBody, type ResultFacts } from '../../report/record-bytes.ts';
import { Later } from '../later.ts';
import type { DeliveryView } from './delivery-view.ts';
import { NumberList } from './number-list.ts';

/** Which deliveries of a list are wanted. */
export interface DeliveryFilter {
  readonly chatId?: number | undefined;
  readonly type?: string | undefined;
  readonly state?: string | undefined;
}

/** Deliveries this much older than the newest one are still taken in after all was forgotten. */
const mostBefore = 20_000;

/** Where the parts of a delivery are in the file. */
interface Entry {
  readonly place: number;
  readonly viewBytes: number;
  readonly factsBytes: number;
  readonly bodyBytes: number;
}

/**
 * Settled deliveries. Memory holds a few numbers of each; their bodies and answers are in a temporary file. When that is
 * larger than the limit, everything in it is forgotten and it starts over.
 */
export class Archive {
  private readonly file: ScratchFile;
  private readonly mostBytes: number;
  private bytes = 0;
  private readonly chats = new NumberList('float64');
  private readonly types = new NumberList('int32');
  private readonly states = new NumberList('int32');
  private readonly places = new NumberList('float64');
  private readonly viewBytes = new NumberList('int32');
  private readonly factsBytes = new NumberList('int32');
  /** Copies that faults made of deliveries, by the id of the original. */
  private readonly copies = new Map<number, { readonly place: number; readonly bytes: number }[]>();
  private readonly bodyBytes = new NumberList('int32');
  private readonly later = new Later();
  /** The id from which places in the lists count. */
  private firstId = 1;
  private readonly words: string[] = [''];
  private readonly wordOf = new Map<string, number>();

  constructor(file: ScratchFile, mostBytes: number) {
    this.file = file;
    this.mostBytes = mostBytes;
  }

  /** Takes in a settled delivery with its body. It is written a moment later. */
  add(view: DeliveryView, facts: () => ResultFacts, body: Uint8Array): void {
    this.later.add(() => this.write(view, facts(), body));
  }

  private write(view: DeliveryView, facts: ResultFacts, body: Uint8Array): void {
    const parts = [...[view, facts].map((part) => Buffer.from(JSON.stringify(part), 'utf8')), body];
    const bytes = Buffer.concat(parts);
    if (this.bytes + bytes.length > this.mostBytes) this.forget(view.id);
    const row = view.id - this.firstId;
    // One that waited longer than all those that were forgotten.
    if (row < 0) return;
    this.bytes += bytes.length;
    this.chats.set(row, view.chatId);
    this.types.set(row, this.wordNumber(view.type));
    this.states.set(row, this.wordNumber(view.state));
    this.places.set(row, this.file.append(bytes));
    for (const [index, list] of [this.viewBytes, this.factsBytes, this.bodyBytes].entries())
      list.set(row, parts[index]?.length ?? 0);
  }

  /** Takes in a copy of a delivery that has ended, as any JSON. */
  addCopy(id: number, detail: unknown): void {
    this.later.finish();
    const bytes = Buffer.from(JSON.stringify(detail), 'utf8');
    if (this.bytes + bytes.length > this.mostBytes) this.forget(id);
    this.bytes += bytes.length;
    const copy = { place: this.file.append(bytes), bytes: bytes.length };
    this.copies.set(id, [...(this.copies.get(id) ?? []), copy]);
  }

  /** The copies of a delivery, in the order in which they ended. */
  copiesOf(id: number): readonly unknown[] {
    return (this.copies.get(id) ?? []).map(({ place, bytes }) => this.json(place, bytes));
  }

  /** Whether a filter lets a delivery through, without reading the file. */
  matches(id: number, { chatId, type, state }: DeliveryFilter): boolean {
    const row = id - this.firstId;
    if (this.entry(id) === undefined) return false;
    if (chatId !== undefined && this.chats.get(row) !== chatId) return false;
    if (type !== undefined && this.words[this.types.get(row)] !== type) return false;
    return state === undefined || this.words[this.states.get(row)] === state;
  }

  /** A delivery as a list shows it. */
  view(id: number): DeliveryView | undefined {
    const entry = this.entry(id);
    return entry === undefined ? undefined : (this.json(entry.place, entry.viewBytes) as DeliveryView);
  }

  /** Everything that is known of it. */
  record(id: number): ResultRecord | undefined {
    const entry = this.entry(id);
    if (entry === undefined) return undefined;
    const { place, viewBytes, factsBytes, bodyBytes } = entry;
    const facts = this.json(place + viewBytes, factsBytes) as ResultFacts;
    return withBody(facts, this.file.read(place + viewBytes + factsBytes, bodyBytes));
  }

  close(): void {
    this.later.finish();
    this.file.close();
  }

  private entry(id: number): Entry | undefined {
    this.later.finish();
    const row = id - this.firstId;
    const viewBytes = row < 0 ? 0 : this.viewBytes.get(row);
    if (viewBytes === 0) return undefined;
    const [factsBytes, bodyBytes] = [this.factsBytes.get(row), this.bodyBytes.get(row)];
    return { place: this.places.get(row), viewBytes, factsBytes, bodyBytes };
  }

  private json(place: number, length: number): unknown {
    return JSON.parse(this.file.read(place, length).toString('utf8'));
  }

  private wordNumber(word: string): number {
    let number = this.wordOf.get(word);
    if (number === undefined) {
      number = this.words.push(word) - 1;
      this.wordOf.set(word, number);
    }
    return number;
  }

  /** Forgets all; the next one has this id, and what has been pending for long may have a smaller one. */
  clear(nextId: number): void {
    this.later.finish();
    this.forget(nextId);
  }

  private forget(nextId: number): void {
    this.firstId = Math.max(this.firstId, nextId - mostBefore);
    const { chats, types, states, places, viewBytes, factsBytes, bodyBytes } = this;
    for (const list of [chats, types, states, places, viewBytes, factsBytes, bodyBytes]) list.clear();
    this.copies.clear();
    this.file.clear();
    this.bytes = 0;
  }
}
