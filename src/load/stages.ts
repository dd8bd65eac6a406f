import { IqmockError } from '../errors.ts';
import { tryParseDurationMs } from '../env/units.ts';
import type { Stage } from './schedule.ts';

const hint = 'Write stages as duration:target with commas between, such as 30s:100/s,2m:1000/s.';

/**
 * Stages of a ramp from a text such as `30s:100/s,2m:1000/s`: within each duration the rate moves in a straight line to
 * its target; `0s:` jumps. The `/s` may be `/m` or `/h`. Throws USAGE.
 */
export function parseStages(text: string): Stage[] {
  return text.split(',').map((part) => parseStage(part.trim(), parseTargetRate));
}

/** Stages of a number of virtual clients, such as `30s:10,2m:50`; `targetPerSecond` holds the number. Throws USAGE. */
export function parseVuStages(text: string): Stage[] {
  return text.split(',').map((part) => parseStage(part.trim(), parseCount));
}

function parseStage(part: string, parseTarget: (text: string) => number | undefined): Stage {
  const [duration, target, ...rest] = part.split(':');
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
