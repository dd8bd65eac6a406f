import { inspect } from 'node:util';
import { IqmockError, suggest } from '../errors.ts';
import type { PolicyOptions } from '../delivery/policy-options.ts';
import type { OrderScope, PresetName } from '../delivery/policy.ts';
import type { SceneOptions } from '../events/scene.ts';
import { eraNames, type EraName } from '../model/spec.ts';
import type { Expectation } from '../scenario/output.ts';
import { tryParseStart } from '../scenario/start-time.ts';
import { topicNames, type TopicName } from '../world/phrasebook/topic.ts';

/** What decides the bytes of a simulated tenant. What is left out comes from the scenario, then from the default. */
export interface TenantOptions {
  /** The same seed, with the same start, gives the same bytes. Default: 1. */
  readonly seed?: number | undefined;
  /**
   * Decides the ids, with seed and start. Default: `fresh`, or 0 where the start is given, so that the same bytes come again.
   */
  readonly ids?: number | 'fresh' | undefined;
  /** The era of the wire format. Default: 2023. */
  readonly profile?: EraName | undefined;
  /** The language of what is made up. Default: ru. */
  readonly locale?: 'ru' | 'en' | undefined;
  /** What the tenant's clock shows at the start: ms UTC, a Date, or a text such as `2024-03-01T09:00:00Z`. Default: now. A given start gives the same ids each time. */
  readonly start?: number | Date | string | undefined;
  /** Which rows travel in Rels. Default: `closed`, every row that an id refers to; `documented` in the era 2018. */
  readonly rels?: 'documented' | 'closed' | undefined;
}

/** What may be said of one play. */
export interface PlayOptions extends TenantOptions {
  /**
   * Changes of the payloads: from a path such as `Rels.Clients[0].Name`, or `question.ChatEvent.Actor` for the step
   * whose `as` is `question`, to any value. A path that hits nothing throws OVERRIDE before anything is sent.
   */
  readonly set?: Readonly<Record<string, unknown>> | undefined;
}

/** What may be said of one event that is sent by itself. */
export interface TriggerOptions extends SceneOptions, PlayOptions {
  /** What made-up texts are about. Default: drawn from the seed. */
  readonly topic?: TopicName;
  /** What is expected of the answer. Default: a 2xx in time. */
  readonly expect?: Expectation | undefined;
}

/** How an emitter is made. The delivery options of the command line are here too, under the same names. */
export interface EmitterOptions extends PolicyOptions, TenantOptions {
  /** Where webhooks go: a URL, `localhost:3000/hook`, `unix:/path/to.sock:/hook`, or a port of this machine. */
  readonly to: string | number;
  /** How many times faster than the scenario's own time. Default: `max`, without any waiting. */
  readonly speed?: number | 'max' | undefined;
  /** A set of defaults for delivery. Default: `default`. */
  readonly policy?: PresetName | undefined;
  /** Which webhooks wait for each other. Default: those of a chat. */
  readonly order?: OrderScope | undefined;
}

/** Says what is wrong with a value; undefined if nothing is. */
export type Check = (value: unknown) => string | undefined;

/** Checks that a value is one of a few words. */
export const oneOf =
  (...known: readonly string[]): Check =>
  (value) =>
    known.includes(value as string) ? undefined : `one of ${known.join(', ')}`;

const isSeed = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 32;
const isSpeed = (value: unknown): boolean => value === 'max' || (Number.isFinite(value) && Number(value) > 0);

const tenantChecks: Readonly<Record<keyof TenantOptions, Check>> = {
  seed: (value) => (isSeed(value) ? undefined : 'a whole number from 0 to 4294967295'),
  ids: (value) =>
    value === 'fresh' || isSeed(value) ? undefined : 'fresh, or a whole number from 0 to 4294967295',
  profile: oneOf(...eraNames),
  locale: oneOf('ru', 'en'),
  start: (value) => (startMsOf(value) === undefined ? 'a moment of this century' : undefined),
  rels: oneOf('documented', 'closed'),
};

const playChecks: Readonly<Record<keyof PlayOptions, Check>> = {
  ...tenantChecks,
  set: (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? undefined
      : 'an object, from path to value',
};

/** What the rooms below check themselves, with the same sentences as on the command line. */
const checkedBelow: Check = () => undefined;

/** What each option of an emitter must be. */
export const emitterChecks: Readonly<Record<keyof EmitterOptions, Check>> = {
  ...tenantChecks,
  to: (value) =>
    (typeof value === 'string' && value !== '') || typeof value === 'number' ? undefined : 'a URL or a port',
  speed: (value) => (isSpeed(value) ? undefined : 'a number above 0, or max'),
  policy: checkedBelow,
  timeout: checkedBelow,
  retries: checkedBelow,
  backoff: checkedBelow,
  retryOn: checkedBelow,
  order: checkedBelow,
  concurrency: checkedBelow,
  header: checkedBelow,
  bearer: checkedBelow,
  basic: checkedBelow,
  insecure: checkedBelow,
  ca: checkedBelow,
  cert: checkedBelow,
  key: checkedBelow,
  sign: checkedBelow,
  signSecret: checkedBelow,
  proxy: checkedBelow,
  maxResponse: checkedBelow,
  mask: (value) =>
    Array.isArray(value) && value.every((name) => typeof name === 'string') ? undefined : 'a list of names',
};

const triggerChecks: Readonly<Record<keyof TriggerOptions, Check>> = {
  ...playChecks,
  by: oneOf('client', 'operator'),
  text: (value) => (typeof value === 'string' ? undefined : 'a text'),
  form: oneOf('text', 'file', 'image', 'voice'),
  reply: (value) => (typeof value === 'boolean' ? undefined : 'true or false'),
  topic: oneOf(...topicNames),
  expect: checkedBelow,
};

/** Throws USAGE for the first option that there is not, or that makes no sense. */
export function checkEmitterOptions(options: EmitterOptions): void {
  checkGiven('createEmitter', options, emitterChecks);
  if ((options as Partial<EmitterOptions> | undefined)?.to === undefined) {
    throw new IqmockError('USAGE', 'createEmitter: "to" is missing.', {
      hint: 'Say where webhooks go, such as { to: server.url }.',
    });
  }
}

/** Throws USAGE for the first option of a play that there is not, or that makes no sense. */
export function checkPlayOptions(caller: string, options: PlayOptions): void {
  checkGiven(caller, options, playChecks);
}

/** Throws USAGE for the first option of a trigger that there is not, or that makes no sense. */
export function checkTriggerOptions(options: TriggerOptions): void {
  checkGiven('trigger', options, triggerChecks);
}

/** UTC milliseconds of a start; undefined if it is no moment of this century. */
export function startMsOf(start: unknown): number | undefined {
  if (start instanceof Date) return tryParseStart(start.getTime());
  return typeof start === 'number' || typeof start === 'string' ? tryParseStart(start) : undefined;
}

/**
 * Throws USAGE for the first option that there is not, or that makes no sense. Without TypeScript nothing else would tell of
 * a slip of the pen, and a test would test something else.
 */
export function checkGiven(caller: string, options: object, checks: Readonly<Record<string, Check>>): void {
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(checks, name)) {
      throw new IqmockError('USAGE', `${caller}: there is no option "${name}".`, {
        hint: suggest(name, Object.keys(checks)),
      });
    }
    const wanted = value === undefined ? undefined : checks[name]?.(value);
    if (wanted !== undefined) {
      throw new IqmockError('USAGE', `${caller}: "${name}" is ${shown(value)}.`, {
        hint: `It must be ${wanted}.`,
      });
    }
  }
}

function shown(value: unknown): string {
  return typeof value === 'string'
    ? JSON.stringify(value)
    : inspect(value, { depth: 1, breakLength: Infinity });
}
