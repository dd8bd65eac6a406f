import type { Delivery } from '../../delivery.ts';

/** What a delivery belongs to: one play of a scenario, or one recording. */
export interface FaultyPlay {
  /** The same in each run of the seed. */
  readonly name: string;
}

/** What a fault may hit besides single deliveries. */
type Kind = 'chat' | 'message';

/**
 * Names chats and messages for chance by their place in what is played, since ids differ from run to run. Without a play
 * the id stands for itself.
 */
export class ChanceNames {
  private readonly places = new WeakMap<FaultyPlay, Map<string, number>>();

  of(play: FaultyPlay | undefined, kind: Kind, id: number): string {
    if (play === undefined) return `${kind} ${id}`;
    let places = this.places.get(play);
    if (places === undefined) this.places.set(play, (places = new Map<string, number>()));
    const key = `${kind} ${id}`;
    let place = places.get(key);
    if (place === undefined) places.set(key, (place = places.size));
    return `${kind} ${play.name}/${place}`;
  }
}

/** What names a delivery for chance. */
export function chanceKey({ id, chanceName = id }: Delivery): string {
  return `delivery ${chanceName}`;
}
