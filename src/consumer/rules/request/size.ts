import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'request',
  name: 'request/size',
  severity: 'error',
  doc: 'A body is not larger than the consumer takes.',
  why: 'Consumers and the proxies before them refuse large bodies with 413, and the event is lost.',
  example: 'the body is larger than 1000 bytes',
  check({ bodyBytes, maxBodyBytes }, report) {
    if (bodyBytes > maxBodyBytes) report('', `the body is larger than ${maxBodyBytes} bytes`);
  },
});
