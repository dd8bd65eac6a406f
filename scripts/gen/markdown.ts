import { format, resolveConfig } from 'prettier';
import { inRoot, readIfAny, type Output } from './output.ts';

/** A Markdown table. Bars in cells are escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A code block. */
export function codeBlock(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/** A Markdown file that is generated as a whole, formatted like all others. */
export async function markdownFile(path: string, text: string): Promise<Output> {
  return { path, text: await formatted(path, text) };
}

/** A hand-written Markdown file whose parts between `<!-- generated: NAME -->` and `<!-- /generated -->` are made anew. */
export async function fillMarkdown(path: string, parts: Readonly<Record<string, string>>): Promise<Output> {
  let text = readIfAny(path);
  if (text === undefined) throw new Error(`${path} does not exist`);
  for (const [name, part] of Object.entries(parts)) {
    const pattern = new RegExp(`(<!-- generated: ${name} -->\n)[^]*?(<!-- /generated -->)`);
    if (!pattern.test(text)) throw new Error(`${path} has no place for the generated part "${name}"`);
    text = text.replace(pattern, (_, start: string, end: string) => `${start}\n${part}\n\n${end}`);
  }
  return { path, text: await formatted(path, text) };
}

/** Text formatted by the repository's own rules for that path. */
export async function formatted(path: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(inRoot(path))), filepath: inRoot(path) });
}
