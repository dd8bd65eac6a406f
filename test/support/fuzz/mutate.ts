import { createRandom, type Random } from '../../../src/env/random.ts';

/** Texts that have broken programs before. */
const nasty: readonly string[] = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '\u0000',
  '\u001b[2J',
  '\ud800',
  '\u202e',
  '{{ now }}',
  '{{ constructor }}',
  '{% for a in (1..9) %}x{% endfor %}',
  '${x}',
  '-0',
  '1e999',
  '9007199254740993',
  'null',
  '../../etc/passwd',
  '::error::x',
  'a'.repeat(5000),
];

const values: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  -0,
  2 ** 53,
  0.1,
  [],
  {},
  [[[]]],
  { constructor: 1 },
  JSON.parse('{"__proto__":{"a":1}}'),
  ...nasty,
];

/** One of the items; the caller knows that there is one. */
export function pick<Item>(random: Random, items: readonly Item[]): Item {
  return random.pick(items as readonly [Item, ...Item[]]);
}

/** A text with some pieces of it removed, repeated, swapped or replaced. */
export function mutateText(text: string, random: Random): string {
  let result = text;
  for (let times = random.integer(1, 4); times > 0; times--) result = mutateOnce(result, random);
  return result;
}

function mutateOnce(text: string, random: Random): string {
  const start = random.integer(0, text.length);
  const end = Math.min(text.length, start + random.integer(0, 40));
  const piece = text.slice(start, end);
  const tokens = text.match(/[\w-]+|[^\s\w]/g) ?? ['x'];
  switch (random.integer(0, 6)) {
    case 0:
      return text.slice(0, start) + text.slice(end);
    case 1:
      return text.slice(0, end) + piece + text.slice(end);
    case 2:
      return text.slice(0, start) + pick(random, nasty) + text.slice(end);
    case 3:
      return text.replace(pick(random, tokens), () => pick(random, nasty));
    case 4:
      return text.replace(pick(random, tokens), () => pick(random, tokens));
    case 5:
      return text.slice(0, start) + String.fromCharCode(random.integer(0, 0x2fff)) + text.slice(start);
    default:
      return swapLines(text, random);
  }
}

function swapLines(text: string, random: Random): string {
  const lines = text.split('\n');
  const [one, other] = [random.integer(0, lines.length - 1), random.integer(0, lines.length - 1)];
  const kept = lines[one] ?? '';
  lines[one] = lines[other] ?? '';
  lines[other] = kept;
  return lines.join('\n');
}

/** JSON with one to three of its values or keys replaced, removed or doubled. */
export function mutateJson(value: unknown, random: Random): unknown {
  let result = value;
  for (let times = random.integer(1, 3); times > 0; times--) result = mutateAt(result, random);
  return result;
}

function mutateAt(value: unknown, random: Random): unknown {
  const isDone = random.chance(0.25);
  if (Array.isArray(value) && value.length > 0 && !isDone) {
    const at = random.integer(0, value.length - 1);
    const items = [...(value as unknown[])];
    if (random.chance(0.1)) items.push(items[at]);
    else items[at] = mutateAt(items[at], random);
    return items;
  }
  if (typeof value === 'object' && value !== null && !isDone) {
    const entries: [string, unknown][] = Object.entries(value);
    const at = random.integer(0, Math.max(0, entries.length - 1));
    const [key, child]: readonly [string, unknown] = entries[at] ?? ['a', 1];
    const choice = random.integer(0, 9);
    if (choice === 0) entries.splice(at, 1);
    else if (choice === 1) entries[at] = [pick(random, nasty), child];
    else if (choice === 2) entries.push([pick(random, nasty), pick(random, values)]);
    else entries[at] = [key, mutateAt(child, random)];
    return Object.fromEntries(entries);
  }
  return pick(random, values);
}

/** How many cases a fuzz test tries: thousands, and many more in the long tier. */
export function casesOf(few: number): number {
  return process.env['IQMOCK_TEST_FULL'] === '1' ? few * 50 : few;
}

/** Tries so many cases, each with chance of its own; a failure names the seed that repeats it. */
export async function fuzz(count: number, attempt: (random: Random) => void | Promise<void>): Promise<void> {
  const only = process.env['IQMOCK_FUZZ_SEED'];
  const seeds = only === undefined ? Array.from({ length: count }, (_, seed) => seed) : [Number(only)];
  for (const seed of seeds) {
    try {
      await attempt(createRandom(seed).fork('fuzz'));
    } catch (error) {
      throw new Error(`IQMOCK_FUZZ_SEED=${seed} repeats this: ${(error as Error).message}`, { cause: error });
    }
  }
}
