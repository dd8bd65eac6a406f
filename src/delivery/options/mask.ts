import { list } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';
import { definePart, groups } from './part.ts';

/** `--mask` */
export const mask = definePart({
  options: {
    mask: defineOption<readonly string[]>({
      name: 'mask',
      group: groups.delivery,
      doc: 'Additional names of headers and parameters whose values are masked in every output, such as x-tenant or *-ticket; a name after ! is never masked.',
      kind: list('NAMES', ','),
      defaultText: 'the names in docs/security.md',
      default: [],
    }),
  },
  settle: ({ mask: names }) => (names === undefined ? {} : { mask: names }),
});
