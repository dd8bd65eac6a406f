import type { Entry } from '../entry.ts';
import type { Host } from '../env/host.ts';
import type { ExitCode } from '../errors.ts';
import type { OptionSet, OptionValues } from '../options/option.ts';
import type { Origin, Setting } from '../config/settings.ts';
import type { IneffectiveFlags } from './ineffective-flags.ts';
import type { Terminal } from './terminal.ts';

/** The headings of `iqmock --help`, in order. */
export const commandGroups = ['Send webhooks', 'Receive and judge', 'Look around', 'Set up'] as const;

/** A heading of `iqmock --help`. */
export type CommandGroup = (typeof commandGroups)[number];

/** The catalogues whose names the shell can complete. */
export type NameSource = 'scenario' | 'event' | 'schema' | 'shell' | 'command' | 'name' | 'catalogue';

/** A positional argument. The order of keys in `arguments` is the order on the command line. */
export interface ArgumentDefinition {
  readonly doc: string;
  readonly required?: true;
  /** Takes all that follow; only the last argument may. */
  readonly many?: true;
  /** What the shell completes; files otherwise. */
  readonly complete?: NameSource;
}

/** Positional arguments by name. */
export type ArgumentSet = Readonly<Record<string, ArgumentDefinition>>;

type ArgumentValue<A extends ArgumentDefinition> = A extends { readonly many: true }
  ? readonly string[]
  : A extends { readonly required: true }
    ? string
    : string | undefined;

/** What a command is given. */
export interface CommandContext<A extends ArgumentSet = ArgumentSet, O extends OptionSet = OptionSet> {
  readonly host: Host;
  readonly terminal: Terminal;
  readonly arguments: { readonly [K in keyof A]: ArgumentValue<A[K]> };
  readonly options: OptionValues<O>;
  /** Where an option's value came from, by its name in code. */
  readonly origins: { readonly [K in keyof O]: Origin };
  /** The settings of this call, for printing; without those that do nothing. */
  readonly settings: readonly Setting[];
}

/** An example of help: what to type and what it does. */
export interface Example {
  readonly command: string;
  readonly doc: string;
}

/** A command as its file declares it. */
export interface CommandDefinition<
  A extends ArgumentSet = ArgumentSet,
  O extends OptionSet = OptionSet,
  Name extends string = keyof O & string,
> extends Entry {
  readonly group: CommandGroup;
  readonly arguments: A;
  readonly options: O;
  /** Flags that do nothing beside certain others. */
  readonly idle?: readonly IneffectiveFlags<NoInfer<O>, NoInfer<Name>>[];
  readonly examples: readonly Example[];
  /** More paragraphs for its help page. */
  readonly notes?: readonly string[];
  /** All that it does is give data: it ends when nobody reads that. Others go on to their verdict. */
  readonly endsWithOutput?: true;
  /** Does it; resolves with the exit code. Libraries are imported in here, so that other commands do not pay. */
  run(context: CommandContext<A, O>): Promise<ExitCode>;
}

/** Any command, its arguments and options forgotten. */
export type AnyCommand = CommandDefinition<ArgumentSet, OptionSet, string>;

/** Declares a command: nothing at run time, types at compile time. */
export function defineCommand<const A extends ArgumentSet, const O extends OptionSet>(
  command: CommandDefinition<A, O>,
): CommandDefinition<A, O> {
  return command;
}

/** A line of the generated index: what help lists without loading the command. */
export interface CommandListing {
  readonly doc: string;
  readonly group: CommandGroup;
  /** Its arguments as help writes them, such as `[scenario…]`. */
  readonly usage: string;
  load(): Promise<AnyCommand>;
}

/** A command's arguments as help writes them. */
export function usageOf(args: ArgumentSet): string {
  return Object.entries(args)
    .map(([name, { required, many }]) => {
      const label = many === true ? `${name}…` : name;
      return required === true ? `<${label}>` : `[${label}]`;
    })
    .join(' ');
}
