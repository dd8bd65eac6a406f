import { judgeVariants } from '../../kinds/variants.ts';
import { bytesOf } from '../../twin.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'SEC-08',
  doc: 'One right signature among several is enough.',
  level: 'MUST',
  sends: 'Good events with two signatures, a wrong one before the right one and after it.',
  accepts: '2xx, and the state after plain requests.',
  why: 'While a secret is rotated, a sender signs with both the old and the new one.',
  sources: ['Standard Webhooks'],
  fix: 'Split webhook-signature at spaces, and accept the webhook if any of them is right.',
  needs: ['standard-webhooks'],
  requests: 8,
  judge: (lab) =>
    judgeVariants(
      lab,
      ['before', 'after'].map((place) => ({
        name: `a wrong signature ${place} the right one`,
        request(twin, event) {
          const id = `check ${twin.number}#${event}`;
          const { wire } = lab.options;
          const right = wire.prove({ id, body: bytesOf(twin.payloads[event]) })['webhook-signature'] ?? '';
          const wrong = `v1,${Buffer.alloc(32, 7).toString('base64')}`;
          return {
            headers: { 'webhook-signature': place === 'before' ? `${wrong} ${right}` : `${right} ${wrong}` },
          };
        },
      })),
    ),
});
