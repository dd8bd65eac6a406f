/** What a file says of itself: its first comment that is no instruction to an editor; '' if it has none. */
export function firstComment(text: string): string {
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const comment = /^#\s?(.*)$/.exec(line.trim())?.[1];
    if (comment === undefined) {
      if (line.trim() !== '' && line.trim() !== '---') return '';
    } else if (comment.trim() !== '' && !comment.startsWith('yaml-language-server:')) return comment.trim();
  }
  return '';
}
