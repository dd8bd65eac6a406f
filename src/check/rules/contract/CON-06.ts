import { inPieces } from '../../manners.ts';
import { judgeVariants } from '../../kinds/variants.ts';
import { defineCheckRule } from '../../rule.ts';

const chunks = 24;

export const definition = defineCheckRule({
  name: 'CON-06',
  doc: 'A chunked body is read like any other.',
  level: 'MUST',
  sends:
    'Good events with Transfer-Encoding: chunked and no Content-Length, in chunks that end in the middle of letters.',
  accepts: '2xx, and the state after plain requests.',
  why: 'Every HTTP/1.1 server has to read chunks, and a proxy on the way may create them. How the vendor frames bodies is not documented.',
  sources: ['RFC 9112 section 7.1', 'pallets/flask#2229', 'openfaas/python-flask-template#5'],
  fix: 'Read the body to its end, and decode it as a whole; do not rely on Content-Length. Under WSGI a server such as gunicorn decodes chunks.',
  requests: 4,
  judge: (lab) =>
    judgeVariants(lab, [
      {
        name: 'in chunks',
        request: () => ({ framing: 'chunked', alone: true, manner: inPieces(chunks) }),
      },
    ]),
});
