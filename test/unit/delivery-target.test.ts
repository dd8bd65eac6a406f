import { describe, expect, test } from 'vitest';
import { isPrivateTarget, parseTarget } from '../../src/delivery/target.ts';
import { IqmockError } from '../../src/errors.ts';

describe('an address that people write', () => {
  test.each([
    ['3000', 'http://127.0.0.1:3000/'],
    [':3000', 'http://127.0.0.1:3000/'],
    [' 3000 ', 'http://127.0.0.1:3000/'],
    [':3000/hook', 'http://127.0.0.1:3000/hook'],
    ['localhost', 'http://localhost/'],
    ['localhost:3000', 'http://localhost:3000/'],
    ['localhost:3000/hook?a=1&b=%20', 'http://localhost:3000/hook?a=1&b=%20'],
    ['consumer:8080', 'http://consumer:8080/'],
    ['example.com/hook', 'http://example.com/hook'],
    ['[::1]:3000', 'http://[::1]:3000/'],
    ['https://example.com', 'https://example.com/'],
    ['HTTPS://Example.com:8443/A', 'https://example.com:8443/A'],
    ['http://localhost:3000/чат', 'http://localhost:3000/%D1%87%D0%B0%D1%82'],
    ['http://localhost:3000/hook#part', 'http://localhost:3000/hook'],
    ['unix:/tmp/app.sock', 'unix:/tmp/app.sock:/'],
    ['unix:///tmp/app.sock', 'unix:/tmp/app.sock:/'],
    ['unix:/tmp/app.sock:/hook?x=1', 'unix:/tmp/app.sock:/hook?x=1'],
    ['unix:./app.sock:/hook', 'unix:./app.sock:/hook'],
  ])('%s means %s', (text, url) => {
    const target = parseTarget(text);
    expect(target.url).toBe(url);
    expect(parseTarget(target.url)).toEqual(target);
  });

  test('base path and query stay whole', () => {
    expect(parseTarget('https://h.example/a/b?x=1&y=%2F')).toMatchObject({
      path: '/a/b?x=1&y=%2F',
      origin: 'https://h.example',
      hostname: 'h.example',
      port: 443,
    });
  });

  test('an IPv6 host has no brackets where a socket needs it', () => {
    expect(parseTarget('[::1]:3000')).toMatchObject({ hostname: '::1', origin: 'http://[::1]:3000' });
  });

  test('user and password become a login, and are not shown', () => {
    const target = parseTarget('https://bot:p%40ss@example.com/hook?token=abc&page=2');
    expect(target.auth).toEqual({ scheme: 'basic', user: 'bot', password: 'p@ss' });
    expect(target.url).toBe('https://example.com/hook?token=abc&page=2');
    expect(target.label).toBe('https://***@example.com/hook?token=***&page=2');
  });
});

describe('an address that cannot be used is refused with a hint', () => {
  test.each([
    ['', /is empty/],
    ['0', /port 0/],
    ['70000', /port 70000/],
    ['localhost:99999', /port 99999/],
    ['http://user:1@localhost:99999/', /port 99999/],
    ['ftp://example.com', /scheme "ftp"/],
    ['htp://localhost:3000', /scheme "htp"/],
    ['https:3000', /two slashes/],
    ['http://3000', /number as its host/],
    ['staging', /neither a port nor an address/],
    ['local host:3000', /space/],
    ['http://', /not a URL/],
    ['http://a:b:c/', /not a URL/],
    ['unix:', /names no socket/],
    ['http://u:%zz@localhost/', /percent-encoded/],
  ])('%s', (text, message) => {
    const error = failureOf(() => parseTarget(text));
    expect(error).toMatchObject({ code: 'TARGET', exitCode: 2 });
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(/\w/);
  });

  test('without telling the password', () => {
    expect(failureOf(() => parseTarget('ftp://bot:hunter2@example.com')).message).not.toContain('hunter2');
  });
});

describe('a private target', () => {
  test.each([
    ['3000', true],
    ['localhost:1', true],
    ['app.localhost:1', true],
    ['unix:/tmp/a.sock', true],
    ['10.1.2.3:80', true],
    ['172.16.0.1:80', true],
    ['172.32.0.1:80', false],
    ['192.168.1.1:80', true],
    ['169.254.1.1:80', true],
    ['100.64.0.1:80', true],
    ['0.0.0.0:80', true],
    ['8.8.8.8:80', false],
    ['http://[::1]:80', true],
    ['http://[fd00::1]:80', true],
    ['http://[fe80::1]:80', true],
    ['http://[2001:db8::1]:80', false],
    ['http://[::ffff:10.0.0.1]:80', true],
    ['http://[::ffff:8.8.8.8]:80', false],
  ])('%s: %s', async (text, expected) => {
    expect(await isPrivateTarget(parseTarget(text), () => Promise.reject(new Error('no lookup')))).toBe(
      expected,
    );
  });

  test.each([
    [['10.0.0.5'], true],
    [['10.0.0.5', '8.8.8.8'], false],
    [[], false],
  ])('a name with the addresses %j: %s', async (addresses, expected) => {
    const lookup = (): Promise<{ address: string }[]> =>
      Promise.resolve(addresses.map((address) => ({ address })));
    expect(await isPrivateTarget(parseTarget('consumer:80'), lookup)).toBe(expected);
  });

  test('a name that is not known is told as such, not as one outside', async () => {
    const lookup = (): Promise<never> => Promise.reject(new Error('ENOTFOUND'));
    await expect(isPrivateTarget(parseTarget('consumer:80'), lookup)).rejects.toMatchObject({
      code: 'TARGET',
      message: 'The name consumer is not known here.',
    });
  });
});

function failureOf(act: () => unknown): IqmockError {
  try {
    act();
  } catch (error) {
    if (error instanceof IqmockError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
