/**
 * What every member of a catalogue (events, steps, commands, writers, faults) declares about itself.
 * Help, documentation, completion and the published schemas are made from these lines.
 */
export interface Entry {
  /** The name people write. It equals the file name. */
  readonly name: string;
  /** One sentence that says what the entry does. */
  readonly doc: string;
}

/** A JSON Schema (2020-12) fragment that describes the arguments of a step or an event. */
export interface ArgumentSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, ArgumentSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | ArgumentSchema;
  readonly items?: ArgumentSchema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly oneOf?: readonly ArgumentSchema[];
  readonly anyOf?: readonly ArgumentSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly $ref?: string;
  /** The kinds of row that a name in this place may mean, e.g. `['client', 'operator']`. */
  readonly 'x-names'?: readonly string[];
  /** The text may hold `{{ … }}` templates. */
  readonly 'x-template'?: true;
  /** The text is a new name, for a row of this kind or for a counter. */
  readonly 'x-as'?: string;
  /** The value is a list of steps: the body of a loop, or one of several branches. */
  readonly 'x-steps'?: 'loop' | 'branch';
  /** The value is a duration such as `2s`, or a number of milliseconds. */
  readonly 'x-duration'?: true;
  /** Of these properties at most one may be given. */
  readonly 'x-exclusive'?: readonly string[];
}
