import type { Model } from '../load/engine/models/model.ts';

/** A model whose number of users is set while it runs. */
export interface LiveModel extends Model {
  /** How many users there are right now; those who end their last chat count too. */
  readonly users: number;
  /** From the next pump on there are this many users; one that is taken away may end the chat within `graceMs`. */
  setUsers(count: number, graceMs: number): void;
}
