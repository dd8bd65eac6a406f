import { defineTryFault } from './parts/definition.ts';
import { shift } from './parts/parameter.ts';
import { signedAnew, withoutTime } from './parts/signing.ts';

/** `skew` */
export const definition = defineTryFault({
  name: 'skew',
  doc: 'Signs with a clock that is wrong.',
  effect:
    'The signature is right, but its time is in the past or the future. Needs --sign standard-webhooks.',
  kind: 'try',
  mayRefuse: true,
  parameters: {
    by: shift({ doc: 'By how much the clock is ahead, or with a minus behind.', default: -600_000 }),
  },
  main: 'by',
  example: { text: 'skew:-10m', doc: 'signatures that seem ten minutes old' },
  problem: (_, surroundings) => withoutTime(surroundings),
  layer: ({ by }, next, context) => signedAnew(next, context, { shiftMs: by }),
});
