import { choice } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';
import { orderScopes, presets, type OrderScope } from '../policy.ts';
import { definePart, groups } from './part.ts';

const texts: Readonly<Record<OrderScope, string>> = {
  chat: 'kept per chat',
  client: 'kept per client',
  global: 'kept over all chats, one webhook at a time',
  none: 'not kept',
};

/** `--order` */
export const order = definePart({
  options: {
    order: defineOption<OrderScope>({
      name: 'order',
      group: groups.delivery,
      doc: 'Which webhooks wait for each other: those of a chat, of a client, all, or none.',
      kind: choice(orderScopes),
      defaultText: presets.default.policy.order,
    }),
  },
  settle: ({ order: scope }) => (scope === undefined ? {} : { order: scope }),
  describe: (policy) => ({ order: texts[policy.order] }),
});
