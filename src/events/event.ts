import type { ArgumentSchema, Entry } from '../entry.ts';
import type { Transition } from '../world/draft.ts';
import type { RecordedStep, RecordedEvent } from './recorded-event.ts';
import type { Scene } from './scene.ts';
import type { EventTraits } from './traits.ts';

/**
 * One event type of the wire. File name = wire name. To add a type that the document lists, add a file and a value to the
 * enum of `ChatEvent.Type` in `schemas/chat-event.schema.json`, and run `npm run gen`. A type that it does not list needs
 * the file alone, with `documented: false`.
 *
 * `apply` first refuses what cannot happen (`draft.refuse`), then changes rows through the draft, and says what the
 * event is about. Nothing may be changed before the last refusal: a refused event leaves the world as it was.
 */
export interface EventDefinition<Args> extends Entry, Transition<Args> {
  /** What the event means to everybody who gets it. */
  readonly traits: EventTraits;
  /** The arguments, as the `emit` step takes them; a property with `x-names` takes a name of a row. */
  readonly args: ArgumentSchema;
  /** Arguments that work in a chat named `chat` of `maria` (client) and `anna` (operator) with messages `question` and `answer`. */
  readonly example: Readonly<Record<string, unknown>>;
  /** The kind of row that comes into being, which a step's `as` names. */
  readonly makes?: 'chat' | 'message';
  /** Makes what the event needs, and gives the arguments of one such event: for `trigger`. */
  stage(scene: Scene): Args;
  /** The step that would make the event again; undefined if the recording does not show enough of what came before. */
  toStep(recorded: RecordedEvent): RecordedStep | undefined;
}

/** Identity at run time; infers the argument type at compile time. */
export function defineEvent<Args>(definition: EventDefinition<Args>): EventDefinition<Args> {
  return definition;
}

/** The argument that names a chat. */
export const chatArgument: ArgumentSchema = { type: 'string', 'x-names': ['chat'], description: 'The chat.' };

/** An argument that names someone of either side. */
export function personArgument(description: string): ArgumentSchema {
  return { type: 'string', 'x-names': ['client', 'operator'], description };
}

/** The argument that names several messages. */
export const messagesArgument: ArgumentSchema = {
  type: 'array',
  minItems: 1,
  items: { type: 'string', 'x-names': ['message'] },
  description: 'The messages, all of one chat.',
};

/** An argument that names a message. */
export function messageArgument(description: string): ArgumentSchema {
  return { type: 'string', 'x-names': ['message'], description };
}
