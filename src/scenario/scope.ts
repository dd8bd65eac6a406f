import { hash } from '../env/random.ts';
import type { World } from '../world/world.ts';

/** What all scopes of one play share. */
export interface Stage {
  readonly world: World;
  readonly locale: 'ru' | 'en';
}

/**
 * What the names of a scenario mean while it is played. Every round of a `repeat`, every branch and every used
 * scenario has a scope of its own; when it is over, nothing holds its rows any more.
 */
export class Scope {
  readonly stage: Stage;
  /** Decides everything that is left to chance here; it follows from where the scope stands, not from when it began. */
  readonly seed: number;
  /** Tells the rounds of loops apart, e.g. `#12`; '' outside of loops. */
  readonly label: string;
  private readonly parent: Scope | undefined;
  private values: Map<string, unknown> | undefined;

  constructor(stage: Stage, seed: number, label: string, parent?: Scope) {
    this.stage = stage;
    this.seed = seed;
    this.label = label;
    this.parent = parent;
  }

  /** The scope of one round of a loop or one branch, told apart by `mark`. */
  inner(mark: string, label = this.label): Scope {
    return new Scope(this.stage, hash(mark, this.seed), label, this);
  }

  /** A scope that sees none of the names here, for another scenario that is used here. */
  apart(mark: string): Scope {
    return new Scope(this.stage, hash(mark, this.seed), this.label);
  }

  get(name: string): unknown {
    return this.values?.get(name) ?? this.parent?.get(name);
  }

  set(name: string, value: unknown): void {
    (this.values ??= new Map<string, unknown>()).set(name, value);
  }

  /** Takes over what a branch named. */
  adopt(branch: Scope): void {
    for (const [name, value] of branch.values ?? []) this.set(name, value);
  }
}
