import { failureSchema } from '../control-api/failure.ts';
import {
  anything,
  choice,
  list,
  moment,
  named,
  nullable,
  object,
  text,
  whole,
  type Infer,
} from '../http/schema.ts';

/** A scenario that is being played, or was. */
export const playSchema = named(
  'Play',
  object(
    {
      id: whole('Counts the plays of this server from 1.'),
      scenario: text('The name of the scenario.'),
      seed: whole('What decides everything that the scenario leaves open.'),
      speed: anything('How many times faster than its own time, or `max`.', {
        anyOf: [{ type: 'number' }, { type: 'string' }],
      }),
      state: choice(['running', 'done', 'stopped', 'failed'], 'Whether it is over, and how it ended.'),
      startedAt: moment('When it began.'),
      endedAt: nullable(moment('When it ended.')),
      webhooks: whole('How many webhooks it has made.'),
      failedProbes: whole('How many of its probes were answered wrongly.'),
      failedExpectations: whole('How many of its expectations did not hold so far.'),
      deliveryIds: list(whole('The id of a delivery.'), 'Its deliveries, the first thousand.'),
      error: nullable(failureSchema),
    },
    'A scenario that is being played, or was.',
  ),
);

/** A scenario that is being played, or was. */
export type PlayView = Infer<typeof playSchema>;
