import { createRandom, type Random } from '../env/random.ts';
import { phoneCount } from './phone.ts';

/** The kinds of id the server counts, each in its own sequence. */
export const idSequences = [
  'project',
  'channel',
  'user',
  'client',
  'chat',
  'ticket',
  'event',
  'message',
  'ticket_message',
  'field',
] as const;

/** One of the id sequences. */
export type IdSequence = (typeof idSequences)[number];

/** Numbers that are no id of the platform and yet belong to one client alone: in the customer's CRM, in a network, on the phone. */
export const numberKinds = ['crm', 'network', 'phone'] as const;

/** One of these numbers. */
export type NumberKind = (typeof numberKinds)[number];

/** Which of several generators of one run this is, counted from 0: their ids interleave and never collide. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/**
 * A generator among others whose number nobody knows, such as the workers of a Locust master: each has a stretch of ids of
 * its own in a block that belongs to all that know the same number.
 */
export interface IdShare {
  /** Drawn at random where a group of generators begins, such as with a new master. */
  readonly block: number;
  /** Counted from 0. */
  readonly index: number;
}

/** What decides the ids of a run. The same request gives the same ids; any difference gives others. */
export interface IdRequest {
  /** When the run starts, ms UTC. */
  readonly startMs: number;
  readonly seed: number;
  /** The scenario's name: several scenarios of a run share start and seed. */
  readonly name?: string;
  /** Distinguishes runs that start in the same millisecond: `--ids`. Default 0. */
  readonly ids?: number;
  readonly shard?: Shard;
  readonly place?: IdShare;
  /** How many ids of one kind the whole run may need. Default: as many as any scenario played once. */
  readonly need?: number;
}

/** Where the sequences of a run begin, and by what they grow. */
export interface IdBlock {
  readonly step: number;
  /** The first id of a kind, in this shard. */
  first(kind: IdSequence): number;
  /** The nth number of a kind that this shard gives out, counted from 0. */
  number(kind: NumberKind, nth: number): number;
  /** How many of all shards together came before the nth of this one. */
  ordinal(nth: number): number;
  /** Chance that is new in each run, for what else must not come again. */
  readonly random: Random;
}

/** Up to this need, all ids fit into 31 bits. */
const ordinaryNeed = 2 ** 20;
/** Ids of ordinary runs lie below this. */
export const ordinarySpace = 2 ** 31;
/** How many times the need a space is, so that two runs hardly ever share an id (docs/decisions/0012). */
const roominess = 2000;
const largestSpace = 2 ** 52;
/** What a generator with a fixed place gets unless it needs more, and how many places a block has. */
const stretchOfPlace = 2 ** 30;
const places = 1024;

/** Numbers in networks have nine digits, as those of people who came in the last ten years. */
const networkNumbers = { from: 100_000_000, count: 900_000_000 };
const phoneNumbers = { from: 0, count: phoneCount };
/** Has no divisor in common with these counts, so that its multiples run through all numbers. */
const stride = 7_654_321;

/** Gives a run its block of ids. */
export function allocateIds(request: IdRequest): IdBlock {
  const { startMs, seed, name = '', ids = 0, shard = { index: 0, of: 1 }, place } = request;
  const whole = createRandom(`ids ${Math.floor(startMs)} ${seed} ${ids} ${place?.block ?? ''} ${name}`);
  const own = whole.fork(`shard ${shard.index} of ${shard.of}, place ${place?.index ?? 0}`);
  const { space, need, stretch } = roomOf(request);
  const offset = (place?.index ?? 0) * stretch + shard.index;
  const ordinal = (nth: number): number => nth * shard.of + shard.index;
  // Numbers of the CRM lie below all ids, so that none of them is one.
  const crm = draw(whole.fork('crm'), ordinaryNeed, lowestOf(space) - need);
  const start = { network: own.fork('network').seed, phone: own.fork('phone').seed };
  if (place === undefined) {
    start.network = whole.fork('network').seed;
    start.phone = whole.fork('phone').seed;
  }
  return {
    step: shard.of,
    first: (kind) => draw(whole.fork(kind), lowestOf(space), space - need) + offset,
    number(kind, nth) {
      if (kind === 'crm') return crm + offset + nth * shard.of;
      const { from, count } = kind === 'network' ? networkNumbers : phoneNumbers;
      return from + ((start[kind] + (ordinal(nth) % count) * stride) % count);
    },
    ordinal,
    random: own,
  };
}

/** Where the ids of a space begin: what is below is left to numbers of the CRM. */
export function lowestOf(space: number): number {
  return space / 4;
}

/** The space that ids are drawn from: a power of two, the larger the more are needed. */
function roomOf({ need = ordinaryNeed, place }: IdRequest): {
  readonly space: number;
  readonly need: number;
  readonly stretch: number;
} {
  if (place !== undefined) {
    const stretch = Math.max(stretchOfPlace, 2 ** Math.ceil(Math.log2(need)));
    return { space: largestSpace, need: Math.min(stretch * places, largestSpace / 8), stretch };
  }
  const wanted = Math.max(need, ordinaryNeed);
  let space = ordinarySpace;
  while (space < wanted * roominess && space < largestSpace) space *= 2;
  return { space, need: Math.min(wanted, largestSpace / 8), stretch: 0 };
}

/** A whole number from `from` up to `to`, `to` left out. Two draws, as one has 32 bits. */
function draw(random: Random, from: number, to: number): number {
  const fraction = random.next() + random.next() / 2 ** 32;
  return from + Math.floor((fraction % 1) * (to - from));
}
