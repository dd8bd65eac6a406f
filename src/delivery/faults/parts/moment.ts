/** A moment that comes once. */
export interface Moment {
  readonly promise: Promise<void>;
  /** It comes now. */
  come(): void;
}

/** A moment that has not come yet. */
export function createMoment(): Moment {
  let come: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => (come = resolve));
  return { promise, come: () => come() };
}
