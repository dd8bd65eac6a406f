import type { ArgumentSchema } from '../../entry.ts';
import { suggest } from '../../errors.ts';
import type { EventDefinition } from '../../events/event.ts';
import { events } from '../../events/index.gen.ts';
import { childOf } from '../ast.ts';
import { bindValue } from '../bind.ts';
import { nothing } from '../bound.ts';
import { newName, withArgs } from './arguments.ts';
import { defineStep, type StepDefinition } from './step.ts';

interface Args {
  readonly type: string;
  readonly as?: string;
}

const eventOf = new Map(Object.entries(events));

const type: ArgumentSchema = {
  type: 'string',
  enum: Object.keys(events),
  description: 'The event type, as on the wire.',
  examples: ['message_read'],
};

const args: ArgumentSchema = {
  type: 'object',
  required: ['type'],
  properties: { type },
  additionalProperties: true,
  description: 'The type, and the arguments of the event; docs/events.md lists them.',
};

/** Lets any event happen. */
export const definition: StepDefinition<Args> = defineStep<Args>({
  name: 'emit',
  doc: 'Sends any event, by its type on the wire, with the arguments of that event.',
  args,
  exactArgs: { type: 'object', oneOf: Object.values(events).map(argsFor) },
  example: { type: 'message_read', message: 'question' },
  sends: true,
  bind(node, context, at) {
    const written = childOf(node, 'type');
    const name = written?.kind === 'scalar' ? String(written.value) : '';
    const event = eventOf.get(name);
    if (event?.traits.documented === false && context.events === 'documented' && written !== undefined) {
      context.mistakes.add(
        written,
        `"${name}" is not a webhook: only clients of the platform get this type.`,
        'Write "events: extended" at the top of the scenario to send it anyway.',
      );
      return nothing;
    }
    if (event !== undefined) return bindValue(node, argsFor(event), context, at);
    if (written?.kind !== 'scalar') return bindValue(node, args, context, at);
    const hint = suggest(name, Object.keys(events));
    context.mistakes.add(written, `There is no event type "${name}".`, hint);
    return nothing;
  },
  run(context, { type: name, ...rest }) {
    const event = eventOf.get(name) as EventDefinition<object> | undefined;
    return event === undefined ? undefined : context.emit(event, rest);
  },
});

function argsFor(event: EventDefinition<unknown>): ArgumentSchema {
  const what: ArgumentSchema = { ...type, enum: [event.name], examples: [event.name] };
  const as: Record<string, ArgumentSchema> =
    event.makes === undefined ? {} : { as: newName(event.makes, 'A name for what the event makes.') };
  const { required = [] } = event.args;
  return {
    ...withArgs(event.args, { type: what, ...as }),
    description: event.doc,
    required: ['type', ...required],
  };
}
