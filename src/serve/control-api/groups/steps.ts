import { steps } from '../../../scenario/steps/index.gen.ts';
import type { StepDefinition } from '../../../scenario/steps/step.ts';
import { modifierSchemas } from '../../../scenario/expect-schema.ts';
import type { JsonSchema } from '../../http/schema.ts';
import type { Instance } from '../../instance.ts';
import type { StepOrder } from '../../plays/step.ts';
import { outcomeSchema, outcomeView, type OutcomeView } from '../../views/outcome-view.ts';
import { defineEndpoint, defineGroup, type AnyEndpoint } from '../endpoint.ts';

async function done(instance: Instance, order: StepOrder, signal: AbortSignal): Promise<OutcomeView> {
  instance.requireRoom();
  return outcomeView(await instance.step(order, signal), instance.tenant.registry);
}

/** What names mean in the body of a step or an event. */
export const names =
  'Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.';

/** The value of the name of a step. */
function bodyOf({ exactArgs, args }: StepDefinition<unknown>): JsonSchema<object> {
  return exactArgs ?? args;
}

/** A step as an endpoint: its schema is the step's. */
function endpointFor(step: StepDefinition<unknown>): AnyEndpoint {
  return defineEndpoint({
    name: `step_${step.name}`,
    method: 'POST',
    path: `/steps/${step.name}`,
    doc: step.doc,
    notes: names,
    refuses: [409, 503],
    body: bodyOf(step),
    checksItself: true,
    example: step.example as object,
    answer: outcomeSchema,
    run: (instance, { body, signal }) => done(instance, { step: step.name, args: body }, signal),
  });
}

const anyStep: JsonSchema<Readonly<Record<string, unknown>>> = {
  type: 'object',
  description: 'The name of the step with what belongs to it, and what a scenario writes beside it.',
  minProperties: 1,
  propertyNames: { enum: [...Object.values(steps).map(({ name }) => name), ...Object.keys(modifierSchemas)] },
  additionalProperties: true,
};

/** Every step of the scenario language. */
export const definition = defineGroup({
  name: 'steps',
  doc: 'Every step of the scenario language, done now. The answer comes when the step is over.',
  endpoints: [
    defineEndpoint({
      name: 'doStep',
      method: 'POST',
      path: '/steps',
      doc: 'Does one step as a scenario writes it, with `expect` and `set` beside it.',
      notes: names,
      refuses: [409, 503],
      body: anyStep,
      needsBody: true,
      checksItself: true,
      example: { create_chat: { client: 'maria', as: 'chat' } },
      answer: outcomeSchema,
      run(instance, { body, signal }) {
        const { step, args, modifiers } = splitStep(body);
        return done(instance, { step, args, modifiers }, signal);
      },
    }),
    ...Object.values(steps).map(endpointFor),
  ],
});

/** The checker of steps says what is wrong where there is no step or several. */
function splitStep(body: unknown): { step: string; args: unknown; modifiers: Record<string, unknown> } {
  const map = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const step = Object.keys(map).find((key) => !Object.hasOwn(modifierSchemas, key)) ?? '';
  const { [step]: args, ...modifiers } = map;
  return { step, args, modifiers };
}
