import { gzipSync } from 'node:zlib';
import { judgeVariants } from '../../kinds/variants.ts';
import { defineCheckRule, NotJudged } from '../../rule.ts';
import { bytesOf } from '../../twin.ts';

export const definition = defineCheckRule({
  name: 'CON-08',
  doc: 'A compressed body is either read, or refused as compressed.',
  level: 'INFO',
  sends: 'Good events, compressed, with Content-Encoding: gzip.',
  accepts: '2xx and the state after plain requests, or 4xx, best 415.',
  why: 'A proxy may compress; a consumer that parses the compressed bytes as JSON fails or loses the event.',
  sources: ['RFC 9110 section 8.4', 'TracecatHQ/tracecat#1289', 'HarperFast/harper#1438'],
  fix: 'Decompress as Content-Encoding says, or answer 415.',
  requests: 4,
  async judge(lab) {
    if (lab.options.contract.proof !== 'none' && lab.options.contract.proof !== 'login')
      throw new NotJudged('it is not defined which bytes of a compressed body are signed');
    return judgeVariants(
      lab,
      [
        {
          name: 'Content-Encoding: gzip',
          request: (twin, event) => ({
            body: gzipSync(bytesOf(twin.payloads[event])),
            headers: { 'Content-Encoding': 'gzip' },
          }),
        },
      ],
      { alsoRight: ['4xx'] },
    );
  },
});
