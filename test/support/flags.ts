import type { OptionDefinition } from '../../src/options/option.ts';

/** The flags of a command as they are typed, with their dashes. */
export function flagNames({ options }: { readonly options: Readonly<Record<string, unknown>> }): string[] {
  return Object.values(options).map((option) => `--${(option as OptionDefinition).name}`);
}
