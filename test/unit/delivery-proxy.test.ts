import { describe, expect, test } from 'vitest';
import { proxyFor, proxyFromEnvironment } from '../../src/delivery/proxy.ts';
import { parseTarget } from '../../src/delivery/target.ts';

const settings = { http: 'http://plain:1/', https: 'http://secure:2/', bypass: '' };

describe('the proxy on the way to a target', () => {
  test.each([
    ['http://shop.example/', 'plain:1'],
    ['https://shop.example/', 'secure:2'],
    ['http://10.0.0.1/', 'plain:1'],
    ['http://localhost:3000/', undefined],
    ['http://127.0.0.1:3000/', undefined],
    ['http://[::1]:3000/', undefined],
    ['unix:/tmp/a.sock', undefined],
  ])('to %s: %s', (target, proxy) => {
    expect(proxyFor(parseTarget(target), settings)?.host).toBe(proxy);
  });

  test.each([
    ['*', true],
    ['shop.example', true],
    ['.shop.example', true],
    ['SHOP.example', true],
    ['other.example, shop.example', true],
    ['example', true],
    ['.example', true],
    ['*.example', true],
    ['hop.example', false],
    ['shop.example:8080', true],
    ['shop.example:80', false],
    ['', false],
  ])('NO_PROXY=%s for shop.example:8080: %s', (bypass, direct) => {
    const target = parseTarget('http://shop.example:8080/');
    expect(proxyFor(target, { ...settings, bypass }) === undefined).toBe(direct);
  });

  test.each([
    ['10.0.0.0/8', 'http://10.1.2.3/', true],
    ['10.0.0.0/8', 'http://11.1.2.3/', false],
    ['10.0.0.0/99', 'http://10.1.2.3/', false],
    ['fd00::/8', 'http://[fd00::1]/', true],
    ['10.1.2.3', 'http://10.1.2.3:99/', true],
    ['[fd00::1]:80', 'http://[fd00::1]/', true],
    ['fd00::1', 'http://[fd00::1]/', true],
    ['10.0.0.0/8', 'http://shop.example/', false],
  ])('NO_PROXY=%s for %s: %s', (bypass, to, direct) => {
    expect(proxyFor(parseTarget(to), { ...settings, bypass }) === undefined).toBe(direct);
  });
});

describe('the environment', () => {
  test('small letters win, ALL_PROXY stands in, a scheme may be left out', () => {
    expect(
      proxyFromEnvironment({ http_proxy: 'a:1', HTTP_PROXY: 'b:2', ALL_PROXY: 'https://c:3', no_proxy: 'x' }),
    ).toEqual({ http: 'http://a:1/', https: 'https://c:3/', bypass: 'x' });
  });

  test('an empty variable switches a proxy off', () => {
    expect(proxyFromEnvironment({ http_proxy: '', HTTP_PROXY: 'b:2' })).toEqual({ bypass: '' });
  });
});
