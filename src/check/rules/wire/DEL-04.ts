import { halfClose } from '../../manners.ts';
import { judgeVariants } from '../../kinds/variants.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'DEL-04',
  doc: 'A sender that closes its side after the body still gets its answer.',
  level: 'INFO',
  sends: 'A good event; iqmock closes its side of the connection after the last byte.',
  accepts: '2xx, on the side that is still open.',
  why: 'TCP lets each side close separately, and a few simple senders do so to mark the end.',
  sources: ['RFC 9112 section 9.6'],
  fix: 'Treat the end of the stream as the end of the request, not of the connection.',
  requests: 1,
  judge: (lab) =>
    judgeVariants(lab, [{ name: 'closed after the body', request: () => ({ manner: halfClose }) }], {
      events: [0],
    }),
});
