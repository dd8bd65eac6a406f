import { createRandom, type Random } from '../env/random.ts';
import { idKinds, visitIds, type IdKind } from '../model/ids.ts';
import { lowestOf, ordinarySpace } from '../world/ids.ts';
import { shiftUuid } from '../world/uuid.ts';
import { createIdMap, type IdMap, type IdPair } from './id-map.ts';

/** A webhook's body: its bytes, its text, or parsed. */
export type RebindBody = Uint8Array | string | object;

/** How bodies get other ids. */
export interface RebindOptions {
  /** Decides the new ids: the same bodies and seed give the same ones, so a consumer that remembers ids needs another in each run. */
  readonly seed: number | string;
  /** By how much every time moves, ms. Default: 0, the times stay. */
  readonly shiftMs?: number | undefined;
  /** Kinds whose ids stay as they are, e.g. `['Projects', 'Channels', 'Users']` for the same company. Default: none. */
  readonly keep?: readonly IdKind[] | undefined;
  /** Ids that must not be given, such as those of earlier copies. */
  readonly taken?: ReadonlySet<number | string> | undefined;
}

/** Bodies with other ids. */
export interface Rebound<Body extends RebindBody> {
  /** The bodies in their order and in the form in which they came. */
  readonly bodies: Body[];
  /** What became of each id, and the way back. */
  readonly ids: IdMap;
}

/**
 * Gives bodies other ids, the same way in all of them: the same conversation as another one, which a consumer that
 * knows the first takes for news. Pure: the bodies that are given stay as they are.
 *
 * The ids of a kind all move by the same amount, so they keep their order and what belonged together still does; no
 * two kinds share a new id. The name of a file changes in its row, in its path and in the messages that show it. Ids of
 * 0 mean "none" and stay; so do those of other systems, such as `CRMClientId`, by which a consumer finds its own
 * records. With `shiftMs` every time moves too, but Go's zero time, which means "never". What is no JSON, or no
 * webhook, comes back as it was; JSON text comes back without white space.
 * @example
 * const { bodies, ids } = rebind(recorded, { seed: runNumber });
 * const chatId = ids.renamed('Chats', 21);
 * expect(ids.restore(await consumer.chat(chatId))).toEqual(before);
 */
export function rebind<Body extends RebindBody>(
  bodies: readonly Body[],
  options: RebindOptions,
): Rebound<Body> {
  const plan = new Plan(options);
  for (const body of bodies) plan.note(parsedCopy(body));
  const pairs = plan.decide();
  const ids = createIdMap(pairs);
  const { shiftMs = 0 } = options;
  const rebound = bodies.map((body) => {
    const parsed = parsedCopy(body);
    if (parsed === undefined) return body;
    visitIds(parsed, {
      id: (kind, id) => ids.renamed(kind, id) ?? id,
      time: (ms) => ms + shiftMs,
    });
    return inFormOf(body, parsed);
  });
  return { bodies: rebound, ids };
}

/** The ids of the bodies, and what becomes of them. */
class Plan {
  private readonly options: RebindOptions;
  private readonly random: Random;
  private readonly seen = new Map<IdKind, Set<number | string>>();
  /** Ids that rows had or got. */
  private readonly known = new Set<number | string>();
  private highest = 0;

  constructor(options: RebindOptions) {
    this.options = options;
    this.random = createRandom(options.seed);
  }

  note(parsed: unknown): void {
    visitIds(parsed, {
      id: (kind, id) => {
        this.know(id);
        const ids = this.seen.get(kind);
        if (ids === undefined) this.seen.set(kind, new Set([id]));
        else ids.add(id);
        return id;
      },
    });
  }

  decide(): IdPair[] {
    return idKinds.flatMap((kind) => {
      const ids = [...(this.seen.get(kind) ?? [])];
      const pairs = ids.map((from) => ({ kind, from, to: from }));
      if (ids.length === 0 || this.options.keep?.includes(kind) === true) return pairs;
      const renamed = this.rename(kind, ids);
      for (const to of renamed) this.know(to);
      return pairs.map((pair, index) => ({ ...pair, to: renamed[index] ?? pair.to }));
    });
  }

  private know(id: number | string): void {
    this.known.add(id);
    if (typeof id === 'number') this.highest = Math.max(this.highest, id);
  }

  private rename(kind: IdKind, ids: readonly (number | string)[]): readonly (number | string)[] {
    const random = this.random.fork(`rebind ${kind}`);
    const isFree = (id: number | string): boolean => !this.known.has(id) && !this.isTaken(id);
    const range = rangeOf(ids);
    for (let draw = 0; draw < mostDraws; draw++) {
      const renamed = kind === 'Files' ? this.files(ids, random) : moved(ids, drawAmount(range, random));
      if (renamed.every(isFree)) return renamed;
    }
    // Too many ids are taken for random draws to find a gap: above them all there is one.
    return moved(ids, this.top() + 1 - range.lowest);
  }

  private isTaken(id: number | string): boolean {
    return this.options.taken?.has(id) === true;
  }

  private top(): number {
    let top = this.highest;
    for (const id of this.options.taken ?? []) if (typeof id === 'number') top = Math.max(top, id);
    return top;
  }

  /** Another node wrote the files: the end of a UUID is that of its writer. A name of another form gets a beginning. */
  private files(ids: readonly (number | string)[], random: Random): string[] {
    // Even, so that the bit that marks a generated node stays as it is.
    const mask = BigInt(random.integer(1, 0x7fff_ffff)) * 2n;
    return ids.map((id) => {
      const shifted = shiftUuid(String(id), this.options.shiftMs ?? 0);
      const match = /^([\da-f]{8}(?:-[\da-f]{4}){3}-)([\da-f]{12})(.*)$/s.exec(shifted);
      if (match === null) return `${mask.toString(16)}-${shifted}`;
      const [, time = '', node = '', rest = ''] = match;
      return `${time}${(BigInt(`0x${node}`) ^ mask).toString(16).padStart(12, '0')}${rest}`;
    });
  }
}

const mostDraws = 100;

/** By how much ids may move: far from any that a consumer may have. */
const amounts: readonly [number, number] = [1_000_000, 1_000_000_000];

/** Ids that would leave the space of ordinary ids come back into it further down, where those of runs begin. */
const wayBack = ordinarySpace - lowestOf(ordinarySpace);

interface Range {
  readonly lowest: number;
  readonly highest: number;
}

function rangeOf(ids: readonly (number | string)[]): Range {
  let lowest = Infinity;
  let highest = 0;
  for (const id of ids) {
    lowest = Math.min(lowest, Number(id));
    highest = Math.max(highest, Number(id));
  }
  return { lowest, highest };
}

/** By how much the ids of a kind move. */
function drawAmount({ lowest, highest }: Range, random: Random): number {
  const amount = random.integer(...amounts);
  const [least] = amounts;
  if (highest >= ordinarySpace || highest + amount < ordinarySpace) return amount;
  if (lowest + amount - wayBack >= least) return amount - wayBack;
  // They lie so far apart that few places are left to them.
  const last = ordinarySpace - 1 - (highest - lowest);
  return last >= 2 * least ? random.integer(least, last) - lowest : amount;
}

function moved(ids: readonly (number | string)[], amount: number): number[] {
  return ids.map((id) => {
    const to = Number(id) + amount;
    return Number.isSafeInteger(to) ? to : Number(id) - amount;
  });
}

/** A copy that may be changed; undefined for what is no JSON of a webhook. */
function parsedCopy(body: RebindBody): object | undefined {
  if (!isText(body)) return structuredClone(body);
  try {
    const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && 'ChatEvent' in parsed ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isText(body: RebindBody): body is Uint8Array | string {
  return typeof body === 'string' || body instanceof Uint8Array;
}

function inFormOf<Body extends RebindBody>(body: Body, parsed: object): Body {
  if (!isText(body)) return parsed as Body;
  const text = JSON.stringify(parsed);
  return (typeof body === 'string' ? text : Buffer.from(text, 'utf8')) as unknown as Body;
}
