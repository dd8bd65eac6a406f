import { formatBytes } from '../../env/format.ts';
import { whole } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';
import { presets } from '../policy.ts';
import { definePart, groups } from './part.ts';

/** `--max-response` */
export const response = definePart({
  options: {
    maxResponse: defineOption<number>({
      name: 'max-response',
      group: groups.delivery,
      doc: 'The number of bytes of each answer that are kept for expectations and reports.',
      kind: whole('BYTES', 0, 100_000_000),
      defaultText: formatBytes(presets.default.policy.maxResponseBytes),
    }),
  },
  settle: ({ maxResponse }) => (maxResponse === undefined ? {} : { maxResponseBytes: maxResponse }),
  describe: ({ maxResponseBytes }) => ({ 'answers kept': `first ${formatBytes(maxResponseBytes)}` }),
});
