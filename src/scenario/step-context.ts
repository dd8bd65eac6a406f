import type { Fault } from '../webhook/fault.ts';
import { hash } from '../env/random.ts';
import type { EventDefinition } from '../events/event.ts';
import { factsOfEvent, type EventFacts } from '../model/event-facts.ts';
import type { World } from '../world/world.ts';
import type { Effect, Webhook } from '../webhook/webhook.ts';
import { applyOverrides, missedOverride, parseJsonBody } from './override.ts';
import { spreadMs } from './human-pace.ts';
import type { PlayContext } from './play-context.ts';
import type { Step } from './steps/step.ts';
import type { Scope } from './scope.ts';
import type { StepIterator, StepContext } from './steps/step.ts';

const givenBody = (): string => 'given body';

/** A pause that depends on its label and the seed alone. */
export function gapMs(label: string, seed: number, least: number, most: number): number {
  // `| 0` makes it a small integer: the remainder of a 32-bit hash could otherwise be stored as a heap number.
  return (least + (hash(label, seed) % (most - least + 1))) | 0;
}

/** What a step can do while it runs: its own place in the play. */
export class Context implements StepContext {
  readonly scope: Scope;
  private readonly shared: PlayContext;
  private readonly step: Step;

  constructor(play: PlayContext, step: Step, scope: Scope) {
    this.shared = play;
    this.step = step;
    this.scope = scope;
  }

  get world(): World {
    return this.shared.world;
  }

  get path(): string {
    return this.step.path;
  }

  get nowMs(): number {
    return this.shared.nowMs;
  }

  spreadMs(usualMs: number, what = ''): number {
    return spreadMs(usualMs, this.step.path, what, this.scope.seed);
  }

  pauseMs(count: number): number {
    return gapMs(`${this.step.path} ${count}`, this.scope.seed, 3, 25);
  }

  play(steps: readonly Step[], scope = this.scope): StepIterator {
    return this.shared.steps(steps, scope);
  }

  emit<Args extends object>(
    definition: EventDefinition<Args>,
    args: Args & { readonly as?: string },
  ): Webhook {
    const { as } = args;
    const emission = this.world.emit(definition, args, as === undefined ? '' : `${as}${this.scope.label}`);
    if (as !== undefined) this.scope.set(as, emission.made);
    // A rehearsal makes no bodies, but the overrides of the step must find their place in one.
    const body = emission.encode(this.step.overrides.length > 0);
    return this.webhook(factsOfEvent(emission.event), emission.summary, body);
  }

  send(body: Uint8Array): Webhook {
    return this.webhook(factsOf(parseJsonBody(body), this.world), givenBody, body);
  }

  effect(args: unknown, purpose: Effect['purpose'] = 'judge'): Effect {
    const { shared: play, step } = this;
    return {
      kind: 'effect',
      scenario: play.scenario.name,
      step: step.definition.name,
      ...placeOf(step),
      dueMs: play.nowMs,
      args,
      purpose,
    };
  }

  private webhook(facts: EventFacts, summary: () => string, body: Uint8Array): Webhook {
    const { shared: play, step, scope } = this;
    const changed = this.override(body);
    const { type, eventId, chatId, clientId, createdAt } =
      changed === undefined ? facts : factsOf(changed.payload, this.world);
    // Key by key: merging objects would cost as much as an event.
    return {
      kind: 'webhook',
      index: play.nextIndex(),
      scenario: play.scenario.name,
      step: step.definition.name,
      place: step.place,
      type,
      eventId,
      chatId,
      clientId,
      createdAt,
      dueMs: play.nowMs,
      summary,
      body: changed?.bytes ?? body,
      expect: step.expect?.get(scope),
      deliver: joined(play.scenario.faults, step.faults),
    };
  }

  /** The step's own overrides must all find their place; those of the command line need not in every payload. */
  private override(body: Uint8Array): { readonly bytes: Uint8Array; readonly payload: unknown } | undefined {
    const { shared: play, step, scope } = this;
    const { overrides, steps } = play.scenario;
    const { encoder } = play.world;
    if (overrides.length === 0 && step.overrides.length === 0) return undefined;
    const wanted = overrides.filter(
      ({ target }) => target === undefined || target === step.as || steps[Number(target) - 1] === step,
    );
    const own = applyOverrides(body, step.overrides, encoder, scope);
    const missed = step.overrides.find((override) => !own.hits.includes(override));
    if (missed !== undefined)
      throw missedOverride(missed, [own.payload], `this ${factsOf(own.payload, this.world).type}`);
    const both = applyOverrides(own.bytes, wanted, encoder, scope);
    for (const hit of both.hits) play.hit(hit);
    return both;
  }
}

/** Mostly there are none of either, so that nothing new is made. */
function joined(scenario: readonly Fault[], step: readonly Fault[]): readonly Fault[] {
  if (scenario.length === 0) return step;
  return step.length === 0 ? scenario : [...scenario, ...step];
}

function placeOf({ place }: Step): { readonly place?: NonNullable<Step['place']> } {
  return place === undefined ? {} : { place };
}

/** The facts of a body that was given. */
function factsOf(payload: unknown, world: World): EventFacts {
  const event =
    (payload as { readonly ChatEvent?: Readonly<Record<string, unknown>> } | null | undefined)?.ChatEvent ??
    {};
  const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
  return {
    type: typeof event['Type'] === 'string' ? event['Type'] : 'raw',
    eventId: number(event['Id']) ?? 0,
    chatId: number(event['ChatId']) ?? 0,
    clientId: number(event['ClientId']) ?? null,
    createdAt: number(event['CreatedAt']) ?? world.nowMs,
  };
}
