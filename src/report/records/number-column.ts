const pageSize = 8192;

/**
 * Numbers by position, outside the heap of objects: a long run has hundreds of thousands of records, and a report must
 * not grow with them.
 */
export class NumberColumn {
  private readonly pages: (Float64Array | Int32Array)[] = [];
  private readonly makePage: () => Float64Array | Int32Array;
  private size = 0;

  /** @param of whole numbers below 2^31 in size, or any */
  constructor(of: 'whole' | 'any' = 'whole') {
    this.makePage = of === 'whole' ? () => new Int32Array(pageSize) : () => new Float64Array(pageSize);
  }

  get length(): number {
    return this.size;
  }

  push(value: number): void {
    if (this.size % pageSize === 0) this.pages.push(this.makePage());
    this.size += 1;
    this.set(this.size - 1, value);
  }

  /** The number at a position; NaN beyond the end. */
  at(position: number): number {
    if (position >= this.size) return NaN;
    return this.pages[Math.floor(position / pageSize)]?.[position % pageSize] ?? NaN;
  }

  set(position: number, value: number): void {
    const page = this.pages[Math.floor(position / pageSize)];
    if (page !== undefined) page[position % pageSize] = value;
  }
}
