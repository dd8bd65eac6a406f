import { checkGiven, emitterChecks, oneOf, type Check } from '../emitter/checks.ts';
import type { ServeOptions } from './options.ts';

const aFunction: Check = (value) => (typeof value === 'function' ? undefined : 'a function');
const aText: Check = (value) => (typeof value === 'string' && value !== '' ? undefined : 'a text');
const aSwitch: Check = (value) => (typeof value === 'boolean' ? undefined : 'true or false');
const texts: Check = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string') ? undefined : 'a list of texts';
const whole =
  (min: number, max: number): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= min && Number(value) <= max
      ? undefined
      : `a whole number from ${min} to ${max}`;

const { speed: _speed, faults: _faults, noCommands: _noCommands, ...shared } = emitterChecks;

const checks: Readonly<Record<keyof ServeOptions, Check>> = {
  ...shared,
  fault: () => undefined,
  port: whole(0, 65_535),
  host: aText,
  scenarios: (value) => (Array.isArray(value) ? undefined : 'a list of scenarios'),
  controlToken: aText,
  allowedHosts: texts,
  allowRemote: aSwitch,
  signup: oneOf('open', 'known'),
  onNotice: aFunction,
  state: aText,
  maxPending: whole(1, 10_000_000),
  keepMessages: whole(1, 10_000_000),
  maxUploadBytes: whole(1, 1_000_000_000),
  onAccess: aFunction,
  onBug: aFunction,
};

/** Throws USAGE for the first option that there is not, or that makes no sense. */
export function checkOptions(options: ServeOptions): void {
  checkGiven('startServer', options, checks);
}
