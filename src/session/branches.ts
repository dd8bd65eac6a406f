import type { Clock } from '../env/clock.ts';
import type { Lineage, ScenarioOutput, Webhook } from '../webhook/webhook.ts';
import { Bag } from './bag.ts';

/** What the branches of a play do with what comes out of them. Times are those of the run's monotonic clock. */
export interface BranchTools {
  readonly clock: Clock;
  /** Whether nothing is waited for: everything is due at once. */
  readonly isUnpaced: boolean;
  readonly stop: AbortSignal | undefined;
  isOver(): boolean;
  /** Something went wrong that no consumer can bring about. */
  fail(error: unknown): void;
  /** Hands a webhook over; at once, unless it has to wait for room. */
  deliver(webhook: Webhook, dueMs: number): Delivered | Promise<Delivered>;
  /** Asks the consumer's own side, or prepares it. */
  ask(effect: ScenarioOutput & { readonly kind: 'effect' }): Promise<void>;
}

/** A webhook that was handed over. */
export interface Delivered {
  /** Resolves when it has its outcome. */
  readonly settled: Promise<unknown>;
}

/** More than this is not made ahead while branches wait for their questions. */
const mostWaiting = 1000;

/** One branch: what came out of it and has to wait, because a question before it is not answered yet. */
interface Lane {
  readonly parent: Lane | undefined;
  readonly children: Set<Lane>;
  /** How much later than planned it is, through the questions that it waited for. */
  delayMs: number;
  /** Its own webhooks without an outcome. */
  readonly open: Bag<Promise<unknown>>;
  /** Resolves when all that has come out of it so far is handed over; undefined when nothing waits. */
  busy: Promise<void> | undefined;
}

/**
 * Sends what comes out of a play. A question (a probe, a request) holds back its own branch alone, and is asked when what
 * that branch sent before is settled; other branches go on meanwhile. What is made does not depend on how long questions
 * take: bodies are made in the scenario's own time, and only sent later.
 */
export class Branches {
  private readonly tools: BranchTools;
  /** A branch that is over is forgotten. */
  private readonly lanes = new WeakMap<Lineage, Lane>();
  private readonly busy = new Set<Lane>();
  private readonly root: Lineage = { parent: undefined };
  private waiting = 0;
  private onRoom: () => void = () => undefined;

  constructor(tools: BranchTools) {
    this.tools = tools;
  }

  /** Takes what came out of a branch, due at `dueMs`. A promise where the next has to wait to be taken. */
  take(branch: Lineage | undefined, output: ScenarioOutput, dueMs: number): Promise<void> | undefined {
    const lane = this.laneOf(branch);
    const before = this.waiting === 0 ? [] : [lane.busy, ...waitsOf(lane)].filter((one) => one !== undefined);
    if (before.length === 0) fold(lane);
    if (output.kind === 'webhook' && before.length === 0 && lane.delayMs === 0)
      return this.deliver(lane, output, dueMs);
    return this.takeLater(lane, output, { before, dueMs });
  }

  private async takeLater(
    lane: Lane,
    output: ScenarioOutput,
    { before, dueMs }: { readonly before: readonly Promise<void>[]; readonly dueMs: number },
  ): Promise<void> {
    this.waiting += 1;
    this.busy.add(lane);
    const done: Promise<void> = Promise.all(before)
      .then(() => this.handle(lane, output, dueMs))
      .catch((error: unknown) => this.tools.fail(error))
      .finally(() => {
        this.waiting -= 1;
        if (lane.busy === done) {
          lane.busy = undefined;
          this.busy.delete(lane);
        }
        this.onRoom();
      });
    lane.busy = done;
    while (this.waiting >= mostWaiting) await new Promise<void>((resolve) => (this.onRoom = resolve));
  }

  /** Resolves when nothing waits any more. */
  async done(): Promise<void> {
    while (this.busy.size > 0) await Promise.all([...this.busy].flatMap(({ busy }) => busy ?? []));
  }

  private async handle(lane: Lane, output: ScenarioOutput, dueMs: number): Promise<void> {
    const { clock, isUnpaced, stop } = this.tools;
    fold(lane);
    const waitMs = dueMs + lane.delayMs - clock.monotonic();
    if (!isUnpaced && waitMs > 0) await clock.sleep(waitMs, stop);
    if (this.tools.isOver()) return;
    if (output.kind === 'webhook') return this.deliver(lane, output, dueMs + lane.delayMs);
    const startMs = clock.monotonic();
    await Promise.all(openOf(lane));
    if (!this.tools.isOver()) await this.tools.ask(output);
    lane.delayMs += clock.monotonic() - startMs;
  }

  private deliver(lane: Lane, webhook: Webhook, dueMs: number): Promise<void> | undefined {
    const delivered = this.tools.deliver(webhook, dueMs);
    if (delivered instanceof Promise) return delivered.then(({ settled }) => keepOpen(lane, settled));
    // Nothing is waited for, as is most often so: a promise for each webhook would cost as much as all else here.
    keepOpen(lane, delivered.settled);
    return undefined;
  }

  private laneOf(branch: Lineage = this.root): Lane {
    const known = this.lanes.get(branch);
    if (known !== undefined) return known;
    const parent = branch.parent === undefined ? undefined : this.laneOf(branch.parent);
    const lane: Lane = {
      parent,
      children: new Set(),
      delayMs: parent?.delayMs ?? 0,
      open: new Bag(),
      busy: undefined,
    };
    parent?.children.add(lane);
    this.lanes.set(branch, lane);
    return lane;
  }
}

/** Takes what is left of the branches that a branch parted into: they are over when it goes on. */
function fold(lane: Lane): void {
  for (const child of lane.children) {
    fold(child);
    lane.delayMs = Math.max(lane.delayMs, child.delayMs);
    for (const settled of child.open.items()) keepOpen(lane, settled);
  }
  lane.children.clear();
}

function keepOpen({ open }: Lane, settled: Promise<unknown>): void {
  const takeOut = open.add(settled);
  void settled.then(takeOut, takeOut);
}

/** What must be over before anything more comes out of a branch: what it parted from, and the branches that it parted into. */
function waitsOf(lane: Lane): Promise<void>[] {
  const above: Promise<void>[] = [];
  for (let { parent } = lane; parent !== undefined; { parent } = parent)
    if (parent.busy !== undefined) above.push(parent.busy);
  return [...above, ...below(lane).flatMap(({ busy }) => busy ?? [])];
}

/** Webhooks without an outcome that came before what comes now out of a branch. */
function openOf(lane: Lane): Promise<unknown>[] {
  const open = [lane, ...below(lane)].flatMap((one) => one.open.items());
  for (let { parent } = lane; parent !== undefined; { parent } = parent) open.push(...parent.open.items());
  return open;
}

function below(lane: Lane): Lane[] {
  return [...lane.children].flatMap((child) => [child, ...below(child)]);
}
