import type { Output } from './output.ts';

/** One part of what is generated. */
export interface Writer {
  /** What it makes, for messages. */
  readonly makes: string;
  write(): Output | readonly Output[] | Promise<Output | readonly Output[]>;
}

/** What came of some writers. */
export interface Outcome {
  /** Files whose text on disk is not what it should be. */
  readonly stale: readonly Output[];
  /** Writers that failed, each as a line. One broken room does not keep the others from being written. */
  readonly failures: readonly string[];
}

/** Runs writers and compares what they make with what is there. */
export async function findStale(
  writers: readonly Writer[],
  readIfAny: (path: string) => string | undefined,
): Promise<Outcome> {
  const stale: Output[] = [];
  const failures: string[] = [];
  for (const { makes, write } of writers) {
    try {
      const outputs = [await write()].flat();
      stale.push(...outputs.filter(({ path, text }) => readIfAny(path) !== text));
    } catch (error) {
      failures.push(`cannot make ${makes}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { stale, failures };
}
