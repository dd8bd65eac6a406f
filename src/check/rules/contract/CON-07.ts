import { expectContinue } from '../../manners.ts';
import { judgeVariants } from '../../kinds/variants.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'CON-07',
  doc: 'A sender that asks for permission first gets an answer.',
  level: 'SHOULD',
  sends: 'A good event with Expect: 100-continue; the body follows after 100 Continue, or after a second.',
  accepts: '2xx, with or without 100 Continue before it; or 417.',
  why: 'Clients such as curl ask before they send a longer body.',
  sources: ['RFC 9110 section 10.1.1', 'facebook/hhvm#1384', 'curl/curl#4949'],
  fix: 'Use a server that answers 100 Continue, or put a proxy before it that does.',
  requests: 1,
  judge: (lab) =>
    judgeVariants(
      lab,
      [
        {
          name: 'Expect: 100-continue',
          request: () => ({ headers: { Expect: '100-continue' }, manner: expectContinue }),
        },
      ],
      { alsoRight: [417], events: [0] },
    ),
});
