import { policyOptions } from '../delivery/options/index.ts';
import { to } from '../delivery/options/target.ts';
import { IqmockError } from '../errors.ts';
import { sceneOptions } from '../events/options.ts';
import { checkNames, readGiven, type Label } from '../options/given.ts';
import type { OptionDefinition } from '../options/option.ts';
import type { FaultOption } from '../delivery/faults/engine/resolve.ts';
import type { PolicyOptions } from '../delivery/policy-options.ts';
import type { OrderScope, PresetName } from '../delivery/policy.ts';
import type { SceneOptions } from '../events/scene.ts';
import type { EraName } from '../model/spec.ts';
import type { Expectation } from '../webhook/webhook.ts';
import {
  escapeHtml,
  ids,
  locale,
  noCommands,
  pace,
  profile,
  rels,
  seed,
  set,
  speed,
  start,
} from '../scenario/options.ts';
import type { Pace } from '../scenario/human-pace.ts';
import type { TopicName } from '../world/phrasebook/topic.ts';

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
  /** The language of what is generated. Default: ru. */
  readonly locale?: 'ru' | 'en' | undefined;
  /** What the tenant's clock shows at the start: ms UTC, a Date, or a text such as `2024-03-01T09:00:00Z`. Default: now. A given start gives the same ids each time. */
  readonly start?: number | Date | string | undefined;
  /** Which rows travel in Rels. Default: `closed`, every row that an id refers to; `documented` in the era 2018. */
  readonly rels?: 'documented' | 'closed' | undefined;
  /** Strings are written as Go's JSON encoder does: `<`, `>`, `&`, U+2028 and U+2029 as `\u` escapes. Default: false. */
  readonly escapeHtml?: boolean | undefined;
}

/** What may be said of one play. */
export interface PlayOptions extends TenantOptions {
  /** With `human`, people read, type and listen as long as texts and voices are. Default: the scenario's own, else `script`. */
  readonly pace?: Pace | undefined;
  /** What goes wrong on purpose in this play, beside what the emitter and the scenario ask for. */
  readonly faults?: Faults | undefined;
  /**
   * Changes of the payloads: from a path such as `Rels.Clients[0].Name`, or `question.ChatEvent.Actor` for the step
   * whose `as` is `question`, to any value. A path that hits nothing throws OVERRIDE before anything is sent.
   */
  readonly set?: Readonly<Record<string, unknown>> | undefined;
  /** A scenario whose probes start programs throws SCENARIO before anything is sent. Default: false. */
  readonly noCommands?: boolean | undefined;
}

/** What may be said of one event that is sent by itself. */
export interface TriggerOptions extends SceneOptions, Omit<PlayOptions, 'noCommands' | 'pace'> {
  /** The topic of generated texts. Default: drawn from the seed. */
  readonly topic?: TopicName;
  /** What is expected of the answer. Default: a 2xx in time. */
  readonly expect?: Expectation | undefined;
}

/** Faults by their text, as maps, or both in a list. docs/faults.md lists them. */
export type Faults = FaultOption | readonly FaultOption[];

/** How an emitter is made. The delivery options of the command line are here too, under the same names. */
export interface EmitterOptions extends Omit<PolicyOptions, 'fault'>, TenantOptions {
  /**
   * What goes wrong on purpose in every play: `duplicate:5%` as on the command line, `{ cut: { after: '50%' }, share: '1%' }`, or
   * a list of them. Default: nothing.
   */
  readonly faults?: Faults | undefined;
  /** Where webhooks go: a URL, `localhost:3000/hook`, `unix:/path/to.sock:/hook`, or a port of this machine. */
  readonly to: string | number;
  /** How many times faster than the scenario's own time. Default: `max`, without any waiting. */
  readonly speed?: number | 'max' | undefined;
  /** What `noCommands` is in each play. Default: false. */
  readonly noCommands?: boolean | undefined;
  /** A set of defaults for delivery. Default: `default`. */
  readonly policy?: PresetName | undefined;
  /** Which webhooks wait for each other. Default: those of a chat. */
  readonly order?: OrderScope | undefined;
}

/** The options of a tenant, as they are declared for all doors. */
const tenantOptions = { seed, ids, profile, locale, start, rels, escapeHtml } satisfies Readonly<
  Record<keyof TenantOptions, OptionDefinition>
>;

const { fault: faults, ...otherPolicyOptions } = policyOptions;

const madeOptions = { ...tenantOptions, set, faults };

/** The options of a play. */
export const emitterPlayOptions = { ...madeOptions, pace, noCommands } satisfies Readonly<
  Record<keyof PlayOptions, OptionDefinition>
>;

/** The options of an emitter. */
export const emitterOptions = {
  ...tenantOptions,
  to,
  speed,
  noCommands,
  ...otherPolicyOptions,
  faults,
} satisfies Readonly<Record<keyof EmitterOptions, OptionDefinition>>;

/** The options of a trigger but for `expect`. */
export const emitterTriggerOptions = { ...madeOptions, ...sceneOptions } satisfies Readonly<
  Record<Exclude<keyof TriggerOptions, 'expect'>, OptionDefinition>
>;

/** Throws USAGE for the first option that there is not, or that makes no sense. */
export function checkEmitterOptions(options: EmitterOptions): void {
  checkNames('createEmitter', options, Object.keys(emitterOptions));
  const { to: address } = options as Partial<EmitterOptions>;
  if (address === undefined || address === '') {
    throw new IqmockError('USAGE', `createEmitter: "to" is ${address === '' ? 'empty' : 'missing'}.`, {
      hint: 'Give the address for webhooks: a URL or a port, such as { to: server.url }.',
    });
  }
  readGiven(options, emitterOptions, labelOf('createEmitter'));
}

/** Throws USAGE for the first option of a play that there is not, or that makes no sense. */
export function checkPlayOptions(caller: string, options: PlayOptions): void {
  checkNames(caller, options, Object.keys(emitterPlayOptions));
  readGiven(options, emitterPlayOptions, labelOf(caller));
}

/** Throws USAGE for the first option of a trigger that there is not, or that makes no sense. */
export function checkTriggerOptions(options: TriggerOptions): void {
  checkNames('trigger', options, [...Object.keys(emitterTriggerOptions), 'expect']);
  readGiven(options, emitterTriggerOptions, labelOf('trigger'));
}

/** UTC milliseconds of a start that was checked. */
export function startMsOf(value: TenantOptions['start']): number | undefined {
  return value === undefined ? undefined : readGiven({ start: value }, { start }).start;
}

const labelOf =
  (caller: string): Label =>
  (_option, name) =>
    `${caller}: ${name}`;
