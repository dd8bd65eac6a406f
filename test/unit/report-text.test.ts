import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { createVirtualClock } from '../../src/env/clock.ts';
import type { Attempt, Delivery } from '../../src/delivery/delivery.ts';
import { columnsOf, fit, oneLine, padTo, visible, wrapColumns } from '../../src/report/columns.ts';
import { groupFailures } from '../../src/report/failures.ts';
import { answerLine, clockTime, headerLines, sendLine, spreadJson, tagOf } from '../../src/report/lines.ts';
import { summarize } from '../../src/report/ledger.ts';
import { createConsoleReporter, type ConsoleReporter } from '../../src/report/console-reporter.ts';
import { plainPaint, type Screen } from '../../src/report/screen.ts';
import type { Webhook } from '../../src/webhook/webhook.ts';
import { attempt, checkRecord, endRecord, resultRecord, runRecord } from '../support/records.ts';

const plain = { paint: plainPaint };

describe('columns', () => {
  test.each([
    ['Где мой заказ?', 14],
    ['«ёй» № 5 — да', 13],
    ['e\u0301', 1],
    ['и\u0306', 1],
    ['日本', 4],
    ['👍', 2],
    ['👩‍👩‍👧', 2],
    ['', 0],
  ])('%j takes %i', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });

  test('text is cut at whole characters, with a mark', () => {
    expect(fit('Здравствуйте', 6)).toBe('Здрав…');
    expect(fit('Здравствуйте', 12)).toBe('Здравствуйте');
    expect(fit('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 5)).toBe('👩‍👩‍👧👩‍👩‍👧…');
    expect(fit('да', 0)).toBe('');
  });

  property.prop([fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 0, max: 30 })])(
    'what fits is never wider than asked',
    (text, columns) => {
      expect(columnsOf(fit(text, columns))).toBeLessThanOrEqual(columns);
    },
  );

  property.prop([
    fc.array(fc.string({ unit: fc.constantFrom('a', 'я', '👍'), minLength: 1, maxLength: 6 }), {
      minLength: 1,
    }),
    fc.integer({ min: 12, max: 40 }),
  ])('wrapping keeps every word and the width', (words, columns) => {
    const lines = wrapColumns(words.join(' '), columns);
    expect(lines.join(' ')).toBe(words.join(' '));
    for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
  });

  test('padding counts columns, not code units', () => {
    expect(padTo('日本', 6)).toBe('日本  ');
  });

  test('what a consumer answers cannot steer the terminal', () => {
    expect(visible('\u001b[2J\u0007\u009b\u202e')).toBe('\\u001b[2J\\u0007\\u009b\\u202e');
    expect(oneLine('a\nb\tc\r\n\u2028d')).toBe('a b c d');
  });
});

describe('lines', () => {
  const at = Date.UTC(2024, 2, 5, 9, 0, 1, 204);
  const facts = {
    id: 'support-chat#4',
    type: 'message_created',
    eventId: 603,
    chatId: 21,
    summary: 'Мария: «Где мой заказ?»',
  };

  test('a webhook and its answer', () => {
    expect(sendLine(facts, at, plain)).toBe(
      `${clockTime(at)} --> message_created   Мария: «Где мой заказ?»  [evt 603]`,
    );
    const answered = { tag: '[evt 603]', tries: '', good: true };
    expect(answerLine(attempt(), at, answered, plain)).toBe(`${clockTime(at)} <-- [200] 12ms  [evt 603]`);
  });

  test('a transitive event is named by its delivery, or by its chat where there is none', () => {
    expect(sendLine({ ...facts, type: 'typing', eventId: 0 }, at, plain)).toMatch(
      /--> typing {12}Мария.* {2}\[support-chat#4\]$/,
    );
    expect(tagOf({ eventId: 0, chatId: 21 })).toBe('[chat 21]');
  });

  test('a failure says its reason, its try and when the next one follows', () => {
    const failed = attempt({ number: 2, status: 503, body: 'try\nlater' });
    const told = { tag: '[evt 603]', tries: '2/5', retryInMs: 1500, good: false };
    expect(answerLine(failed, at, told, plain)).toBe(
      `${clockTime(at)} <-- [503] 12ms  try 2/5 [evt 603] again in 1.5s  try later`,
    );
  });

  test('the time of day is that of this machine, to the millisecond', () => {
    const date = new Date(at);
    const hours = String(date.getHours()).padStart(2, '0');
    expect(clockTime(at)).toBe(`${hours}:00:01.204`);
  });

  property.prop([fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 60, max: 200 })])(
    'no line is wider than the terminal',
    (summary, width) => {
      const layout = { paint: plainPaint, width };
      const tag = '[evt 603]';
      const failed = attempt({ status: 500, body: summary });
      expect(columnsOf(sendLine({ ...facts, summary }, at, layout))).toBeLessThanOrEqual(width);
      expect(
        columnsOf(answerLine(failed, at, { tag, tries: '1/3', retryInMs: 1000, good: false }, layout)),
      ).toBeLessThanOrEqual(width);
    },
  );

  test('the head of a run says scenario, seed, era, target and every rule of delivery', () => {
    const policy = {
      timeout: '10s',
      order: 'kept per chat',
      retries: 'none',
      redirects: 'not followed',
      signature: 'none',
    };
    const text = headerLines(runRecord({ policy }), plain).join('\n');
    for (const part of [
      'iqmock 0.1.0',
      'support-chat',
      '42',
      '2023',
      'http://127.0.0.1:3000/hook',
      '10s',
      'kept per chat',
      'redirects not followed',
      'signature none',
    ]) {
      expect(text).toContain(part);
    }
  });
});

describe('spreading JSON', () => {
  test('two columns for each level, empty lists and objects closed up', () => {
    expect(spreadJson('{"a":[1,{"b":null}],"c":[ ],"d":{},"e":"x,{\\"}"}')).toBe(
      '{\n  "a": [\n    1,\n    {\n      "b": null\n    }\n  ],\n  "c": [],\n  "d": {},\n  "e": "x,{\\"}"\n}',
    );
  });

  property.prop([fc.json()])('changes nothing but white space', (text) => {
    const spread = spreadJson(text);
    expect(JSON.parse(spread)).toEqual(JSON.parse(text));
    expect(spreadJson(spread)).toBe(spread);
  });

  test('numbers keep every digit', () => {
    expect(spreadJson('{"id":9007199254740993,"x":1.10}')).toContain('9007199254740993');
    expect(spreadJson('{"id":9007199254740993,"x":1.10}')).toContain('1.10');
  });

  test('what is no JSON stays as it is', () => {
    expect(spreadJson('<html> {')).toBe('<html> {');
  });
});

test('failures of one kind are told once', () => {
  const failed = (over: object) =>
    checkRecord({ passed: false, severity: 'error', expected: '2xx', ...over });
  const groups = groupFailures([
    failed({ actual: '500 after 2 tries: {"error":"chat 17"}' }),
    failed({ actual: '503: no' }),
    failed({ actual: '500 after 3 tries: {"error":"chat 18"}', scenario: 'other' }),
    failed({ name: 'latency', actual: '503: no' }),
  ]);
  expect(groups.map(({ rest }) => rest.length)).toEqual([1, 0, 0]);
});

describe('the narrator', () => {
  const webhook: Webhook = {
    ...{
      kind: 'webhook',
      index: 0,
      scenario: 'support-chat',
      step: 'message',
      type: 'message_created',
      eventId: 603,
    },
    ...{
      chatId: 21,
      clientId: 7,
      createdAt: 0,
      dueMs: 0,
      summary: () => 'Мария: «Где мой заказ?»',
      body: Buffer.from('{"ChatEvent":{"Id":603}}'),
    },
  };
  const delivery: Delivery = { ...webhook, id: 'support-chat#0', url: '', headers: {}, dueAt: 0 };
  const broken: Attempt = attempt({ status: 500, body: '{"error":"boom"}', bodyBytes: 16 });

  function told(tell: (narrator: ConsoleReporter) => void, over: Partial<Screen> = {}): string[] {
    const lines: string[] = [];
    const quiet = over.quiet ?? false;
    const screen: Screen = {
      ...{ quiet, verbose: false, live: false, width: 80, paint: plainPaint },
      say: (line = '') => {
        if (!quiet) lines.push(line);
      },
      insist: (line) => {
        lines.push(line);
      },
      ...over,
    };
    tell(
      createConsoleReporter(screen, {
        clock: createVirtualClock(0),
        tries: 3,
        target: 'http://127.0.0.1:3000/',
      }),
    );
    return lines.map((line) => line.replace(/^\d\d:\d\d:\d\d\.\d{3}/, '<time>'));
  }

  test('a retried webhook: tries are counted, and the hint comes once', () => {
    const lines = told((narrator) => {
      narrator.sending(webhook, delivery);
      narrator.answered(delivery, broken, 1000);
      narrator.answered(delivery, { ...broken, number: 2 }, 5000);
      narrator.answered(delivery, attempt({ number: 3 }));
    });
    expect(lines).toEqual([
      '<time> --> message_created   Мария: «Где мой заказ?»  [evt 603]',
      '<time> <-- [500] 12ms  try 1/3 [evt 603] again in 1s  {"error":"boom"}',
      expect.stringMatching(/^ {17}Look for the exception/),
      '<time> <-- [500] 12ms  try 2/3 [evt 603] again in 5s  {"error":"boom"}',
      '<time> <-- [200] 12ms  try 3/3 [evt 603]',
    ]);
  });

  test('a webhook is told when it goes out: when its predecessor in the chat is settled', () => {
    const second = { ...webhook, index: 1, eventId: 604, summary: () => 'Анна: «Да»' };
    const other = { ...webhook, index: 2, eventId: 700, chatId: 22, summary: () => 'Олег: «Алло?»' };
    const deliveryOf = (hook: Webhook): Delivery => ({
      ...delivery,
      ...hook,
      id: `support-chat#${hook.index}`,
    });
    const lines = told((narrator) => {
      for (const hook of [webhook, second, other]) narrator.sending(hook, deliveryOf(hook));
      narrator.answered(delivery, broken, 1000);
      narrator.answered(delivery, attempt({ number: 2 }));
      narrator.answered(deliveryOf(second), attempt());
    });
    const short = lines
      .filter((line) => line.startsWith('<time>'))
      .map((line) => /(-->|<--).*\[evt (\d+)\]/.exec(line)?.slice(1).join(' '));
    expect(short).toEqual(['--> 603', '--> 700', '<-- 603', '<-- 603', '--> 604', '<-- 604']);
  });

  test('where order is not kept, no webhook is told twice or after its answer', () => {
    const second = { ...webhook, index: 1, eventId: 604 };
    const lines = told((narrator) => {
      narrator.sending(webhook, delivery);
      narrator.sending(second, { id: 'support-chat#1' });
      narrator.answered({ ...delivery, eventId: 604, id: 'support-chat#1' }, attempt());
      narrator.answered(delivery, attempt());
    });
    const short = lines.map((line) => /(-->|<--).*\[evt (\d+)\]/.exec(line)?.slice(1).join(' '));
    expect(short).toEqual(['--> 603', '--> 604', '<-- 604', '<-- 603']);
  });

  test('an answer that its step expects is no failure', () => {
    const lines = told((narrator) => {
      narrator.sending({ ...webhook, expect: { status: 500 } }, delivery);
      narrator.answered(delivery, broken);
    });
    expect(lines[1]).toBe('<time> <-- [500] 12ms  [evt 603]');
    expect(lines).toHaveLength(2);
  });

  test('verdicts that the answer line does not show are told under it', () => {
    const lines = told((narrator) => {
      narrator.recorded(checkRecord({ name: 'accepted', passed: false }));
      narrator.recorded(
        checkRecord({
          name: 'latency',
          passed: false,
          expected: '< 5ms',
          actual: '12ms',
          subject: 'typing  […]  [support-chat#2]',
        }),
      );
      narrator.recorded(checkRecord({ name: 'latency', passed: true }));
      narrator.recorded({
        kind: 'check',
        name: 'probe',
        passed: false,
        subject: 'GET /n',
        expected: '3',
        actual: '2',
      });
    });
    expect(lines).toEqual([
      `${' '.repeat(17)}latency: expected < 5ms, got 12ms  [support-chat#2]`,
      '<time> ??? GET /n  3: got 2',
    ]);
  });

  test('verbose shows payload and answer', () => {
    const lines = told(
      (narrator) => {
        narrator.sending(webhook, delivery);
        narrator.answered(delivery, broken);
      },
      { verbose: true },
    ).map((line) => line.trim());
    expect(lines).toContain('|     "Id": 603');
    expect(lines).toContain('|   "error": "boom"');
  });

  const failing = checkRecord({
    ...{
      passed: false,
      severity: 'error',
      subject: 'message_created  Мария  [evt 603]',
      place: { file: 'a.yaml', line: 12, column: 5 },
    },
    ...{
      expected: '2xx within 10s',
      actual: '500: boom',
      why: 'It matters.',
      advice: 'Mend it.',
      repro: 'iqmock run a',
      curl: `curl ${'x'.repeat(300)}`,
    },
  });
  const summary = summarize([runRecord(), resultRecord({ attempts: [broken] }), failing, endRecord()]);

  test('the footer explains each failure, counts, judges, and ends with the verdict', () => {
    const lines = told((narrator) =>
      narrator.footer(summary, { repro: 'iqmock run a --seed 42', written: ['html: out.html'] }),
    );
    expect(lines).toEqual([
      '',
      'FAILED  accepted  message_created  Мария  [evt 603]',
      '  at          a.yaml:12:5',
      '  expected    2xx within 10s',
      '  got         500: boom',
      '  why         It matters.',
      '  do          Mend it.',
      '  again       iqmock run a',
      `  curl        curl ${'x'.repeat(300)}`,
      '',
      '  webhooks    1 made: 1 refused',
      '  answers     500 ×1 · p50 12ms, p95 12ms, p99 12ms, max 12ms',
      '  checks      0 held, 1 failed',
      '  report      html: out.html',
      '  again       iqmock run a --seed 42',
      'Failed: 1 of 1 check did not hold.',
    ]);
  });

  test('quiet leaves failures and a line for each scenario', () => {
    const quiet = told(
      (narrator) => {
        narrator.header(runRecord());
        narrator.sending(webhook, delivery);
        narrator.answered(delivery, broken);
        narrator.footer(summary, { repro: 'iqmock run a' });
      },
      { quiet: true },
    );
    expect(quiet[1]).toMatch(/^FAILED/);
    expect(quiet.at(-1)).toBe('support-chat  Failed: 1 of 1 check did not hold.');
    expect(quiet.join('\n')).not.toMatch(/-->|<--|webhooks/);
    const passed = summarize([runRecord(), resultRecord(), checkRecord(), endRecord()]);
    expect(told((narrator) => narrator.footer(passed, { repro: '' }), { quiet: true })).toEqual([
      'Passed: the only check held.',
    ]);
  });

  test('many kinds of failure are cut short, with the number of the rest', () => {
    const checks = Array.from({ length: 30 }, (_, index) => ({
      ...failing,
      name: `rule-${String.fromCharCode(97 + index)}`,
    }));
    const many = summarize([runRecord(), resultRecord({ attempts: [broken] }), ...checks, endRecord()]);
    const lines = told((narrator) => narrator.footer(many, { repro: '' }));
    expect(lines.filter((line) => line.startsWith('FAILED'))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith('  curl'))).toHaveLength(3);
    expect(lines).toContain('… and 20 more; a report shows them all.');
    const verbose = told((narrator) => narrator.footer(many, { repro: '' }), { verbose: true });
    expect(verbose.filter((line) => line.startsWith('  curl'))).toHaveLength(30);
  });
});
