import { pipelined } from '../../kinds/pipelined.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'DEL-03',
  doc: 'Two pipelined requests on one connection are both answered.',
  level: 'INFO',
  sends: 'Two good events on one connection, the second before the answer to the first.',
  accepts: 'Two answers of 2xx, in order.',
  why: 'Few senders do it, but the standard requires it, and some proxies do it.',
  sources: ['RFC 9112 section 9.3.2'],
  fix: 'Use a server that keeps what it has read beyond the first request.',
  requests: 2,
  async judge(lab) {
    const { statuses, problem } = await pipelined(lab, lab.twin(), [0, 1]);
    if (statuses.length === 2 && statuses.every((status) => status >= 200 && status < 300)) return [];
    const actual = [...statuses.map(String), ...(problem === undefined ? [] : [problem])].join(', ');
    return [
      { signature: 'pipelining', sent: 'two events at once on one connection', expected: '2xx, 2xx', actual },
    ];
  },
});
