import { halfClose } from '../../manners.ts';
import { judgeVariants } from '../../kinds/variants.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'DEL-04',
  doc: 'A sender that closes its side after the body still gets its answer.',
  level: 'INFO',
  sends: 'A good event; after its last byte our side of the connection is closed.',
  accepts: '2xx, on the side that is still open.',
  why: 'TCP lets each side close by itself, and a few simple senders do it to mark the end.',
  sources: ['RFC 9112 section 9.6'],
  fix: 'Take the end of the stream for the end of the request, not of the connection.',
  requests: 1,
  judge: (lab) =>
    judgeVariants(lab, [{ name: 'closed after the body', request: () => ({ manner: halfClose }) }], {
      events: [0],
    }),
});
