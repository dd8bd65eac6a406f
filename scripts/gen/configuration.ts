import { environmentName } from '../../src/options/option.ts';
import { optionText } from '../../src/cli/help.ts';
import { optionsByKey } from './config-options.ts';
import { fillMarkdown, table } from './markdown.ts';
import type { Output } from './output.ts';

/** docs/configuration.md: every key that may stand in a configuration file. */
export async function writeConfiguration(): Promise<Output> {
  const rows = [...(await optionsByKey())].map(([key, option]) => [
    `\`${key}\``,
    `\`${environmentName(option)}\``,
    optionText(option),
  ]);
  return fillMarkdown('docs/configuration.md', { keys: table(['key', 'environment', 'meaning'], rows) });
}
