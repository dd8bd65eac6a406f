import { visible } from './columns.ts';

/**
 * Text of strangers for a line of a log: control characters are made visible, and what a CI runner would obey (`::command::` of
 * GitHub, `##[command]` and `##vso[…]` of others) is broken by a space. Every line that is shown goes through here.
 */
export function harmless(text: string): string {
  return breakCommands(visible(text));
}

/** Breaks what a CI runner would obey; it looks through colours. */
export function breakCommands(text: string): string {
  if (!text.includes('::') && !text.includes('##')) return text;
  return text.replace(/^((?:\s|\u001b\[\d+m)*):(?=:)/gm, '$1: ').replace(/#(?=#\w*\[)/g, '# ');
}
