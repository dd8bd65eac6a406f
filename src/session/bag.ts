interface Place<Item> {
  readonly item: Item;
  at: number;
}

/**
 * Things that come and go in any order. A `Set` would do, but V8 keeps what was once in it until the next full garbage
 * collection: each of its tables leads to the one that took its place.
 */
export class Bag<Item> {
  private readonly places: Place<Item>[] = [];

  /** Puts something in; the function that it gives takes it out again, once. */
  add(item: Item): () => void {
    const { places } = this;
    const place = { item, at: places.length };
    places.push(place);
    return () => {
      const last = places.pop();
      if (last === undefined || last === place) return;
      places[place.at] = last;
      last.at = place.at;
    };
  }

  /** What is in it now. */
  items(): Item[] {
    return this.places.map(({ item }) => item);
  }
}
