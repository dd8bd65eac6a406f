/** A JSON value as text; empty for `undefined`, which has none. */
export function jsonText(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value);
}
