import { checkRequest, type OwnRequest } from '../../report/probe-form.ts';
import { bindChecked } from '../bind-deep.ts';
import { requestSchema } from '../expect-schema.ts';
import { defineStep } from './step.ts';

/** Calls the consumer, to reset or prepare it. */
export const definition = defineStep<OwnRequest>({
  name: 'request',
  doc: "Calls the consumer, as to reset or prepare it before the webhooks or between them; an address of the target is called with the target's authentication. An answer that is not as expected fails the run. `generate` and `load` leave it out.",
  args: requestSchema,
  example: { post: '/test/reset', body: { all: true }, status: '2xx' },
  sends: false,
  bind: (node, context, at) => bindChecked(node, checkRequest, context, at),
  run: (context, request) => context.effect(request, 'prepare'),
});
