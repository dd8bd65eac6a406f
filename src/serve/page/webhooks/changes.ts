/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The entries of a list or an object; undefined for a plain value. */
export function entriesOf(value: Json): [string, Json][] | undefined {
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}

/** The paths, as JSON pointers, at which a body differs from the one before. */
export function changesOf(now: Json, before: Json | undefined): Set<string> {
  const found = new Set<string>();
  if (before !== undefined) compare(now, before, '', found);
  return found;
}

function compare(now: Json, before: Json | undefined, path: string, found: Set<string>): void {
  const [inside, insideBefore] = [entriesOf(now), before === undefined ? undefined : entriesOf(before)];
  if (inside === undefined || insideBefore === undefined) {
    if (now !== before) found.add(path);
    return;
  }
  const old = new Map(insideBefore);
  for (const [key, value] of inside) compare(value, old.get(key), `${path}/${key}`, found);
}
