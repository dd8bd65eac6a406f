import type { ArgumentSchema } from '../../entry.ts';
import type { Step } from './step.ts';
import { defineStep } from './step.ts';

type Steps = readonly Step[];
type Args = readonly Steps[] | { readonly branches: readonly Steps[] };

const branches: ArgumentSchema = {
  type: 'array',
  minItems: 1,
  items: { type: 'array', minItems: 1, 'x-steps': 'branch' },
  description: 'The branches, each a list of steps.',
};

/** Plays several lists of steps at once. */
export const definition = defineStep<Args>({
  name: 'parallel',
  doc: 'Plays several lists of steps at once, and continues when all of them are done. Branches do not see names of other branches; the steps after it see all of them.',
  args: {
    anyOf: [
      branches,
      { type: 'object', additionalProperties: false, required: ['branches'], properties: { branches } },
    ],
    examples: ['[[{ wait: 1s }], [{ wait: 2s }]]'],
  },
  example: [
    [{ message: { chat: 'chat', from: 'maria' } }],
    [{ typing: { chat: 'chat', by: 'anna' } }, { message: { chat: 'chat', from: 'anna' } }],
  ],
  sends: false,
  *run(context, args) {
    const lists: readonly Steps[] = 'branches' in args ? args.branches : args;
    const scopes = lists.map((_, index) => context.scope.inner(`${context.path} ${index}`));
    yield lists.map((steps, index) => context.play(steps, scopes[index]));
    for (const scope of scopes) context.scope.adopt(scope);
  },
});
