import { moment, named, object, optional, text, whole } from '../../http/schema.ts';
import { parseDurationMs } from '../../../env/units.ts';
import { IqmockError } from '../../../errors.ts';
import { statusOf, statusSchema } from '../../views/status-view.ts';
import { defineEndpoint, defineGroup } from '../endpoint.ts';

const seedLimits = { minimum: 0, maximum: 4_294_967_295 };
const clockSchema = named('Clock', object({ now: moment('What the clock of the tenant shows.') }));
const longestMs = 3650 * 86_400_000;

/** The status of the server, and how to start over. */
export const definition = defineGroup({
  name: 'status',
  doc: 'The status of the server, and a new beginning.',
  endpoints: [
    defineEndpoint({
      name: 'getStatus',
      method: 'GET',
      path: '/status',
      doc: 'Shows where webhooks go, how many are pending, and what the tenant holds.',
      answer: statusSchema,
      run: (instance) => statusOf(instance),
    }),
    defineEndpoint({
      name: 'reset',
      method: 'POST',
      path: '/reset',
      doc: 'Begins a new tenant; its ids go on from the old one, so no id comes twice.',
      notes:
        'Plays end, and what is pending is forgotten. Target, policy, faults and clock stay as they are.',
      refuses: [404],
      body: object({
        seed: optional(whole('Decides what is generated. Default: the seed of the server.', seedLimits)),
        scenario: optional(
          text(
            'A scenario that ships with iqmock, whose people and channels the tenant begins with; "" for none. Default: as the server began.',
          ),
        ),
      }),
      example: { seed: 42 },
      answer: statusSchema,
      async run(instance, { body: { seed, scenario } }) {
        await instance.reset(seed, scenario);
        return statusOf(instance);
      },
    }),
    defineEndpoint({
      name: 'getClock',
      method: 'GET',
      path: '/clock',
      doc: "Shows the tenant's clock.",
      answer: clockSchema,
      run: ({ tenant }) => ({ now: tenant.nowMs }),
    }),
    defineEndpoint({
      name: 'advanceClock',
      method: 'POST',
      path: '/clock/advance',
      doc: "Moves the tenant's clock on; retries and pauses go by the clock of the machine.",
      body: object({ by: text('A duration such as `2h` or `1m30s`.', { examples: ['2h'], maxLength: 40 }) }),
      example: { by: '2h' },
      answer: clockSchema,
      run(instance, { body: { by } }) {
        const byMs = parseDurationMs(by, 'by');
        if (byMs > longestMs) {
          throw new IqmockError('USAGE', `by: "${by}" is too long.`, {
            hint: 'Write ten years (3650d) or less.',
          });
        }
        instance.advance(byMs);
        return { now: instance.tenant.nowMs };
      },
    }),
  ],
});
