/** Breaks a text into lines of at most `width` columns, at spaces. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** One row of a two-column list: a term and its text. `plainTerm` is the term without colour codes. */
export interface TermRow {
  readonly term: string;
  readonly plainTerm: string;
  readonly text: string;
}

/** Two columns: terms, and texts wrapped beside them; a term too long for its column gets its own line. */
export function columns(rows: readonly TermRow[], width: number, widest = 30): string[] {
  const gap = 2;
  const column = Math.min(
    widest,
    Math.max(0, ...rows.map((row) => row.plainTerm.length).filter((size) => size <= widest)),
  );
  const textWidth = Math.max(24, width - column - 2 * gap);
  return rows.flatMap(({ term, plainTerm, text }) => {
    const [first = '', ...rest] = wrap(text, textWidth);
    const indent = ' '.repeat(column + 2 * gap);
    const more = rest.map((line) => indent + line);
    if (plainTerm.length > column) return [`  ${term}`, indent + first, ...more];
    return [`  ${term}${' '.repeat(column - plainTerm.length + gap)}${first}`.trimEnd(), ...more];
  });
}

/** A list of names and texts in two columns. */
export function nameColumns(
  entries: readonly { readonly name: string; readonly doc: string }[],
  width: number,
): string[] {
  return columns(
    entries.map(({ name, doc }) => ({ term: name, plainTerm: name, text: doc })),
    width,
  );
}
