import { IqmockError } from '../../errors.ts';
import { checkFaults } from '../../delivery/faults/engine/resolve.ts';
import { definitionOf } from '../../delivery/faults/engine/plan.ts';
import type { Fault } from '../../webhook/fault.ts';
import type { DeliveryPolicy } from '../../delivery/policy.ts';
import type { Target } from '../../delivery/target.ts';
import type { MixItem } from '../engine/virtual-clients.ts';

/** The faults of a run: those of its policy, and those that its scenarios and their steps ask for. */
export function faultsOfRun(policy: DeliveryPolicy, mix: readonly MixItem[]): readonly Fault[] {
  return [...policy.faults, ...mix.flatMap(({ scenario }) => scenario.allFaults)];
}

/** Throws USAGE if a fault cannot be carried out there, or not by several parts. */
export function checkLoadFaults(
  faults: readonly Fault[],
  {
    target,
    policy,
    parts,
  }: { readonly target: Target; readonly policy: DeliveryPolicy; readonly parts: number },
): void {
  checkFaults(faults, { target, policy });
  for (const fault of faults) {
    const isDrawn = fault.selection.share !== undefined;
    if (parts === 1 || !isDrawn || definitionOf(fault).inEveryPart !== true) continue;
    throw new IqmockError(
      'USAGE',
      `The fault ${fault.text} would hit only some of the ${parts} parts of this run.`,
      {
        hint: `Limit it in each part: ${fault.name}@first=1. Or use one worker, and no shards.`,
      },
    );
  }
}
