/**
 * The value that a table of ours holds under a key; undefined if it has no such key. The key may be any text from
 * outside: `constructor` and `__proto__` name nothing here, while `table[key]` would find what every object inherits.
 */
export function ownValue<Value>(
  table: Readonly<Record<string, Value>> | undefined,
  key: string | number,
): Value | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Whether a value is an object of named values: no list, and not null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
