/** How many numbers a piece holds. */
const pieceLength = 4096;

type Numbers = Int32Array | Float64Array;

/** A list of numbers that takes no more memory than they do: it grows piece by piece, and is never copied. */
export class NumberList {
  private readonly makePiece: () => Numbers;
  private pieces: Numbers[] = [];
  /** One more than the largest place that was set. */
  length = 0;

  /** `kind` is what fits into a place: 32 bits, or any number. */
  constructor(kind: 'int32' | 'float64') {
    this.makePiece = () => (kind === 'int32' ? new Int32Array(pieceLength) : new Float64Array(pieceLength));
  }

  /** The number at a place; 0 where none was set. */
  get(place: number): number {
    return this.pieces[Math.floor(place / pieceLength)]?.[place % pieceLength] ?? 0;
  }

  set(place: number, value: number): void {
    while (this.pieces.length * pieceLength <= place) this.pieces.push(this.makePiece());
    const piece = this.pieces[Math.floor(place / pieceLength)];
    if (piece !== undefined) piece[place % pieceLength] = value;
    this.length = Math.max(this.length, place + 1);
  }

  clear(): void {
    this.pieces = [];
    this.length = 0;
  }
}
