import { checkProbe, type Probe } from '../../report/probe-form.ts';
import { childOf } from '../ast.ts';
import { bindChecked } from '../bind-deep.ts';
import { probeSchema } from '../expect-schema.ts';
import { defineStep } from './step.ts';

/** Asks the consumer's own side. */
export const definition = defineStep<Probe>({
  name: 'probe',
  doc: "Reads the consumer's own state, from its API or from a program, and compares it. A wrong answer fails the run, which continues.",
  args: probeSchema,
  example: { get: '/health', status: '2xx', within: '5s' },
  sends: false,
  bind(node, context, at) {
    const command = childOf(node, 'command');
    if (command !== undefined) context.allowCommand(command);
    return bindChecked(node, checkProbe, context, at);
  },
  run: (context, probe) => context.effect(probe),
});
