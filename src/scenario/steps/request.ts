import { checkRequest, type OwnRequest } from '../../report/probe-form.ts';
import { bindChecked } from '../bind-deep.ts';
import { requestSchema } from '../expect-schema.ts';
import { defineStep } from './step.ts';

/** Calls the consumer, to reset or prepare it. */
export const definition = defineStep<OwnRequest>({
  name: 'request',
  doc: "Calls the consumer, such as to reset or prepare it before or between webhooks. A call to the target's address carries the target's authentication. An unexpected answer fails the run. `generate` and `load` skip this step.",
  args: requestSchema,
  example: { post: '/test/reset', body: { all: true }, status: '2xx' },
  sends: false,
  bind: (node, context, at) => bindChecked(node, checkRequest, context, at),
  run: (context, request) => context.effect(request, 'prepare'),
});
