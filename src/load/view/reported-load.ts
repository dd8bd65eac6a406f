import { compareLoads, type LoadChange } from '../metrics/compare.ts';
import type { LoadResult } from '../record/load-result.ts';

/** A load run to report on, and the earlier one it is compared with. */
export interface ReportedLoad {
  readonly result: LoadResult;
  readonly baseline?: { readonly result: LoadResult; readonly changes: readonly LoadChange[] };
}

/** A load run with what changed since an earlier one. */
export function reportedLoad(result: LoadResult, before: LoadResult | undefined): ReportedLoad {
  if (before === undefined) return { result };
  return { result, baseline: { result: before, changes: compareLoads(result, before) } };
}
