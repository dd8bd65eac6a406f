import { describe, expect, test } from 'vitest';
import type { ArgumentSchema } from '../../src/entry.ts';
import { IqmockError } from '../../src/errors.ts';
import { checkExpectation } from '../../src/report/expectation.ts';
import type { ExpectationMistake } from '../../src/report/mistakes.ts';
import { checkProbe, checkRequest } from '../../src/report/probe-form.ts';
import { checkRunExpectation } from '../../src/report/run-expectation.ts';
import {
  expectSchema,
  probeSchema,
  requestSchema,
  runExpectSchema,
} from '../../src/scenario/expect-schema.ts';
import { fileSchema } from '../../src/scenario/file-schema.ts';
import { parseScenario } from '../../src/scenario/load.ts';
import { steps } from '../../src/scenario/steps/index.gen.ts';

/** What is published of a form, and the checker that reads it when a scenario runs. */
const forms: readonly [
  string,
  Readonly<Record<string, unknown>>,
  (value: unknown) => ExpectationMistake[],
][] = [
  ['expect of a step', expectSchema.properties ?? {}, checkExpectation],
  ['expect of a run', runExpectSchema, checkRunExpectation],
  ['probe', probeSchema.properties ?? {}, checkProbe],
  ['request', requestSchema.properties ?? {}, checkRequest],
];

/** A value that is right for each property of those forms. */
const right: Readonly<Record<string, unknown>> = {
  status: '2xx',
  latency: '< 500ms',
  header: { 'content-type': { matches: 'json' } },
  attempts: 1,
  lost: 0,
  max_failures: 0,
  p50: '< 1s',
  p90: '< 1s',
  p95: '< 1s',
  p99: '< 1s',
  max: '< 1s',
  get: '/health',
  post: '/reset',
  headers: { accept: 'application/json' },
  body: { all: true },
  text: 'all',
  command: ['true'],
  expect: 'ok',
  within: '1s',
};
const companions: Readonly<Record<string, object>> = {
  headers: { get: '/health' },
  status: { get: '/health' },
  body: { post: '/reset' },
  text: { post: '/reset' },
  expect: { get: '/health' },
  within: { get: '/health' },
};

describe('every property of a published form is accepted by the checker that runs', () => {
  const cases = forms.flatMap(([form, properties, check]) =>
    Object.keys(properties).map((name) => [form, name, check] as const),
  );

  test.each(cases)('%s: %s', (form, name, check) => {
    expect(right).toHaveProperty(name);
    const companion = form === 'probe' || form === 'request' ? companions[name] : {};
    expect(check({ ...companion, [name]: right[name] })).toEqual([]);
  });

  test('and a key that is not published is refused', () => {
    for (const [, , check] of forms)
      for (const key of ['nonsense', 'constructor', '__proto__x', 'toString'])
        expect(check({ [key]: 1 }).map(({ message }) => message)).toEqual([
          expect.stringContaining(`no "${key}"`),
        ]);
  });
});

/** The messages about a scenario; none if it has no mistakes. */
function messagesOf(scenario: object): string[] {
  try {
    parseScenario(JSON.stringify(scenario), 'law.yaml');
    return [];
  } catch (error) {
    if (error instanceof IqmockError) return error.mistakes.map(({ message }) => message);
    throw error;
  }
}

describe('a property that a scenario may have is never called unknown', () => {
  const keysOf = ({ properties = {}, anyOf = [] }: ArgumentSchema): string[] => [
    ...Object.keys(properties),
    ...anyOf.flatMap(keysOf),
  ];

  test.each(Object.keys(fileSchema.properties ?? {}))('%s', (key) => {
    const messages = messagesOf({ name: 'law', steps: [{ wait: 1 }], [key]: null });
    expect(messages.filter((message) => message.includes(`no "${key}"`))).toEqual([]);
  });

  test.each(Object.values(steps).flatMap(({ name, args }) => keysOf(args).map((key) => [name, key])))(
    '%s: %s',
    (name = '', key = '') => {
      const messages = messagesOf({ name: 'law', steps: [{ [name]: { [key]: null } }] });
      expect(messages.filter((message) => message.includes(`no "${key}"`))).toEqual([]);
    },
  );

  test('where one that it may not have is', () => {
    expect(messagesOf({ name: 'law', steps: [{ wait: 1 }], expect: { p96: 1 } })).toEqual([
      expect.stringContaining('no "p96"'),
    ]);
  });
});
