import { nearest } from '../errors.ts';
import type { Spot } from './ast.ts';
import { ownValue } from '../own.ts';

/** A name of the scenario: what kind of row it stands for, and where it was given. */
export interface Name {
  readonly kind: string;
  readonly spot: Spot;
  /** Two branches of a `parallel` gave the same name, so after it the name means neither. */
  readonly ambiguous?: boolean;
}

/** How a name may be spelled: it is written in templates too. */
export const namePattern = '^[A-Za-z\\u0400-\\u04ff_][A-Za-z0-9\\u0400-\\u04ff_-]*$';

/** Names with a meaning in templates. */
const reserved = new Set([
  'index',
  'now',
  'faker',
  'project',
  'forloop',
  'true',
  'false',
  'nil',
  'null',
  'empty',
  'blank',
]);

/** Why a text cannot be a name, if it cannot. */
export function refuseSpelling(
  name: string,
): { readonly message: string; readonly hint: string } | undefined {
  if (reserved.has(name)) {
    return {
      message: `"${name}" already has a meaning in templates.`,
      hint: `Choose another name, such as ${name}1.`,
    };
  }
  if (new RegExp(namePattern).test(name)) return undefined;
  return {
    message: `"${name}" cannot be a name.`,
    hint: 'Begin with a letter, and go on with letters, digits, "_" and "-", such as maria or order-2.',
  };
}

/**
 * The names that are known at one point of a scenario. The body of a loop and each branch of a `parallel` are inner scopes:
 * they see the names around them. A name means one thing: it cannot be given again where it is known.
 */
export class ScopedNames {
  private readonly parent: ScopedNames | undefined;
  private readonly own = new Map<string, Name>();

  constructor(parent?: ScopedNames) {
    this.parent = parent;
  }

  /** The name as it is known here. */
  find(name: string): Name | undefined {
    return this.own.get(name) ?? this.parent?.find(name);
  }

  /** Makes a name known from here on. The caller has checked that it is free. */
  declare(name: string, value: Name): void {
    this.own.set(name, value);
  }

  /** After a `parallel`, the names of all branches are known; what two of them gave is known to be ambiguous. */
  adopt(branches: readonly ScopedNames[]): void {
    for (const branch of branches) {
      for (const [name, value] of branch.own) {
        this.own.set(name, this.own.has(name) ? { ...value, ambiguous: true } : value);
      }
    }
  }

  /** All names known here, of the given kinds if any are given, nearest first. */
  list(kinds?: readonly string[]): string[] {
    const mine = [...this.own].filter(([, name]) => !name.ambiguous && (kinds?.includes(name.kind) ?? true));
    return [...mine.map(([name]) => name), ...(this.parent?.list(kinds) ?? [])];
  }
}

const kindWords: Readonly<Record<string, readonly [one: string, many: string]>> = {
  channel: ['a channel', 'Channels'],
  operator: ['an operator', 'Operators'],
  client: ['a client', 'Clients'],
  chat: ['a chat', 'Chats'],
  message: ['a message', 'Messages'],
  counter: ['the counter of a repeat', 'Counters'],
};

/** `a chat`, `a client or an operator`. */
export function kindsInWords(kinds: readonly string[]): string {
  return kinds.map((kind) => ownValue(kindWords, kind)?.[0] ?? kind).join(' or ');
}

/** ` (line 12)`, or the path where there are no lines. */
export function spotInWords({ place, path }: Spot): string {
  return place === undefined ? ` (${path})` : ` (line ${place.line})`;
}

/** What to write in place of a name that is not known here. */
export function suggestName(written: string, names: ScopedNames, kinds: readonly string[]): string {
  const known = names.list(kinds);
  const near = nearest(written, known);
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (known.length > 0) {
    const what = kinds.length === 1 ? ownValue(kindWords, kinds[0] ?? '')?.[1] : undefined;
    return `${what ?? 'Names'} known here: ${known.slice(0, 12).join(', ')}.`;
  }
  return ownValue(howToMake, kinds[0] ?? '') ?? 'No such name is known here.';
}

const howToMake: Readonly<Record<string, string>> = {
  channel: 'Add it under world.channels, e.g. support: { type: iqchat }.',
  operator: 'Add it under world.operators, e.g. anna: {}.',
  client: 'Add it under world.clients, e.g. maria: { channel: support }.',
  chat: 'Open a chat first: - create_chat: { client: maria, as: chat }.',
  message: 'Name the message in the step that writes it, with as.',
};

/** The names of the whole scenario: they distinguish a name that is given too late from one that is never given. */
export interface NameCensus {
  /** Every name that the scenario gives anywhere, and where. */
  readonly planned: ReadonlyMap<string, Spot>;
  /** Those that were given before the point that is being read. */
  readonly given: Set<string>;
}

/** Why a name is not known here. */
export function unknownName(written: string, { planned, given }: NameCensus): string {
  const spot = planned.get(written);
  if (spot === undefined) return `There is no "${written}" here.`;
  return given.has(written)
    ? `"${written}" belongs to the repeat or branch that makes it${spotInWords(spot)}, and is not known here.`
    : `"${written}" is made only later${spotInWords(spot)}.`;
}
