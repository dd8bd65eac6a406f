import type { IneffectiveFlags } from './ineffective-flags.ts';
import type { loadLimitOptions } from './options/load-limits.ts';
import type { loadOptions } from './options/load.ts';
import type { baseline, report } from './options/output.ts';

type LoadFlags = typeof loadOptions &
  typeof loadLimitOptions & { readonly report: typeof report; readonly baseline: typeof baseline };

/** Flags of `load` that do nothing beside others. */
export const ineffectiveLoadFlags: readonly IneffectiveFlags<LoadFlags>[] = [
  {
    flags: [
      'rate',
      'chats',
      'vus',
      'stages',
      'duration',
      'spike',
      'soak',
      'findLimit',
      'limitStep',
      'limitMost',
      'warmUp',
      'maxEvents',
      'maxDuration',
      'abortOnFail',
    ],
    when: ({ locust }) => locust !== undefined,
    because: 'the Locust master decides how much is sent, and for how long',
    hint: 'Set it at the master: locust --users 50 --spawn-rate 5 --run-time 5m. For events at a rate, add --per-user 10/s here.',
  },
  {
    flags: ['shard', 'startAt'],
    when: ({ locust }) => locust !== undefined,
    because: 'the Locust master distributes the users',
    hint: 'Start the same command on every machine.',
  },
  {
    flags: ['report', 'baseline', 'prometheus'],
    when: ({ locust, workers }) => locust !== undefined && workers > 1,
    because: 'each worker of the Locust master would overwrite the report of the others',
    hint: 'Use --out run.ndjson, and then: iqmock report run-*.ndjson --format html=load.html.',
  },
  {
    flags: ['perUser'],
    when: ({ locust }) => locust === undefined,
    because: 'only Locust has users that stand for a rate',
    hint: 'Add --locust, or give --rate.',
  },
  {
    flags: ['limitStep', 'limitMost'],
    when: ({ findLimit }) => !findLimit,
    because: 'there is no search for a limit',
    hint: 'Add --find-limit, or leave it out.',
  },
  {
    flags: ['minChats'],
    when: ({ chats, vus, locust, perUser }) =>
      chats !== undefined || vus !== undefined || (locust !== undefined && perUser === undefined),
    because: 'chats are kept alive only for a rate of events',
    hint: 'Give --rate, or leave it out.',
  },
  {
    flags: ['dropAfter'],
    when: ({ vus, locust, perUser }) => vus !== undefined || (locust !== undefined && perUser === undefined),
    because: 'virtual users have no arrivals that could be late',
    hint: 'Give --rate or --chats, or leave it out.',
  },
];
