/** Text as it appears on a screen: widths in columns, not in code units. */

const escapes = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
const spaces = /[\t\n\r\u2028\u2029]+/g;
const zeroWidth = /\p{Mn}|\p{Me}|\p{Cf}/u;
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Presentation}/u;

let segmenter: Intl.Segmenter | undefined;

/** What people see as one character each. Made at the first use: it costs as much as half an empty Node. */
function clustersOf(text: string): Iterable<{ readonly segment: string }> {
  segmenter ??= new Intl.Segmenter();
  return segmenter.segment(text);
}

/** Makes control and direction characters visible: what a consumer answers must not steer the terminal. Keeps line breaks and tabs. */
export function visible(text: string): string {
  return text.replace(escapes, (character) =>
    character === '\r' ? '' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The text on one line, control characters made visible. */
export function oneLine(text: string): string {
  return visible(text.replace(spaces, ' '));
}

/** Letters, digits and punctuation of Latin, Greek and Cyrillic: one column each, and nearly all there is. */
const plain = /^[\u0020-\u007e\u00a0-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2116]*$/;

/** Columns that the text takes; text without control characters is expected. */
export function columnsOf(text: string): number {
  if (plain.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of clustersOf(text)) columns += columnsOfCluster(segment);
  return columns;
}

function columnsOfCluster(cluster: string): number {
  if (wide.test(cluster)) return 2;
  return zeroWidth.test(cluster) && cluster.length === 1 ? 0 : 1;
}

/** The text cut to a number of columns, with `…` where something was left out. */
export function fit(text: string, columns: number): string {
  if (columns === Infinity || columnsOf(text) <= columns) return text;
  let used = 0;
  let kept = '';
  for (const { segment } of clustersOf(text)) {
    used += columnsOfCluster(segment);
    if (used > columns - 1) break;
    kept += segment;
  }
  return columns < 1 ? '' : `${kept.trimEnd()}…`;
}

/** The text, padded with spaces to a number of columns. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

const styles = /\u001b\[\d+m/g;

/** The text without the codes of its styles. */
export function withoutStyles(text: string): string {
  return text.replace(styles, '');
}

/** Rows of cells in columns, the first to the left and the others to the right. Cells may have styles. */
export function tableLines(rows: readonly (readonly string[])[]): string[] {
  const widthOf = (cell: string): number => columnsOf(withoutStyles(cell));
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
  return rows.map((row) => {
    const cells = row.map((cell, column) => {
      const blanks = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
      return column === 0 ? cell + blanks : blanks + cell;
    });
    return cells.join('  ').trimEnd();
  });
}

/** Words wrapped into lines of at most this many columns; a longer word gets its own line. */
export function wrapColumns(text: string, columns: number): string[] {
  if (columns === Infinity) return [text];
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && columnsOf(last) + 1 + columnsOf(word) <= columns)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The start of a long text, on one line, for a sentence. */
export function excerpt(text: string, columns = 200): string {
  return fit(oneLine(text.slice(0, columns * 4)).trim(), columns);
}
