import { htmlText } from '../../../report/html/escape.ts';

/** More lines than this are not compared: the page would become too long. */
const mostLines = 400;
/** Of those that are left out, as many are shown before the first difference. */
const linesBefore = 10;
const longestLine = 2000;

/** Two states side by side, line by line, with what differs marked. */
export function twoColumns(clean: unknown, now: unknown): string {
  const [left, right] = shortened(linesOf(clean), linesOf(now));
  const rows = aligned(left, right).map(([one, other]) => {
    const mark = one === other ? '' : ' class="differs"';
    return `<tr${mark}><td>${htmlText(one ?? '')}</td><td>${htmlText(other ?? '')}</td></tr>`;
  });
  return `<div class="states"><table><thead><tr><th>after a clean conversation</th><th>now</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function linesOf(state: unknown): string[] {
  const text = state === undefined ? '' : JSON.stringify(state, null, 2);
  return text
    .split('\n')
    .map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line));
}

/** Of states that are too long, the part that begins where they differ. */
function shortened(left: readonly string[], right: readonly string[]): [string[], string[]] {
  const isLong = Math.max(left.length, right.length) > mostLines;
  let start = 0;
  if (isLong) while (start < left.length && left[start] === right[start]) start++;
  const from = Math.max(0, start - linesBefore);
  const part = (lines: readonly string[]): string[] => [
    ...(from > 0 ? ['…'] : []),
    ...lines.slice(from, from + mostLines),
    ...(lines.length > from + mostLines ? ['…'] : []),
  ];
  return [part(left), part(right)];
}

type Pair = readonly [left: string | undefined, right: string | undefined];

/** Puts equal lines beside each other: a longest common subsequence, with what differs between. */
function aligned(left: readonly string[], right: readonly string[]): Pair[] {
  const lengths = tableOf(left, right);
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) pairs.push([left[i++], right[j++]]);
    else if (j >= right.length || (i < left.length && at(lengths, i + 1, j) >= at(lengths, i, j + 1)))
      pairs.push([left[i++], undefined]);
    else pairs.push([undefined, right[j++]]);
  }
  return joined(pairs);
}

function at(lengths: readonly (readonly number[])[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}

function tableOf(left: readonly string[], right: readonly string[]): number[][] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i--) {
    const row = lengths[i] ?? [];
    for (let j = right.length - 1; j >= 0; j--) {
      row[j] =
        left[i] === right[j]
          ? at(lengths, i + 1, j + 1) + 1
          : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
    }
  }
  return lengths;
}

/** A removed line and an added one share a row. */
function joined(pairs: readonly Pair[]): Pair[] {
  const rows: Pair[] = [];
  for (const [one, other] of pairs) {
    const last = rows.at(-1);
    if (one === undefined && last !== undefined && last[1] === undefined)
      rows[rows.length - 1] = [last[0], other];
    else rows.push([one, other]);
  }
  return rows;
}
