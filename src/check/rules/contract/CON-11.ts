import { judgeVariants } from '../../kinds/variants.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'CON-11',
  doc: 'Unknown headers do no harm.',
  level: 'INFO',
  sends: 'Good events with sixty unknown headers, with tracing headers, and with one header of 6 kB.',
  accepts: '2xx and the state after plain requests, or 431.',
  why: 'Gateways, meshes and tracers add headers to every request.',
  sources: ['RFC 6585 section 5', 'RFC 9110 section 5.4'],
  fix: 'Ignore headers that you do not know; raise the limit of the server if 6 kB is too much for it.',
  requests: 6,
  judge: (lab) =>
    judgeVariants(
      lab,
      [
        { name: 'sixty unknown headers', request: () => ({ headers: many(60), alone: true }) },
        {
          name: 'tracing headers',
          request: () => ({
            headers: {
              Traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
              Baggage: 'a=1,b=2',
              'X-Forwarded-For': '203.0.113.7, 10.0.0.1',
            },
          }),
        },
        {
          name: 'a header of 6 kB',
          request: () => ({ headers: { 'X-Iqmock-Check': 'x'.repeat(6000) }, alone: true }),
        },
      ],
      { alsoRight: [431], events: [0, 1] },
    ),
});

function many(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`X-Iqmock-Check-${index}`, String(index)]),
  );
}
