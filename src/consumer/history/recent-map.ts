/** An LRU map with a limit: adding one more entry drops the least recently used one. */
export class RecentMap<Key, Value> {
  /** How many entries were dropped for want of room. */
  dropped = 0;
  private readonly limit: number;
  private readonly entries = new Map<Key, Value>();
  /** The most recent entry: the same few are asked for again and again, and it is in its place already. */
  private newestKey: Key | undefined = undefined;
  private newest: Value | undefined = undefined;

  constructor(limit: number) {
    this.limit = limit;
  }

  get size(): number {
    return this.entries.size;
  }

  /** The value of a key, which is thereby the most recent one. */
  get(key: Key): Value | undefined {
    if (this.newest !== undefined && this.newestKey === key) return this.newest;
    const value = this.entries.get(key);
    if (value !== undefined) {
      this.entries.delete(key);
      this.entries.set(key, value);
      this.newestKey = key;
      this.newest = value;
    }
    return value;
  }

  /** Takes an entry out; false if there was none. */
  delete(key: Key): boolean {
    if (this.newestKey === key) this.newest = undefined;
    return this.entries.delete(key);
  }

  set(key: Key, value: Value): void {
    this.entries.delete(key);
    this.entries.set(key, value);
    this.newestKey = key;
    this.newest = value;
    if (this.entries.size <= this.limit) return;
    const oldest = this.entries.keys().next();
    if (oldest.done !== true) this.entries.delete(oldest.value);
    this.dropped++;
  }
}
