import { IqmockError } from '../../errors.ts';
import { tryParseDurationMs } from '../../env/units.ts';
import type { RateStage } from './schedule.ts';

const hint =
  'Write stages as duration:target with commas between, such as 30s:100/s,2m:1000/s for rates or 30s:10,2m:50 for virtual users.';

/** A ramp of rates, in events or chats per second, or of numbers of virtual users. */
export interface Ramp {
  readonly of: 'rates' | 'users';
  readonly stages: readonly RateStage[];
}

/**
 * A ramp from a text such as `30s:100/s,2m:1000/s`: within each duration the rate moves in a straight line to its target;
 * `0s:` jumps. Targets without `/s`, `/m` or `/h` are numbers of virtual users. Throws USAGE.
 */
export function parseStages(text: string): Ramp {
  const parts = text.split(',').map((part) => part.trim());
  const withUnit = parts.filter((part) => part.includes('/')).length;
  if (withUnit !== 0 && withUnit !== parts.length) {
    throw new IqmockError('USAGE', `--stages: "${text}" mixes rates and numbers of users.`, {
      hint: 'Give every target a unit (100/s) for rates, or none (10) for virtual users.',
    });
  }
  if (withUnit > 0) return { of: 'rates', stages: parts.map((part) => parseStage(part, parseTargetRate)) };
  return { of: 'users', stages: parts.map((part) => parseStage(part, parseCount)) };
}

function parseStage(part: string, parseTarget: (text: string) => number | undefined): RateStage {
  const [duration, target, ...rest] = part.split(':');
  // Elsewhere a bare number is milliseconds; here it would be a jump that nobody meant.
  if (duration !== undefined && /^\d+(\.\d+)?$/.test(duration) && Number(duration) > 0) {
    throw new IqmockError('USAGE', `--stages: "${part}" has a duration without a unit.`, {
      hint: `Write ${duration}s:${target ?? ''} for seconds, or ${duration}m:${target ?? ''} for minutes.`,
    });
  }
  const durationMs = tryParseDurationMs(duration ?? '');
  const targetPerSecond = parseTarget(target ?? '');
  if (durationMs === undefined || targetPerSecond === undefined || rest.length > 0) {
    throw new IqmockError('USAGE', `--stages: "${part}" is not a stage.`, { hint });
  }
  return { durationMs, targetPerSecond };
}

function parseTargetRate(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(?:\/(s|m|h))?$/.exec(text);
  if (match === null) return undefined;
  const seconds = match[2] === 'h' ? 3600 : match[2] === 'm' ? 60 : 1;
  return Number(match[1]) / seconds;
}

function parseCount(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
