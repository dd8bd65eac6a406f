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
