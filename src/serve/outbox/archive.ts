import type { ScratchFile } from '../../env/scratch-file.ts';
import type { DeliveryView } from './delivery-view.ts';

/** Which deliveries of a list are wanted. */
export interface DeliveryFilter {
  readonly chatId?: number | undefined;
  readonly type?: string | undefined;
  readonly state?: string | undefined;
}

/** Where the parts of a delivery are in the file. */
interface Entry {
  readonly place: number;
  readonly viewBytes: number;
  readonly detailBytes: number;
}

/** Numbers that each settled delivery keeps in memory. */
const columns = 7;

/**
 * Settled deliveries. Memory holds seven numbers of each; their bodies and answers are in a temporary file. When that is
 * larger than the limit, everything in it is forgotten and it starts over.
 */
export class Archive {
  private readonly file: ScratchFile;
  private readonly mostBytes: number;
  private bytes = 0;
  /** Of each delivery, in the order of settling: number, chat, type, state, place and two lengths. */
  private table: number[] = [];
  private readonly rowOf = new Map<number, number>();
  private readonly words: string[] = [];
  private readonly wordOf = new Map<string, number>();
  /** How many deliveries were forgotten. */
  forgotten = 0;

  constructor(file: ScratchFile, mostBytes: number) {
    this.file = file;
    this.mostBytes = mostBytes;
  }

  /** Takes in a settled delivery; `detail` is any JSON. */
  add(view: DeliveryView, detail: unknown): void {
    const parts = [view, detail].map((part) => Buffer.from(JSON.stringify(part), 'utf8'));
    const bytes = Buffer.concat(parts);
    if (this.bytes + bytes.length > this.mostBytes) this.forgetAll();
    const place = this.file.append(bytes);
    this.bytes += bytes.length;
    this.rowOf.set(view.id, this.table.length / columns);
    this.table.push(view.id, view.chatId, this.wordNumber(view.type), this.wordNumber(view.state));
    this.table.push(place, parts[0]?.length ?? 0, parts[1]?.length ?? 0);
  }

  get count(): number {
    return this.rowOf.size;
  }

  has(id: number): boolean {
    return this.rowOf.has(id);
  }

  /** Whether a filter lets a delivery through, without reading the file. */
  matches(id: number, { chatId, type, state }: DeliveryFilter): boolean {
    const at = (this.rowOf.get(id) ?? -1) * columns;
    if (at < 0) return false;
    if (chatId !== undefined && this.table[at + 1] !== chatId) return false;
    if (type !== undefined && this.words[this.table[at + 2] ?? -1] !== type) return false;
    return state === undefined || this.words[this.table[at + 3] ?? -1] === state;
  }

  /** A delivery as a list shows it. */
  view(id: number): DeliveryView | undefined {
    const entry = this.entry(id);
    return entry === undefined ? undefined : (this.json(entry.place, entry.viewBytes) as DeliveryView);
  }

  /** The rest of its record. */
  detail(id: number): unknown {
    const entry = this.entry(id);
    return entry === undefined ? undefined : this.json(entry.place + entry.viewBytes, entry.detailBytes);
  }

  close(): void {
    this.file.close();
  }

  private entry(id: number): Entry | undefined {
    const row = this.rowOf.get(id);
    if (row === undefined) return undefined;
    const [place = 0, viewBytes = 0, detailBytes = 0] = this.table.slice(
      row * columns + 4,
      (row + 1) * columns,
    );
    return { place, viewBytes, detailBytes };
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

  private forgetAll(): void {
    this.forgotten += this.rowOf.size;
    this.table = [];
    this.rowOf.clear();
    this.file.clear();
    this.bytes = 0;
  }
}
