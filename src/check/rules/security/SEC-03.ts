import { judgeForged } from '../../kinds/forged.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'SEC-03',
  doc: 'A body that was changed after it was signed is refused.',
  level: 'MUST',
  sends: 'A good event with one letter of a text changed after signing.',
  accepts: '401, 403 or 400, and the state as if nothing had been sent.',
  why: 'Detecting this is the purpose of the signature.',
  sources: ['Standard Webhooks', 'dust-tt/dust#16115'],
  fix: 'Sign the raw bytes of the body, before any parser has touched them.',
  needs: ['signature'],
  requests: 5,
  judge: (lab) =>
    judgeForged(lab, [
      {
        name: 'changed after signing',
        request: (body) => ({ body: changed(body), proof: { signedBody: body } }),
      },
    ]),
});

/** One letter of a text is another one. */
function changed(body: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(body).toString('utf8').replace('"Text":"', '"Text":"X'), 'utf8');
}
