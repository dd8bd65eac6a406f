import { checkProbe, type Probe } from '../../report/probe-form.ts';
import { bindChecked } from '../bind-deep.ts';
import { probeSchema } from '../expect-schema.ts';
import { defineStep } from './step.ts';

/** How long `until` waits when it is not said. */
const patience = '10s';

/** Waits for the consumer's own side. */
export const definition = defineStep<Probe>({
  name: 'until',
  doc: `Waits until a probe holds, for at most ${patience} unless "within" gives another time. The next steps follow when it holds.`,
  args: probeSchema,
  example: { get: '/health', within: '10s' },
  sends: false,
  bind: (node, context, at) => bindChecked(node, checkProbe, context, at),
  run: (context, probe) => context.effect({ within: patience, ...probe }),
});
