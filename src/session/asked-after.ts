import type { Effect, Lineage, ScenarioOutput } from '../webhook/webhook.ts';

/** Remembers after which delivery of its branch each question to the consumer comes. */
export class AskedAfter {
  private readonly root: Lineage = { parent: undefined };
  /** The id of the last delivery that came out of a branch. */
  private readonly last = new WeakMap<Lineage, string>();
  private readonly questions = new WeakMap<Effect, string>();

  /** Something came out of a branch; `prefix` is that of the ids of its source. */
  note(branch: Lineage | undefined, output: ScenarioOutput, prefix: string): void {
    if (output.kind === 'webhook') {
      const id = `${prefix}#${output.index}`;
      // A branch that parts into others goes on after them.
      for (let at: Lineage | undefined = branch ?? this.root; at !== undefined; at = at.parent)
        this.last.set(at, id);
      return;
    }
    for (let at: Lineage | undefined = branch ?? this.root; at !== undefined; at = at.parent) {
      const id = this.last.get(at);
      if (id === undefined) continue;
      this.questions.set(output, id);
      return;
    }
  }

  /** The id of the delivery before a question; undefined if there was none. */
  before(question: Effect): string | undefined {
    return this.questions.get(question);
  }
}
