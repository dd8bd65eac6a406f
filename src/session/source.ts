import type { Fault } from '../webhook/fault.ts';
import type { Lineage, ScenarioOutput } from '../webhook/webhook.ts';
import type { Playable } from '../scenario/held-play.ts';

/** Where webhooks come from: a scenario being played, a recording. Times count from the start of the source. */
export interface Source {
  readonly name: string;
  /** What its webhooks may ask to go wrong on purpose. */
  readonly faults?: readonly Fault[];
  /** When the next thing is due, ms; undefined when it is over. */
  peek(): number | undefined;
  /** Does the next thing; undefined if it was only a pause. */
  step(): ScenarioOutput | undefined;
  /** The branch from which the last thing came, where there are several. */
  branch?(): Lineage | undefined;
}

/** A scenario being played, as a source. */
export function playedSource(name: string, player: Playable, faults: readonly Fault[] = []): Source {
  return {
    name,
    faults,
    peek: () => player.peek(),
    step: () => player.step(),
    branch: () => player.branch,
  };
}

/** The same source, so much faster than its own time. */
export function faster(source: Source, speed: number): Source {
  return {
    ...source,
    peek() {
      const dueMs = source.peek();
      return dueMs === undefined ? undefined : dueMs / speed;
    },
  };
}

/** What the ids of a source's deliveries begin with: its name, made unique in the run where a scenario is played twice. */
export function idPrefix(sources: readonly Source[], index: number): string {
  const name = sources[index]?.name ?? '';
  const earlier = sources.slice(0, index).filter((source) => source.name === name).length;
  return earlier === 0 ? name : `${name}~${earlier + 1}`;
}
