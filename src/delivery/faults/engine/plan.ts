import type { Delivery } from '../../delivery.ts';
import { faults as catalogue } from '../index.gen.ts';
import type { FaultDefinition, Json } from '../parts/definition.ts';
import { encodeFaultyBody } from '../parts/encode-body.ts';
import type { Fault } from '../../../webhook/fault.ts';
import { messageIdsOf } from '../parts/rows.ts';
import { faultText } from './text.ts';
import { ChanceNames, chanceKey, type FaultyPlay } from '../parts/chance-names.ts';
import type { Chooser } from './choose.ts';
import { isObject, ownValue } from '../../../own.ts';

/** A fault that hits a delivery, with its definition. */
export interface Hit {
  readonly fault: Fault;
  readonly definition: FaultDefinition;
}

/** A delivery of which is known what is asked to happen to it, and what will. */
export interface FaultyDelivery extends Delivery {
  /** What it belongs to, by which its chats and messages are named for chance. */
  readonly play?: FaultyPlay;
  /** What its step and its scenario ask for. */
  readonly requested?: readonly Fault[];
  /** What hits it. */
  readonly hits?: readonly Hit[];
}

/** How many messages and chats that a step asked a fault for are remembered. */
const mostFollowed = 10_000;

/** Decides what hits each delivery, and changes its body. */
export class Planner {
  private readonly runWide: readonly Fault[];
  private readonly chooser: Chooser;
  private readonly isCounting: boolean;
  private readonly names = new ChanceNames();
  /** Faults of steps that go on with the message or chat that they began with, by its key. */
  private readonly followed = new Map<string, Fault[]>();

  /** @param isCounting false for a part of a run if another part does the counting of `@first=N` */
  constructor(runWide: readonly Fault[], chooser: Chooser, isCounting = true) {
    this.runWide = runWide;
    this.chooser = chooser;
    this.isCounting = isCounting;
  }

  /** The delivery with all that will happen to it; the one that was given if nothing will. */
  plan(delivery: FaultyDelivery): FaultyDelivery {
    const candidates = this.candidates(delivery);
    if (candidates.length === 0) return delivery;
    const body = new LazyBody(delivery.body);
    const hits = candidates
      .map((fault) => ({ fault, definition: definitionOf(fault) }))
      .filter((hit) => this.concerns(hit, delivery) && this.hit(hit, delivery, body));
    if (hits.length === 0) return delivery;
    return {
      ...delivery,
      hits,
      body: body.bytes,
      faults: [...(delivery.faults ?? []), ...hits.map(wordsOf)],
      ...(hits.some(({ definition }) => definition.mayRefuse) ? { mayRefuse: true as const } : {}),
    };
  }

  private concerns({ fault, definition }: Hit, { type }: Delivery): boolean {
    const isElsewhere = fault.selection.first !== undefined && !this.isCounting;
    if (isElsewhere && definition.inEveryPart !== true) return false;
    return this.chooser.concerns(fault, type);
  }

  private candidates(delivery: FaultyDelivery): readonly Fault[] {
    const { requested = [] } = delivery;
    if (requested.length === 0 && this.followed.size === 0) return this.runWide;
    const followed = this.followed.size === 0 ? [] : this.followedBy(delivery);
    return [...new Set([...this.runWide, ...requested, ...followed])];
  }

  private followedBy(delivery: Delivery): Fault[] {
    const keys = [chatKey(delivery), ...messageIdsOf(parsed(delivery.body) ?? {}).map(messageKey)];
    return keys.flatMap((key) => this.followed.get(key) ?? []);
  }

  /** Whether the fault hits; if it is one of bodies, the body is changed. */
  private hit({ fault, definition }: Hit, delivery: FaultyDelivery, body: LazyBody): boolean {
    const { unit = 'delivery' } = definition;
    const isOwn = delivery.requested?.includes(fault) === true;
    const { play, chatId } = delivery;
    const choose = (key: string): boolean => this.chooser.hits(fault, key);
    if (unit === 'message') {
      const ids = messageIdsOf(body.parsed ?? {});
      const chosen = new Set(ids.filter((id) => choose(this.names.of(play, 'message', id))));
      if (isOwn) for (const id of chosen) this.follow(messageKey(id), fault);
      return chosen.size > 0 && body.change(hitBody(definition, fault, (id) => chosen.has(id)));
    }
    const isChat = unit === 'chat';
    if (!choose(isChat ? this.names.of(play, 'chat', chatId) : chanceKey(delivery))) return false;
    if (isOwn && isChat) this.follow(chatKey(delivery), fault);
    return definition.kind !== 'body' || body.change(hitBody(definition, fault, () => true));
  }

  private follow(key: string, fault: Fault): void {
    const known = this.followed.get(key) ?? [];
    if (!known.includes(fault)) this.followed.set(key, [...known, fault]);
    const [oldest] = this.followed.keys();
    if (this.followed.size > mostFollowed && oldest !== undefined) this.followed.delete(oldest);
  }
}

/** The definition of a fault that was read. */
export function definitionOf({ name }: Fault): FaultDefinition {
  return ownValue(catalogue, name) as FaultDefinition;
}

/** What is done, in a few words: the fault without its selection. */
function wordsOf({ fault, definition }: Hit): string {
  return faultText(definition, fault.args, {});
}

const chatKey = ({ chatId }: Delivery): string => `chat ${chatId}`;
const messageKey = (id: number): string => `message ${id}`;

function hitBody(
  definition: FaultDefinition,
  { args }: Fault,
  selects: (id: number) => boolean,
): (body: Json) => boolean {
  return (body) => definition.kind === 'body' && definition.mutate(body, args, selects);
}

/** A body that is parsed and written only if something asks for it. */
class LazyBody {
  private readonly original: Uint8Array;
  private tree: Json | undefined;
  private changed = false;

  constructor(original: Uint8Array) {
    this.original = original;
  }

  get parsed(): Json | undefined {
    return (this.tree ??= parsed(this.original));
  }

  get bytes(): Uint8Array {
    return this.changed ? encodeFaultyBody(this.tree) : this.original;
  }

  change(mutate: (body: Json) => boolean): boolean {
    const body = this.parsed;
    if (body === undefined || !mutate(body)) return false;
    this.changed = true;
    return true;
  }
}

function parsed(body: Uint8Array): Json | undefined {
  try {
    const value: unknown = JSON.parse(
      Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'),
    );
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
