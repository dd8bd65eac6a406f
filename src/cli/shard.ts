import { IqmockError } from '../errors.ts';
import type { Host } from '../env/host.ts';
import type { LoadOptions } from '../load/plan/load-options.ts';

/** The options of `load` that decide which shard it is, and what all shards agree on. */
interface ShardValues {
  readonly shard?: string | undefined;
  readonly startAt?: string | undefined;
  readonly start?: number | undefined;
  readonly ids?: number | 'fresh' | undefined;
}

/** Machines that share a run must begin their ids at the same moment. Throws USAGE if none is given. */
export async function shardOf(host: Host, values: ShardValues): Promise<LoadOptions['shard']> {
  const { parseShard, shardFromEnvironment } = await import('../load/plan/load-options.ts');
  const shard = values.shard === undefined ? shardFromEnvironment(host.env) : parseShard(values.shard);
  if (shard === undefined || shard.of === 1) return shard;
  if (values.startAt === undefined && values.start === undefined) {
    throw new IqmockError('USAGE', 'Shards need a common --start-at, or a common --start.', {
      hint: 'Give all of them the same moment, such as --start-at 2026-03-02T09:00:00Z: their ids follow from it, so that no two are equal.',
    });
  }
  if (values.ids !== 'fresh') return shard;
  throw new IqmockError('USAGE', 'Shards cannot have fresh ids, each its own.', {
    hint: 'Give all of them the same number, such as --ids 7, or leave --ids out.',
  });
}

/** Shards without a given seed derive the same one from the moment they share. */
export function commonSeed({ start, startAt }: ShardValues): number {
  const moment = start ?? momentOf(startAt ?? '');
  return 1 + (Math.floor(moment / 1000) % 999_999);
}

/** The moment of `--start-at`, ms UTC. Throws USAGE. */
export function momentOf(text: string): number {
  const ms = /^\d{12,}$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isSafeInteger(ms)) return ms;
  throw new IqmockError('USAGE', `--start-at: "${text}" is not a moment.`, {
    hint: 'Write 2026-03-02T09:00:00Z, or UTC milliseconds.',
  });
}
