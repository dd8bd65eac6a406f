import { describe, expect, test } from 'vitest';
import { readExpectations } from '../../src/cli/expectations.ts';

describe('--expect', () => {
  test('says what is expected of every answer and of the run', () => {
    const texts = [
      'status=200,201',
      'latency<500ms',
      'attempts<=3',
      'body~ok',
      'header.X-Id~^a',
      'p90<1s',
      'max <= 2s',
      'lost=0',
    ];
    expect(readExpectations(texts, 3)).toEqual({
      answer: {
        status: ['200', '201'],
        latency: '< 500ms',
        attempts: '<= 3',
        body: { matches: 'ok' },
        header: { 'x-id': { matches: '^a' } },
      },
      run: { p90: '< 1s', max: '<= 2s', lost: 0, max_failures: 3 },
    });
  });

  test('two patterns must both hold', () => {
    expect(readExpectations(['body~a', 'body~b', 'body~c'], undefined).answer.body).toEqual([
      { matches: 'a' },
      { matches: 'b' },
      { matches: 'c' },
    ]);
  });

  test.each([
    ['status<400', /"<" has no meaning/],
    ['status>200', /">" has no meaning/],
    ['status~2', /"~" has no meaning/],
    ['body<ok', /"<" has no meaning/],
    ['lost<3', /"<" has no meaning/],
    ['lost>5', /">" has no meaning/],
    ['latency=500ms', /"=" has no meaning/],
    ['latency>500ms', /">" has no meaning/],
    ['p95>1s', /">" has no meaning/],
    ['header.x<1', /"<" has no meaning/],
    ['lost=few', /not a count/],
    ['lost=0.5', /not a count/],
    ['max_failures=3', /no "max_failures"/],
    ['constructor=1', /no "constructor"/],
    ['statsu=200', /no "statsu"/],
    ['status=abc', /not a status/],
    ['body.x=1', /not an expectation/],
    ['ok', /not an expectation/],
  ])('%s is refused before anything is sent', (text, message) => {
    expect(() => readExpectations([text], undefined)).toThrow(message);
    expect(() => readExpectations([text], undefined)).toThrow(expect.objectContaining({ exitCode: 2 }));
  });

  test.each([
    ['status=200', 'status=201'],
    ['body=1', 'body=2'],
    ['body=1', 'body~2'],
    ['p95<1s', 'p95<2s'],
    ['header.X=1', 'header.x=2'],
  ])('of %s and %s neither is dropped in silence', (...texts) => {
    expect(() => readExpectations(texts, undefined)).toThrow(/repeats an earlier/);
  });
});
