import { make } from './dom.ts';

/** How many rows are made at once. */
const pieceSize = 80;

/** A list that fills bit by bit as it is scrolled: thousands of rows are never made at once. */
export class GrowingList<Item> {
  private readonly list: HTMLElement;
  private readonly root: Element | null;
  private readonly row: (item: Item) => HTMLElement;
  private readonly sentinel = make('li');
  private watcher: IntersectionObserver | undefined;
  private items: readonly Item[] = [];
  private made = 0;

  /** `root` is what scrolls. */
  constructor(list: HTMLElement, root: Element | null, row: (item: Item) => HTMLElement) {
    this.list = list;
    this.root = root;
    this.row = row;
  }

  fill(items: readonly Item[]): void {
    this.watcher?.disconnect();
    this.items = items;
    this.made = 0;
    this.list.replaceChildren(this.sentinel);
    this.watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) this.grow(0);
      },
      { root: this.root, rootMargin: '600px' },
    );
    this.watcher.observe(this.sentinel);
    this.grow(0);
  }

  /** Makes rows up to the first item that fits. */
  reach(fits: (item: Item) => boolean): void {
    const index = this.items.findIndex(fits);
    if (index >= this.made) this.grow(index + 20);
  }

  private grow(upTo: number): void {
    const end = Math.min(this.items.length, Math.max(this.made + pieceSize, upTo));
    const piece = document.createDocumentFragment();
    for (const item of this.items.slice(this.made, end)) piece.append(this.row(item));
    this.made = end;
    this.list.insertBefore(piece, this.sentinel);
    if (this.made < this.items.length) return;
    this.sentinel.remove();
    this.watcher?.disconnect();
  }
}
