import { test as property, fc } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  isSecretName,
  maskAddress,
  maskCommand,
  maskGiven,
  secretNames,
  secretsOfPath,
} from '../../src/secrets/mask.ts';

describe('names that hold a secret', () => {
  test.each([
    ...Object.values(secretNames).slice(0, 3).flat(),
    'X-Hub-Signature',
    'X-Hub-Signature-256',
    'X-Key',
    'X-Session',
    'session_id',
    'accessToken',
    'Ocp-Apim-Subscription-Key',
    'webhook-signature',
    'Set-Cookie',
    'user_pwd',
    'jwt',
    'X-HMAC',
  ])('%s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  test.each([
    'X-Authority',
    'X-Author',
    'error-code',
    'Keep-Alive',
    'monkey',
    'Idempotency-Key',
    'passenger',
    'x',
  ])('%s is none', (name) => {
    expect(isSecretName(name)).toBe(false);
  });

  test('can be added and taken away', () => {
    const more = ['X-Tenant', '*-ticket', '!code'];
    expect(['x_tenant', 'crm-ticket', 'code', 'token'].map((name) => isSecretName(name, more))).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });
});

describe('an address without its secrets', () => {
  test.each([
    ['bob:pw@host', '***@host'],
    ['bob:p@w@host:3000/hook', '***@host:3000/hook'],
    ['//bob:pw@host', '//***@host'],
    ['https://bob:pw@host/a?code=1&x=2', 'https://***@host/a?code=***&x=2'],
    ['https:bob:pw@host', '***@host'],
    ['ftp://bob:p/w@host', 'ftp://***@host'],
    ['bob:p?w@host', '***@host'],
    ['token@host', '***@host'],
    ['host:3000/@scope/x', 'host:3000/@scope/x'],
    ['unix:/tmp/a@b.sock:/hook?sig=1', 'unix:/tmp/a@b.sock:/hook?sig=***'],
    ['3000', '3000'],
  ])('%s', (text, masked) => {
    expect(maskAddress(text)).toBe(masked);
  });
});

test('a command without its secrets', () => {
  expect(
    maskCommand("curl -H 'X-Key: abc' -H 'Authorization: Bearer x' -H 'X-Env: ci' http://a:b@h/?sid=1"),
  ).toBe("curl -H 'X-Key: ***' -H 'Authorization: Bearer ***' -H 'X-Env: ci' http://***@h/?sid=***");
});

test('the secrets of a path, as written and decoded', () => {
  expect(secretsOfPath('/x?code=a%20b&y=1&api%5Fkey=z')).toEqual(['a%20b', 'a b', 'z', 'z']);
});

describe('a given secret is found in every spelling', () => {
  const html = (text: string): string =>
    text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  const ascii = (text: string): string =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const ways: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => JSON.stringify(text),
    (text) => JSON.stringify(JSON.stringify(text)),
    ascii,
    (text) => JSON.stringify(text).replaceAll('/', '\\/'),
    encodeURIComponent,
    (text) => new URLSearchParams({ text }).toString(),
    html,
    (text) => Array.from(text, (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`).join(''),
  ];
  const characters = fc.constantFrom(...'aZ09"\\/<>&\'% +=:@é€я😀'.split(/(?:)/u));

  property.prop([fc.array(characters, { minLength: 4, maxLength: 30 }), fc.nat(ways.length - 1)])(
    'of a program',
    (parts, way) => {
      const secret = parts.join('');
      const spelled = ways[way]?.(secret) ?? '';
      const masked = maskGiven(`before ${spelled} after`, [secret]);
      expect(masked).toMatch(/^before ["\\]*(text=)?\*\*\*["\\]* after$/);
    },
  );
});
