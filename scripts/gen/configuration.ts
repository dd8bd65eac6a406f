import { configKeyOf, environmentName, type OptionDefinition } from '../../src/config/option.ts';
import { everyOption } from '../../src/cli/options/every.ts';
import { optionText } from '../../src/cli/help.ts';
import { fillMarkdown, table } from './markdown.ts';
import type { Output } from './output.ts';

/** docs/configuration.md: every key that may stand in a configuration file. */
export function writeConfiguration(): Promise<Output> {
  const byKey = new Map<string, OptionDefinition>();
  for (const option of everyOption) {
    const key = configKeyOf(option);
    if (key !== undefined) byKey.set(key, option);
  }
  const rows = [...byKey].map(([key, option]) => [
    `\`${key}\``,
    `\`${environmentName(option)}\``,
    optionText(option),
  ]);
  return fillMarkdown('docs/configuration.md', { keys: table(['key', 'environment', 'meaning'], rows) });
}
