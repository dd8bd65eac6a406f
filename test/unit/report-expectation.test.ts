import { describe, expect, test } from 'vitest';
import { checkExpectation } from '../../src/report/expectation.ts';
import { parseJsonPath, valuesAt } from '../../src/report/json-path.ts';
import { compare } from '../support/compare.ts';
import { checkProbe } from '../../src/report/probe-form.ts';
import { checkRunExpectation } from '../../src/report/run-expectation.ts';

describe('mistakes in an expectation', () => {
  test.each<[unknown]>([
    [{ status: '2xx' }],
    [{ status: 404 }],
    [{ status: [200, '4xx'], latency: '< 500ms', attempts: '<= 3' }],
    [{ body: 'ok' }],
    [{ body: { matches: '/^ok$/i' } }],
    [
      {
        body: [
          { path: '$.a', exists: true },
          { path: '$.items[*]', count: '>= 1' },
        ],
      },
    ],
    [{ body: { count: 3 } }],
    [{ header: { 'x-id': { exists: true } } }],
  ])('%j has none', (value) => {
    expect(checkExpectation(value)).toEqual([]);
  });

  test.each<[unknown, (string | number)[], RegExp, RegExp]>([
    ['2xx', [], /must be an object/, /status/],
    [{}, [], /empty/, /status: 2xx/],
    [{ statsu: 200 }, ['statsu'], /no "statsu"/, /status/],
    [{ status: '2x' }, ['status'], /"2x" is not a status/, /2xx/],
    [{ status: [200, 600] }, ['status', 1], /600/, /2xx/],
    [{ status: [] }, ['status'], /empty/, /2xx/],
    [{ latency: 500 }, ['latency'], /not a limit/, /< 500ms/],
    [{ latency: '500ms' }, ['latency'], /not a limit/, /< 500ms/],
    [{ latency: '> 5s' }, ['latency'], /not a limit/, /<= 2s/],
    [{ latency: '< 500' }, ['latency'], /not a limit/, /unit/],
    [{ attempts: 'few' }, ['attempts'], /number of attempts/, /<= 3/],
    [{ attempts: 1.5 }, ['attempts'], /number of attempts/, /1/],
    [{ body: { matches: '(' } }, ['body', 'matches'], /regular expression/, /matches/],
    [{ body: { path: 'ok', equals: 1 } }, ['body', 'path'], /JSON path/, /\$\.ok/],
    [{ body: { path: '$.ok' } }, ['body'], /compares nothing/, /equals/],
    [{ body: { path: '$.ok', equal: 1 } }, ['body', 'equal'], /no "equal"/, /equals/],
    [{ body: { path: '$.a', equals: 1, matches: 'b' } }, ['body'], /Only one/, /list/],
    [{ body: [{ path: '$.a', exists: 'yes' }] }, ['body', 0, 'exists'], /true or false/, /exists: true/],
    [{ header: 'x' }, ['header'], /name headers/, /content-type/],
    [{ header: { a: { matches: '[' } } }, ['header', 'a', 'matches'], /regular expression/, /matches/],
  ])('%j', (value, path, message, hint) => {
    const mistakes = checkExpectation(value);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]?.path).toEqual(path);
    expect(mistakes[0]?.message).toMatch(message);
    expect(mistakes[0]?.hint).toMatch(hint);
  });

  test('all of them are found at once', () => {
    expect(checkExpectation({ status: 'x', latency: 'y', attempts: 'z', foo: 1 })).toHaveLength(4);
  });
});

test('mistakes in what is expected of a run', () => {
  expect(checkRunExpectation({ lost: 0, p95: '< 300ms', p99: '<= 1s', max_failures: 3 })).toEqual([]);
  expect(
    checkRunExpectation({ lost: -1, p95: '300ms', max_failures: '3', p96: 1 }).map(({ path }) => path),
  ).toEqual([['lost'], ['p95'], ['max_failures'], ['p96']]);
});

describe('mistakes in a probe', () => {
  test.each<[unknown]>([
    [{ get: '/chats/1', expect: { unread: 0 }, within: '5s' }],
    [{ get: 'http://127.0.0.1:1/x', status: 404 }],
    [{ command: ['node', '-v'], expect: { matches: '^v' } }],
  ])('%j has none', (value) => {
    expect(checkProbe(value)).toEqual([]);
  });

  test.each<[unknown, (string | number)[]]>([
    [{}, []],
    [{ get: '/a', command: ['b'] }, []],
    [{ get: 'chats/1' }, ['get']],
    [{ get: 'ftp://a/b' }, ['get']],
    [{ command: 'ls' }, ['command']],
    [{ command: [] }, ['command']],
    [{ command: ['ls'], status: 200 }, ['status']],
    [{ get: '/a', within: '5' }, ['within']],
    [{ get: '/a', expect: { path: 'x', equals: 1 } }, ['expect', 'path']],
    [{ get: '/a', headers: { a: 1 } }, ['headers']],
  ])('%j', (value, path) => {
    const mistakes = checkProbe(value);
    expect(mistakes.map((mistake) => mistake.path)).toEqual([path]);
    expect(mistakes[0]?.hint).not.toBe('');
  });
});

describe('JSON paths', () => {
  const root = { a: { 'odd key': [10, 20, { id: 'x' }] }, items: [{ id: 1 }, { id: 2 }, {}], Имя: 'Мария' };

  test.each<[string, unknown[]]>([
    ['$', [root]],
    ["$.a['odd key'][0]", [10]],
    ['$.a["odd key"][-1].id', ['x']],
    ['$.items[*].id', [1, 2]],
    ['$.items.*.id', [1, 2]],
    ['$.Имя', ['Мария']],
    ['$.none.deeper', []],
    ['$.items[7]', []],
    ['$.a[0]', []],
  ])('%s', (path, values) => {
    expect(valuesAt(root, parseJsonPath(path) ?? [])).toEqual(values);
  });

  test.each(['a', '$a', '$.', '$[', '$.a b', "$['x", '$..a'])('%s is none', (path) => {
    expect(parseJsonPath(path)).toBeUndefined();
  });

  test('what an object inherits is not there', () => {
    expect(valuesAt({}, parseJsonPath('$.constructor') ?? [])).toEqual([]);
  });
});

describe('comparing', () => {
  test.each<[unknown, string, boolean]>([
    ['ok', 'ok\n', true],
    ['ok', '"ok"', true],
    [7, '7', true],
    [{ a: 1, b: [2] }, '{ "b": [2], "a": 1 }', true],
    [{ a: 1 }, '{"a":1,"b":2}', false],
    [[1, 2], '[2,1]', false],
    [{ subset: { list: [{ id: 2 }] } }, '{"list":[{"id":1},{"id":2,"x":0}],"more":1}', true],
    [{ subset: { list: [{ id: 3 }] } }, '{"list":[{"id":1}]}', false],
    [{ path: '$.items[*].id', equals: 2 }, '{"items":[{"id":1},{"id":2}]}', true],
    [{ path: '$.items[*]', count: 2 }, '{"items":[1,2]}', true],
    [{ path: '$.items[*]', count: '> 2' }, '{"items":[1,2]}', false],
    [{ path: '$.name', matches: '/^мар/i' }, '{"name":"Мария"}', true],
    [{ exists: false }, '', true],
    [{ exists: true }, '', false],
    [{ equals: { matches: 'x' } }, '{"matches":"x"}', true],
    [
      [
        { path: '$.a', equals: 1 },
        { path: '$.b', equals: 3 },
      ],
      '{"a":1,"b":2}',
      false,
    ],
    [
      [
        { path: '$.a', equals: 1 },
        { path: '$.b', equals: 2 },
      ],
      '{"a":1,"b":2}',
      true,
    ],
    [null, 'null', true],
    [{ path: '$[*].text', values: ['a', 'b'] }, '[{"text":"a"},{"text":"b"}]', true],
    [{ path: '$[*].text', values: ['b', 'a'] }, '[{"text":"a"},{"text":"b"}]', false],
    [{ path: '$[*].text', values: ['a'] }, '[{"text":"a"},{"text":"a"}]', false],
    [{ path: '$[*].a', values: [] }, '[]', true],
    [{ path: '$.a', values: [1] }, '{"a":1}', true],
    [{ values: [1] }, '{"values":[1]}', true],
    // The old meanings stay.
    [{ path: '$[*].text', equals: ['a', 'b'] }, '[{"text":"a"},{"text":"b"}]', false],
    [{ path: '$[*].text', equals: 'b' }, '[{"text":"a"},{"text":"b"}]', true],
    [{ subset: [{ a: 1 }, { a: 1 }] }, '[{"a":1}]', true],
    [{ subset: [{ a: 2 }, { a: 1 }] }, '[{"a":1},{"a":2}]', true],
  ])('%j against %s', (expected, text, passed) => {
    expect(compare(expected, { text }).passed).toBe(passed);
  });

  test('of several comparisons the one that does not hold is told', () => {
    expect(
      compare(
        [
          { path: '$.a', equals: 1 },
          { path: '$.b', exists: true },
        ],
        { text: '{"a":1}' },
      ),
    ).toEqual({
      passed: false,
      expected: '$.b to be there',
      actual: 'nothing at $.b in {"a":1}',
    });
  });

  test.each<[unknown, string, RegExp]>([
    [{ path: '$[*].t', equals: ['a', 'b'] }, '[{"t":"a"},{"t":"b"}]', /write values: \["a","b"\]/],
    [{ path: '$[*].t', subset: ['a', 'b'] }, '[{"t":"a"},{"t":"b"}]', /write values/],
    [{ path: '$.list', values: ['a'] }, '{"list":["a"]}', /write equals, or end the path with \[\*\]/],
    [{ match: 'ok' }, 'ok', /Did you mean the comparison "matches"/],
    [{ equal: 1 }, '1', /Did you mean the comparison "equals"/],
  ])('%j says what was meant where the form is the mistake', (expected, text, hint) => {
    expect(compare(expected, { text })).toMatchObject({
      passed: false,
      hint: expect.stringMatching(hint) as string,
    });
  });

  test.each<[unknown, string]>([
    [{ path: '$[*].t', equals: 'c' }, '[{"t":"a"},{"t":"b"}]'],
    [{ path: '$.t', equals: ['a'] }, '{"t":"b"}'],
    [{ status: 'ok' }, '{}'],
  ])('%j says nothing of forms', (expected, text) => {
    expect(compare(expected, { text })).not.toHaveProperty('hint');
  });

  test('a value to be there in order needs a list', () => {
    expect(checkExpectation({ body: { path: '$[*]', values: 'a' } })).toMatchObject([
      { path: ['body', 'values'] },
    ]);
  });

  test('what is not JSON is told as such', () => {
    expect(compare({ path: '$.a', equals: 1 }, { text: '<html>' }).actual).toBe('not JSON: <html>');
  });

  test('control characters of the answer are made visible', () => {
    expect(compare('x', { text: '\u001b[31mred' }).actual).toBe('\\u001b[31mred');
  });
});

describe('numbers that JSON does not keep', () => {
  test.each([
    { path: '$.id', equals: 9_007_199_254_740_992 },
    { path: '$.ids', values: [1, -9_007_199_254_740_992] },
    { subset: { chat: { id: 1e300 } } },
    9_007_199_254_740_992,
  ])('%j is refused, since another id would be equal to it', (body) => {
    const [found, ...others] = checkExpectation({ body });
    expect(found?.message).toContain('cannot be compared exactly');
    expect(found?.hint).toContain('matches:');
    expect(others).toEqual([]);
  });

  test.each([9_007_199_254_740_991, 0.1, -5, 1e-300])('%j is compared', (equals) => {
    expect(checkExpectation({ body: { path: '$.id', equals } })).toEqual([]);
  });
});
