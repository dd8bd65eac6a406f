import type { Entry } from '../../../entry.ts';
import type {
  Delivery,
  InterceptorContext,
  LayerContext,
  Result,
  Sender,
  Transport,
} from '../../delivery.ts';
import type { DeliveryPolicy } from '../../policy.ts';
import type { Target } from '../../target.ts';
import type { Selection } from '../../../webhook/fault.ts';
import type { Parameter } from './parameter.ts';

/** Parameters by name, for arguments of these types. */
export type Parameters<Args> = { readonly [Name in keyof Args]: Parameter<Args[Name]> };

/** What a fault says about itself. Its name is that of its file. */
interface FaultEntry<Args> extends Entry {
  /** What the consumer sees of it, in a sentence or two. */
  readonly effect: string;
  readonly parameters: Parameters<Args>;
  /** The parameter that a bare value means: `duplicate:3`. */
  readonly main?: keyof Args & string;
  /** How the command line writes it, and what that does. */
  readonly example: { readonly text: string; readonly doc: string };
  /** Which deliveries it hits unless the user selects some. Default: all. */
  readonly selection?: Selection;
  /**
   * What is hit or not hit as a whole: one delivery (the default), every delivery that shows one message, or every one of
   * one chat.
   */
  readonly unit?: FaultUnit;
  /** Whether it needs a connection to the target itself, since a proxy would undo it. Default: it does not. */
  needsWire?(args: Args): boolean;
  /** The time that such a delivery takes is ours, so it says nothing about the consumer. Under load it is not measured. */
  readonly takesTime?: true;
  /** It is about all that is sent, so each part of a run with several carries it out for itself. */
  readonly inEveryPart?: true;
  /** A consumer that refuses such a delivery with a 4xx is right to do so. */
  readonly mayRefuse?: true;
  /** Why it cannot be done here; undefined if it can. */
  problem?(args: Args, surroundings: Surroundings): FaultProblem | undefined;
}

/** What is hit or not hit as a whole. */
export type FaultUnit = 'delivery' | 'message' | 'chat';

/** Where a fault is to happen. */
export interface Surroundings {
  readonly policy: DeliveryPolicy;
  readonly target: Target;
}

/** Why a fault cannot be done, and what to do. */
export interface FaultProblem {
  readonly message: string;
  readonly hint: string;
}

/** A fault in how a delivery goes out: when, in which order, how often. It comes before the order of chats is kept. */
export interface DeliveryFault<Args> extends FaultEntry<Args> {
  readonly kind: 'delivery';
  /** Whether it decides when a delivery goes out, or sends more of them. What holds comes before what copies. */
  readonly stage: 'hold' | 'copy';
  /** Begins to watch the deliveries of a run. */
  begin(context: DeliveryContext): DeliveryWatch<Args>;
}

/** What a fault of deliveries has to work with. */
export interface DeliveryContext extends InterceptorContext {
  /** Resolves when the first try of a delivery begins. It must be asked for before the delivery is handed on. */
  tried(id: string): Promise<void>;
  /** The delivery waits on purpose: who waits for its answer to go on may go on now, unless the chat waits too. */
  held(delivery: Delivery, isChatHeld?: boolean): void;
}

/** Sees every delivery of a run, in order. Both must hand on, at once or later. */
export interface DeliveryWatch<Args> {
  /** One that the fault hits. */
  hit(delivery: Delivery, args: Args, next: Sender): Promise<Result>;
  /** One that it does not hit. Default: it is handed on. */
  pass?(delivery: Delivery, next: Sender): Promise<Result>;
}

/** A fault in one try: what is on the wire. */
export interface TryFault<Args> extends FaultEntry<Args> {
  readonly kind: 'try';
  /** It changes how the body is encoded, so it comes after all that changes what is in it. */
  readonly encodes?: true;
  /** Wraps a try. It is inside the signature: it sees the headers that go out. */
  layer(args: Args, next: Transport, context: LayerContext): Transport;
}

/** A fault in the body. It comes before the signature. */
export interface BodyFault<Args> extends FaultEntry<Args> {
  readonly kind: 'body';
  /**
   * Changes a parsed body in place: a copy that belongs to the caller. What is no webhook it leaves alone. `selects` says
   * which messages it is about; a value of such a message is changed in every row that carries it, in the same way in
   * every body. Gives whether anything was changed.
   */
  mutate(body: Json, args: Args, selects: (messageId: number) => boolean): boolean;
}

/** A parsed body. */
export type Json = Record<string, unknown>;

/** Any fault of the catalogue. */
export type FaultDefinition<Args = Record<string, unknown>> =
  DeliveryFault<Args> | TryFault<Args> | BodyFault<Args>;

/** The arguments of a fault without parameters. */
export type NoArgs = Readonly<Record<string, never>>;

/** Identity; infers the arguments from the parameters. */
export function defineDeliveryFault<Args extends object = NoArgs>(
  definition: DeliveryFault<Args>,
): DeliveryFault<Args> {
  return definition;
}

/** Identity; infers the arguments from the parameters. */
export function defineTryFault<Args extends object = NoArgs>(definition: TryFault<Args>): TryFault<Args> {
  return definition;
}

/** Identity; infers the arguments from the parameters. */
export function defineBodyFault<Args extends object = NoArgs>(definition: BodyFault<Args>): BodyFault<Args> {
  return definition;
}
