import type { Lineage, ScenarioOutput } from '../webhook/webhook.ts';
import type { Player } from './player.ts';

/** What those who send a play need of it. */
export type Playable = Pick<Player, 'peek' | 'step' | 'branch'>;

/** Bytes of bodies that all plays of a run may hold together, some 25,000 bodies. */
const mostBytes = 128 * 1024 * 1024;

/** How much may still be held. */
export class HoldingRoom {
  bytesLeft: number;

  constructor(bytes = mostBytes) {
    this.bytesLeft = bytes;
  }
}

/** What came out of one move of a play. */
interface Held {
  readonly output: ScenarioOutput | undefined;
  readonly dueMs: number;
  readonly branch: Lineage | undefined;
}

/**
 * A play that is ahead of those who send it: it holds what came out, gives that first, and then goes on. So a scenario is
 * played once to find its mistakes and to be sent.
 */
export class HeldPlay implements Playable {
  private readonly player: Player;
  private readonly room: HoldingRoom;
  private held: (Held | undefined)[] = [];
  private next = 0;
  private bytes = 0;
  /** Whether all was held; otherwise it has to be played again. */
  isWhole = true;
  branch: Lineage | undefined = undefined;

  constructor(player: Player, room: HoldingRoom) {
    this.player = player;
    this.room = room;
  }

  /** Makes the next move ahead of time, and gives what came out of it. */
  stepAhead(): ScenarioOutput | undefined {
    const { player } = this;
    const dueMs = player.peek() ?? 0;
    const output = player.step();
    if (this.isWhole) this.hold({ output: settled(output), dueMs, branch: player.branch });
    return output;
  }

  peek(): number | undefined {
    return this.next < this.held.length ? this.held[this.next]?.dueMs : this.player.peek();
  }

  step(): ScenarioOutput | undefined {
    const held = this.held[this.next];
    if (held === undefined) {
      const output = this.player.step();
      this.branch = this.player.branch;
      return output;
    }
    // What was given is let go of.
    this.held[this.next++] = undefined;
    this.branch = held.branch;
    return held.output;
  }

  private hold(held: Held): void {
    const { output } = held;
    if (output === undefined && this.held.at(-1)?.output === undefined && this.held.length > 0) {
      // Of moves without an output, the last one says until when there is nothing to do.
      this.held.pop();
    }
    this.held.push(held);
    const size = output?.kind === 'webhook' ? output.body.length : 0;
    this.bytes += size;
    this.room.bytesLeft -= size;
    if (this.room.bytesLeft < 0) this.giveUp();
  }

  private giveUp(): void {
    this.isWhole = false;
    this.room.bytesLeft += this.bytes;
    this.held = [];
  }
}

/** An output that no later move of the play changes: its summary is of rows that may have other values then. */
function settled(output: ScenarioOutput | undefined): ScenarioOutput | undefined {
  if (output?.kind !== 'webhook') return output;
  const summary = output.summary();
  return { ...output, summary: () => summary };
}
