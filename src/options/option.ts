import type { Entry } from '../entry.ts';
import { maskSecrets } from '../secrets/mask.ts';
import type { Kind } from './kinds.ts';

/**
 * One option, declared once: its flag, its environment variable, its key in the configuration file, its name in the
 * library, its limits, its help and its documentation all come from here.
 */
export interface OptionDefinition<T = unknown> extends Entry {
  /** How its text is read and shown, and within which limits. */
  readonly kind: Kind<NonNullable<T>>;
  /** The value when nobody says anything. */
  readonly default: T;
  /** What help says instead of the default, where the default is not a plain value. */
  readonly defaultText?: string;
  /** One letter, or one letter several times, without the dash. */
  readonly short?: string;
  /** Other names of the flag, without dashes. */
  readonly aliases?: readonly string[];
  /** Flags that stand for one of its values: `{json: 'json'}` makes `--json` the same as `--format json`. */
  readonly shorthands?: Readonly<Record<string, string>>;
  /** What the shell completes, where it is not one of the kind's choices: the targets that the configuration names. */
  readonly complete?: 'target';
  /** Its heading in help. */
  readonly group: string;
  /** The key in a configuration file; `false` for what only makes sense in one call. Otherwise the name in camelCase. */
  readonly configKey?: string | false;
  /** Its value is never printed. */
  readonly secret?: true;
  /** Says where results go rather than what is done, so a command line that repeats a run leaves it out. */
  readonly isRepeated?: false;
  /**
   * The command that it means something else for than for others: its environment variable then holds the name of the
   * command, as `IQMOCK_LISTEN_COUNT` does.
   */
  readonly command?: string;
  /** An older name of its environment variable, which still works, with a warning. */
  readonly formerEnvironment?: string;
}

/** Options by their name in code, which is the flag in camelCase. */
export type OptionSet = Readonly<Record<string, OptionDefinition>>;

/** The values of a set of options. */
export type OptionValues<O extends OptionSet> = {
  readonly [K in keyof O]: O[K] extends OptionDefinition<infer T> ? T : never;
};

type Details<T> = Omit<OptionDefinition<T>, 'default'>;

/** Declares an option; without a default its value may be undefined. */
export function defineOption<T>(details: Details<T> & { readonly default: T }): OptionDefinition<T>;
/** Without a default: the value is undefined where nobody sets it. */
export function defineOption<T>(details: Details<T>): OptionDefinition<T | undefined>;
/** The common form of both. */
export function defineOption<T>(
  details: Details<T> & { readonly default?: T },
): OptionDefinition<T | undefined> {
  return { default: undefined, ...details };
}

/** `wait-for-target` as `waitForTarget`. */
export function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The environment variable of an option: `wait-for-target` is `IQMOCK_WAIT_FOR_TARGET`. */
export function environmentName({ name, command }: Pick<OptionDefinition, 'name' | 'command'>): string {
  const words = command === undefined ? name : `${command}-${name}`;
  return `IQMOCK_${words.toUpperCase().replaceAll('-', '_')}`;
}

/** The key of an option in a configuration file, if it may be there. */
export function configKeyOf(option: OptionDefinition): string | undefined {
  if (option.configKey === false) return undefined;
  return option.configKey ?? camelCase(option.name);
}

/** The value as people read it: masked if secret, empty if there is none. `names` are more names to mask. */
export function displayValue(option: OptionDefinition, value: unknown, names?: readonly string[]): string {
  if (value === undefined || value === null) return '';
  return option.secret === true ? '***' : maskText(option, option.kind.format(value), names);
}

/** A text of an option as it may be shown. */
export function maskText({ kind }: OptionDefinition, text: string, names?: readonly string[]): string {
  return kind.mask?.(text, names) ?? maskSecrets(text, [], names);
}
