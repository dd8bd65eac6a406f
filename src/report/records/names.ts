/** Texts that come again and again, such as scenarios and steps, kept once and known by their number. */
export class InternedTexts {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];

  /** The number of a text, from 0 in the order of first sight. */
  numberOf(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.texts.length;
    this.numbers.set(text, number);
    this.texts.push(text);
    return number;
  }

  /** The text of a number. */
  at(number: number): string {
    return this.texts[number] ?? '';
  }

  get count(): number {
    return this.texts.length;
  }
}
