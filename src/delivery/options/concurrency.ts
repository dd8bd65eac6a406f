import { whole } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';
import { presets } from '../policy.ts';
import { definePart, groups } from './part.ts';

/** `--concurrency` */
export const concurrency = definePart({
  options: {
    concurrency: defineOption<number>({
      name: 'concurrency',
      group: groups.delivery,
      doc: 'The most webhooks in flight at once.',
      kind: whole('N', 1, 10_000),
      defaultText: String(presets.default.policy.concurrency),
    }),
  },
  ineffective: [
    {
      flags: ['concurrency'],
      when: ({ order }) => order === 'global',
      because: 'with --order global one webhook is in flight at a time',
      hint: 'Leave one of the two out.',
    },
  ],
  settle: ({ concurrency: most }) => (most === undefined ? {} : { concurrency: most }),
  describe: (policy) => ({ concurrency: String(policy.concurrency) }),
});
