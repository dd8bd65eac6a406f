import { formatDurationMs } from '../../env/format.ts';
import { timerMs } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';
import { presets } from '../policy.ts';
import { definePart, groups } from './part.ts';

/** `--timeout` */
export const timeout = definePart({
  options: {
    timeout: defineOption<number>({
      name: 'timeout',
      group: groups.delivery,
      doc: 'How long one try may take, from connecting to the last byte of the answer.',
      kind: timerMs({ zero: 'leaves no time for an answer' }),
      defaultText: formatDurationMs(presets.default.policy.timeoutMs),
    }),
  },
  settle: ({ timeout: timeoutMs }) => (timeoutMs === undefined ? {} : { timeoutMs }),
  describe: ({ timeoutMs }) => ({ timeout: formatDurationMs(timeoutMs) }),
});
