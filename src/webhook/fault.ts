/** Which deliveries a fault hits. `first` applies before `share`: that share of the first N. */
export interface Selection {
  /** Event types; all if there are none. */
  readonly on?: readonly string[];
  /** Only the first N that could be hit. */
  readonly first?: number;
  /** Part of them, from 0 to 1, drawn from the seed and the webhook alone. */
  readonly share?: number;
}

/** A fault that is to happen: plain data, the same in a scenario, on the command line and in a test. */
export interface Fault {
  /** Its name in the catalogue. */
  readonly name: string;
  /** Its parameters, all of them, read. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly selection: Selection;
  /** How the command line writes it, without what is left at its default: `duplicate:3@share=5%`. */
  readonly text: string;
}
