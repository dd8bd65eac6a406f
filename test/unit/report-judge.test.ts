import { describe, expect, test } from 'vitest';
import { judge, type JudgeContext } from '../../src/report/judge.ts';
import type { CheckRecord, ResultRecord } from '../../src/report/record.ts';
import { TimedPatterns } from '../../src/report/timed-pattern.ts';
import type { Expectation } from '../../src/webhook/webhook.ts';
import { attempt, resultRecord } from '../support/records.ts';

const context: JudgeContext = {
  timeoutMs: 10_000,
  target: 'http://127.0.0.1:3000/hook',
  patterns: new TimedPatterns(),
};

function judged(over: Partial<ResultRecord>, extra: Partial<JudgeContext> = {}): CheckRecord[] {
  return judge(resultRecord(over), { ...context, ...extra });
}

function only(name: string, checks: readonly CheckRecord[]): CheckRecord {
  const found = checks.filter((check) => check.name === name);
  expect(found, `checks: ${checks.map((check) => check.name).join(', ')}`).toHaveLength(1);
  return found[0] as CheckRecord;
}

function expecting(expectation: Expectation, over: Partial<ResultRecord> = {}): CheckRecord[] {
  return judged(over, { expect: expectation });
}

describe('the built-in rule', () => {
  test('a 2xx in time is one check that holds and nothing else', () => {
    expect(judged({})).toEqual([
      {
        kind: 'check',
        name: 'accepted',
        passed: true,
        scenario: 'support-chat',
        place: { file: 'scenarios/support-chat.yaml', line: 12, column: 5 },
        deliveryId: 'support-chat#0',
        subject: 'message_created  Мария: «Где мой заказ?»  [evt 603]',
        expected: '2xx within 10s',
      },
    ]);
  });

  test.each([400, 422, 500])('says of a %i nothing about the event that may not be true', (status) => {
    // A raw step, or set_raw, may send what is not valid at all.
    const [check] = judged({ outcome: 'refused', attempts: [attempt({ status })] });
    expect(check?.why).toMatch(/the event/);
    expect(check?.why).not.toContain('valid event');
  });

  test('of an event without an id is told by the id of its delivery', () => {
    expect(judged({ type: 'typing', eventId: 0, summary: 'Мария …' })[0]?.subject).toBe(
      'typing  Мария …  [support-chat#0]',
    );
  });

  test('a 500 fails, and says what was expected, what came, why it matters and what to do', () => {
    const [check, ...rest] = judged(
      {
        attempts: [
          attempt({ status: 500, body: '{"error":"boom"}' }),
          attempt({ number: 2, status: 500, body: '{"error":"boom"}' }),
        ],
      },
      { repro: 'iqmock run x', curl: () => 'curl -X POST' },
    );
    expect(rest).toEqual([]);
    expect(check).toMatchObject({
      name: 'accepted',
      passed: false,
      severity: 'error',
      expected: '2xx within 10s',
      actual: '500 after 2 tries: {"error":"boom"}',
      repro: 'iqmock run x',
      curl: 'curl -X POST',
    });
    expect(check?.why).toContain('failed on the event');
    expect(check?.advice).toContain('log');
  });

  test('no curl is made for a check that holds', () => {
    const [check] = judged({}, { curl: () => expect.unreachable() });
    expect(check?.curl).toBeUndefined();
  });

  test('a refused connection asks whether the server listens there', () => {
    const error = { code: 'refused', message: 'Nothing listens on 127.0.0.1:3000.' } as const;
    const check = only('accepted', judged({ attempts: [{ number: 1, sentAt: 0, doneAt: 1, error }] }));
    expect(check.actual).toBe('refused: Nothing listens on 127.0.0.1:3000.');
    expect(check.advice).toContain('Is your server listening on http://127.0.0.1:3000/hook?');
  });

  test('the hint of the try itself wins over the general one', () => {
    const error = { code: 'tls', message: 'Self-signed.', hint: 'Trust it with --ca ca.pem.' } as const;
    const check = only('accepted', judged({ attempts: [{ number: 1, sentAt: 0, doneAt: 1, error }] }));
    expect(check.advice).toBe('Trust it with --ca ca.pem.');
  });

  test.each([
    ['/new-place', 'final address'],
    ['/login?next=/hook', 'Exempt the path from login'],
  ])('a redirect to %s tells that redirects are not followed', (location, hint) => {
    const check = only('accepted', judged({ attempts: [attempt({ status: 302, headers: { location } })] }));
    expect(check.passed).toBe(false);
    expect(check.advice).toContain(hint);
    expect(check.advice).toContain(location);
  });

  test('a secret in the address of a redirect is masked', () => {
    const location = 'https://a.example/cb?token=hunter2secret';
    const check = only('accepted', judged({ attempts: [attempt({ status: 302, headers: { location } })] }));
    expect(JSON.stringify(check)).not.toContain('hunter2secret');
  });

  test('what was never sent is said to be unknown', () => {
    const check = only('accepted', judged({ attempts: [], dropReason: 'the run was interrupted' }));
    expect(check).toMatchObject({ passed: false, actual: 'never sent: the run was interrupted' });
  });

  test('with max_failures in force a refusal is a warning, to be counted at the end', () => {
    const over = { attempts: [attempt({ status: 503 })] };
    expect(only('accepted', judged(over, { tolerant: true })).severity).toBe('warning');
    expect(only('accepted', judged(over)).severity).toBe('error');
  });
});

describe('what a step expects', () => {
  test.each<[Expectation['status'], number, boolean]>([
    ['2xx', 204, true],
    ['2xx', 302, false],
    [500, 500, true],
    ['500', 500, true],
    [[200, '4xx'], 422, true],
    [[200, '4xx'], 500, false],
    ['4xx', 200, false],
  ])('status %j against %i', (status, actual, passed) => {
    const checks = expecting({ status: status ?? '' }, { attempts: [attempt({ status: actual })] });
    expect(only('status', checks).passed).toBe(passed);
    expect(checks.some((check) => check.name === 'accepted')).toBe(false);
  });

  test('an answer that broke off half-way does not meet the status that it began with', () => {
    const cut = attempt({ status: 200, error: { code: 'reset', message: 'the answer was cut short' } });
    const check = only('status', expecting({ status: '2xx' }, { outcome: 'failed', attempts: [cut] }));
    expect(check).toMatchObject({ passed: false, actual: 'reset: the answer was cut short' });
  });

  test('no answer does not meet any status', () => {
    const error = { code: 'timeout', message: 'No answer within 10s.' } as const;
    const checks = expecting({ status: '5xx' }, { attempts: [{ number: 1, sentAt: 0, doneAt: 1, error }] });
    expect(only('status', checks)).toMatchObject({ passed: false, actual: 'timeout: No answer within 10s.' });
  });

  test.each([
    ['< 500ms', 499.9, true],
    ['< 500ms', 500, false],
    ['<= 500ms', 500, true],
    ['< 2s', 2100, false],
  ])('latency %s against %f ms', (latency, serviceMs, passed) => {
    const check = only('latency', expecting({ latency }, { serviceMs }));
    expect(check.passed).toBe(passed);
    if (!passed) expect(check).toMatchObject({ measured: true, expected: latency });
  });

  test('latency is the time of the answer alone, not that of waiting for its turn', () => {
    expect(only('latency', expecting({ latency: '< 50ms' }, { serviceMs: 12, latencyMs: 9000 })).passed).toBe(
      true,
    );
  });

  test('no answer does not meet a latency, however fast it failed', () => {
    const error = { code: 'reset', message: 'Cut.' } as const;
    const check = only(
      'latency',
      expecting(
        { latency: '< 1s' },
        { attempts: [{ number: 1, sentAt: 0, doneAt: 1, error }], serviceMs: 1 },
      ),
    );
    expect(check).toMatchObject({ passed: false, actual: 'no answer' });
  });

  test.each<[string | number, number, boolean]>([
    [1, 1, true],
    [1, 2, false],
    ['<= 2', 2, true],
    ['> 1', 1, false],
  ])('attempts %j against %i', (attempts, tries, passed) => {
    const made = Array.from({ length: tries }, (_, index) => attempt({ number: index + 1 }));
    expect(only('attempts', expecting({ attempts }, { attempts: made })).passed).toBe(passed);
  });

  test('the body is compared whole, by expression and by path', () => {
    const answer = { attempts: [attempt({ body: '{"ok":true,"id":7}' })] };
    expect(only('body', expecting({ body: { ok: true, id: 7 } }, answer)).passed).toBe(true);
    expect(only('body', expecting({ body: { ok: true } }, answer)).passed).toBe(false);
    expect(only('body', expecting({ body: { subset: { ok: true } } }, answer)).passed).toBe(true);
    expect(only('body', expecting({ body: { matches: '"id":\\d' } }, answer)).passed).toBe(true);
    expect(only('body', expecting({ body: { path: '$.id', equals: 8 } }, answer))).toMatchObject({
      passed: false,
      expected: '$.id to be 8',
      actual: '7',
    });
    expect(only('body', expecting({ body: { path: '$.error', exists: false } }, answer)).passed).toBe(true);
  });

  test('an answer of which only the start was kept is not judged by that start', () => {
    const cut = { attempts: [attempt({ body: '{"ok":', bodyBytes: 50_000, keptBytes: 6 })] };
    const check = only('body', expecting({ body: { path: '$.ok', equals: true } }, cut));
    expect(check).toMatchObject({
      passed: false,
      actual: 'an answer of 50000 bytes, of which only the first 6 were kept',
    });
  });

  test('headers are named without regard to case, and may be demanded or forbidden', () => {
    const answer = {
      attempts: [attempt({ headers: { 'content-type': 'application/json', 'x-count': '3' } })],
    };
    const checks = expecting(
      { header: { 'Content-Type': { matches: 'json' }, 'X-Count': 3, 'X-None': { exists: false } } },
      answer,
    );
    expect(
      checks.filter((check) => check.name.startsWith('header')).map(({ name, passed }) => [name, passed]),
    ).toEqual([
      ['header Content-Type', true],
      ['header X-Count', true],
      ['header X-None', true],
    ]);
    expect(only('header X-None', expecting({ header: { 'X-None': 'a' } }, answer))).toMatchObject({
      passed: false,
      actual: 'nothing',
    });
  });
});

describe('suspicious answers', () => {
  const answer = (body: string, headers: Record<string, string> = {}): Partial<ResultRecord> => ({
    attempts: [attempt({ body, headers })],
  });

  test.each([
    '{"error":"no such chat"}',
    '{"ok":false}',
    '{"success":false}',
    '{"errors":["x"]}',
    '{"OK":false,"Error":{"Code":1}}',
  ])('an error in a 200 is a warning: %s', (body) => {
    expect(only('error-body', judged(answer(body)))).toMatchObject({ passed: false, severity: 'warning' });
  });

  test.each(['', 'ok', '{"error":null}', '{"errors":[]}', '{"ok":true}', '{broken', '[{"error":1}]'])(
    'nothing is wrong with %j',
    (body) => {
      expect(judged(answer(body)).map((check) => check.name)).toEqual(['accepted']);
    },
  );

  test.each([
    ['<html><center>The plain HTTP request was sent to HTTPS port</center></html>', /https:\/\//],
    ['Client sent an HTTP request to an HTTPS server.', /https:\/\//],
    ['<html><center>No required SSL certificate was sent</center></html>', /--cert/],
  ])('a 400 that says "%s" is not blamed on the body', (body, advice) => {
    const [check] = judged({ outcome: 'refused', attempts: [attempt({ status: 400, body })] });
    expect(check?.advice).toMatch(advice);
    expect(check?.why).not.toMatch(/malformed/);
  });

  test('a 407 is of a proxy, and the consumer is not blamed', () => {
    const [check] = judged({ outcome: 'refused', attempts: [attempt({ status: 407 })] });
    expect(check?.why).toMatch(/^A proxy in between requires a login/);
    expect(check?.advice).toContain('--proxy');
  });

  test.each([
    'ok',
    '<p>ok</p>',
    'Не могу войти в личный кабинет',
    'Вход в личный кабинет: нажмите Войти',
    '{"text":"как войти? login, sign in"}',
    'Header and body are fine',
  ])('%s is no page, whatever its type says', (body) => {
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    const checks = judged({ attempts: [attempt({ status: 200, body, headers })] });
    expect(checks.filter(({ passed }) => !passed)).toEqual([]);
  });

  test.each([
    '<!doctype html><title>Вход</title><form><input name=p type=password></form>',
    '<html><body><form action="/s"><input class="x" type="password"/></form></body></html>',
    '<html><head><meta http-equiv="refresh" content="0; url=/login?next=/hook"></head></html>',
    "<!DOCTYPE html><script>window.location.href = '/auth/sso'</script>",
  ])('%s is a login page', (body) => {
    expect(only('login-page', judged(answer(body))).severity).toBe('error');
  });

  test.each([
    '<!-- built --><!DOCTYPE html>\n<div id=app></div>',
    '<html lang="ru">Личный кабинет: Войти</html>',
    '  <head><title>x</title></head>',
  ])('%s is a page, and no login page', (body) => {
    expect(only('html-answer', judged(answer(body))).severity).toBe('warning');
  });

  test('a login page with status 200 fails the event; another page is a warning', () => {
    const login = judged(answer('<!DOCTYPE html><form><input type="password"></form>'));
    expect(only('login-page', login)).toMatchObject({ passed: false, severity: 'error' });
    const page = judged(answer('<html><body>It works!</body></html>'));
    expect(only('html-answer', page)).toMatchObject({ passed: false, severity: 'warning' });
  });

  test('a step that says what the body must be is not second-guessed', () => {
    const names = judged(answer('{"error":"x"}'), { expect: { body: { path: '$.error', equals: 'x' } } }).map(
      ({ name }) => name,
    );
    expect(names).toEqual(['accepted', 'body']);
  });

  test('an answer that takes more than half of the timeout is a warning', () => {
    expect(only('slow', judged({ serviceMs: 5001 }))).toMatchObject({
      severity: 'warning',
      measured: true,
      actual: '5s',
    });
    expect(judged({ serviceMs: 5000 }).map(({ name }) => name)).toEqual(['accepted']);
  });
});
