/** Takes the marks `‸` out of a text, and tells where they stood: lines and columns from 1. */
export function unmark(marked: string): { text: string; places: { line: number; column: number }[] } {
  const places: { line: number; column: number }[] = [];
  const lines = marked.split('\n').map((line, index) => {
    let text = '';
    for (const [part, piece] of line.split('‸').entries()) {
      if (part > 0) places.push({ line: index + 1, column: text.length + 1 });
      text += piece;
    }
    return text;
  });
  return { text: lines.join('\n'), places };
}
