import { hash } from '../env/random.ts';
import type { World } from '../world/world.ts';

/**
 * The first names that a scope has, in the order in which it got them. Scopes in which the same happened share one, so that
 * each of a hundred thousand holds its rows alone. It is short, since it is searched from end to end, and each that has one
 * name more is a copy.
 */
class Layout {
  readonly names: readonly string[];
  private readonly longer = new Map<string, Layout>();

  constructor(names: readonly string[]) {
    this.names = names;
  }

  /** The one with a name more. */
  with(name: string): Layout {
    let longer = this.longer.get(name);
    if (longer === undefined) this.longer.set(name, (longer = new Layout([...this.names, name])));
    return longer;
  }
}

/** A scope with more names, as of a long recording, keeps the rest in a table. */
const mostNames = 16;

/** Where the layouts of each world begin. */
const beginnings = new WeakMap<World, Layout>();

function beginningIn(world: World): Layout {
  let layout = beginnings.get(world);
  if (layout === undefined) beginnings.set(world, (layout = new Layout([])));
  return layout;
}

/** What all scopes of one play share. */
export interface SharedScope {
  readonly world: World;
  readonly locale: 'ru' | 'en';
}

/**
 * What the names of a scenario mean while it is played. Every round of a `repeat`, every branch and every used
 * scenario has its own scope; when it is over, nothing holds its rows any more.
 */
export class Scope {
  readonly stage: SharedScope;
  /** Decides everything that is left to chance here; it follows from the place of the scope, not from when it began. */
  readonly seed: number;
  /** Identifies the round of a loop, e.g. `#12`; '' outside of loops. */
  readonly label: string;
  private readonly parent: Scope | undefined;
  private layout: Layout;
  private values: unknown[] | undefined = undefined;
  private others: Map<string, unknown> | undefined = undefined;

  constructor(stage: SharedScope, seed: number, label: string, parent?: Scope) {
    this.stage = stage;
    this.seed = seed;
    this.label = label;
    this.parent = parent;
    this.layout = beginningIn(stage.world);
  }

  /** The scope of one round of a loop or one branch, identified by `mark`. */
  inner(mark: string, label = this.label): Scope {
    return new Scope(this.stage, hash(mark, this.seed), label, this);
  }

  /** A scope that sees none of the names here, for another scenario that is used here. */
  apart(mark: string): Scope {
    return new Scope(this.stage, hash(mark, this.seed), this.label);
  }

  get(name: string): unknown {
    const at = this.layout.names.indexOf(name);
    return (at < 0 ? this.others?.get(name) : this.values?.[at]) ?? this.parent?.get(name);
  }

  set(name: string, value: unknown): void {
    const { names } = this.layout;
    const at = names.indexOf(name);
    if (at < 0 && names.length === mostNames) {
      (this.others ??= new Map<string, unknown>()).set(name, value);
      return;
    }
    if (at < 0) this.layout = this.layout.with(name);
    (this.values ??= [])[at < 0 ? names.length : at] = value;
  }

  /** Takes over what a branch named. */
  adopt(branch: Scope): void {
    for (const [at, name] of branch.layout.names.entries()) this.set(name, branch.values?.[at]);
    for (const [name, value] of branch.others ?? []) this.set(name, value);
  }
}
