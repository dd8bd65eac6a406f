import { exitCodes } from '../../errors.ts';
import { displayValue } from '../../options/option.ts';
import { maskedNames, type Setting } from '../../config/settings.ts';
import { defineCommand } from '../command.ts';
import { columns } from '../layout.ts';
import { deliveryOptions } from '../options/delivery.ts';
import * as output from '../options/output.ts';
import { playOptions } from '../options/play.ts';
import { targetOptions } from '../options/target.ts';

/** `iqmock config` */
export const definition = defineCommand({
  name: 'config',
  doc: 'Prints the settings in force and where each came from.',
  group: 'Set up',
  arguments: {},
  options: {
    ...playOptions,
    ...targetOptions,
    ...deliveryOptions,
    report: output.report,
    format: output.format,
  },
  examples: [
    { command: 'iqmock config', doc: 'what a run would use here' },
    { command: 'iqmock config --target staging --json', doc: 'what a named target adds, for a program' },
    { command: 'IQMOCK_SEED=7 iqmock config', doc: 'a variable wins over the file' },
  ],
  notes: [
    'A configuration file is iqmock.config.yaml, .json or .ts, in this folder or the nearest one above. Its keys are the flags in camelCase (waitForTarget; headers for --header); "targets" holds named targets, each a map of such keys that win over those of the file.',
  ],
  endsWithOutput: true,
  async run({ terminal, options: { format }, settings }) {
    const shown = settings.filter(({ option }) => option.name !== 'format');
    const names = maskedNames(settings);
    if (format === 'json') {
      const entries = shown.map((setting) => jsonEntry(setting, names));
      terminal.print(JSON.stringify(Object.fromEntries(entries), null, 2));
    } else for (const line of textLines(shown, terminal.paintData, names)) terminal.print(line);
    return Promise.resolve(exitCodes.ok);
  },
});

function jsonEntry(
  { option, value, origin }: Setting,
  names: readonly string[] | undefined,
): [name: string, entry: object] {
  const { kind, name } = origin;
  const plain = typeof value === 'number' || typeof value === 'boolean' || Array.isArray(value);
  const shown: unknown = plain ? value : displayValue(option, value, names) || null;
  return [option.name, { value: shown, origin: kind, ...(name === '' ? {} : { from: name }) }];
}

function textLines(
  settings: readonly Setting[],
  paint: (style: 'dim' | 'cyan', text: string) => string,
  names: readonly string[] | undefined,
): string[] {
  return columns(
    settings.map((setting) => {
      const term = `--${setting.option.name}`;
      return { term: paint('cyan', term), plainTerm: term, text: valueText(setting, names) };
    }),
    Number.MAX_SAFE_INTEGER,
  );
}

function valueText({ option, value, origin }: Setting, names: readonly string[] | undefined): string {
  const { kind, name } = origin;
  const shown = displayValue(option, value, names) || (option.defaultText ?? '(none)');
  return kind === 'default' ? `${shown}  (default)` : `${shown}  (${name})`;
}
