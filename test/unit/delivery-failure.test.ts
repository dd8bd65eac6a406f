import { describe, expect, test } from 'vitest';
import { describeFailure, timeoutError } from '../../src/delivery/transport/failure.ts';
import { parseTarget } from '../../src/delivery/target.ts';

const target = parseTarget('https://consumer.test:8443/');

function systemError(code: string, message = 'a message'): Error {
  return Object.assign(new Error(message), { code });
}

describe('what goes wrong on the network', () => {
  test.each([
    ['ECONNREFUSED', 'refused', /Nothing listens on consumer\.test:8443/],
    ['ECONNRESET', 'reset', /closed the connection/],
    ['EPIPE', 'reset', /closed the connection/],
    ['ETIMEDOUT', 'timeout', /timed out/],
    ['ENOTFOUND', 'dns', /consumer\.test is not known/],
    ['EAI_AGAIN', 'dns', /consumer\.test is not known/],
    ['EHOSTUNREACH', 'unreachable', /EHOSTUNREACH/],
    ['ENETUNREACH', 'unreachable', /ENETUNREACH/],
    ['EADDRNOTAVAIL', 'unreachable', /EADDRNOTAVAIL/],
    ['EMFILE', 'other', /open files/],
    ['EACCES', 'other', /permission/],
    ['EWHATEVER', 'other', /a message \(EWHATEVER\)/],
    ['CERT_HAS_EXPIRED', 'tls', /not trusted \(CERT_HAS_EXPIRED\)/],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls', /not trusted/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', /another name/],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tls', /our side/],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', /does not speak TLS/],
    ['EPROTO', 'tls', /No secure connection/],
  ])('%s is %s', (code, expected, message) => {
    const error = describeFailure(systemError(code), target, { sent: false });
    expect(error.code).toBe(expected);
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/\.$/);
  });

  test('several addresses that all refused', () => {
    const error = new AggregateError([systemError('ECONNREFUSED'), systemError('ECONNREFUSED')]);
    expect(describeFailure(error, target, { sent: false }).code).toBe('refused');
  });

  test('an end before the handshake is a matter of TLS', () => {
    const message = 'Client network socket disconnected before secure TLS connection was established';
    expect(describeFailure(systemError('ECONNRESET', message), target, { sent: false }).code).toBe('tls');
  });

  test('something that is no error at all', () => {
    expect(describeFailure('odd', target, { sent: false })).toEqual({
      code: 'other',
      message: 'The try failed: odd.',
      unreached: true,
    });
  });
});

test('a timeout says how far it came', () => {
  const say = (progress: Parameters<typeof timeoutError>[2]): string =>
    timeoutError(target, 10_000, progress).message;
  expect(say({ sent: false })).toBe('No connection to consumer.test:8443 within 10s.');
  expect(say({ sent: true })).toBe('No answer from consumer.test:8443 within 10s.');
  expect(say({ sent: true, status: 200 })).toBe('The answer (200) began but did not end within 10s.');
});

test('an IPv6 address stands in brackets', () => {
  expect(timeoutError(parseTarget('[::1]:3000'), 1000, { sent: true }).message).toContain('[::1]:3000');
});
