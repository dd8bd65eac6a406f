import { NumberColumn } from './number-column.ts';

/** The ids that runs give, `support-chat#12`: a name that many share, and a number without gaps. */
const numbered = /^(.*)#(0|[1-9]\d{0,8})$/s;
/** A column that begins with a much larger number would be mostly empty. */
const widestGap = 100_000;
const missing = -1;

/** Finds the number, from 0, that stands for an id, in far less memory than a map of all ids takes. */
export class IdTable {
  private readonly columns = new Map<string, NumberColumn>();
  /** Ids of another form. */
  private readonly others = new Map<string, number>();

  get(id: string): number | undefined {
    const [, name, number] = numbered.exec(id) ?? [];
    const found = name === undefined ? missing : (this.columns.get(name)?.at(Number(number)) ?? missing);
    return found >= 0 ? found : this.others.get(id);
  }

  set(id: string, value: number): void {
    const [, name, number] = numbered.exec(id) ?? [];
    const column = name === undefined ? undefined : this.columnOf(name);
    const index = Number(number);
    if (column === undefined || index > column.length + widestGap) {
      this.others.set(id, value);
      return;
    }
    while (column.length <= index) column.push(missing);
    column.set(index, value);
  }

  private columnOf(name: string): NumberColumn {
    const known = this.columns.get(name);
    if (known !== undefined) return known;
    const column = new NumberColumn();
    this.columns.set(name, column);
    return column;
  }
}
