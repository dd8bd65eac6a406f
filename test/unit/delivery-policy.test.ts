import { describe, expect, test } from 'vitest';
import { describePolicy } from '../../src/delivery/describe-policy.ts';
import { resolvePolicy, type PolicyOptions } from '../../src/delivery/policy-options.ts';
import { policyOptions } from '../../src/delivery/options/index.ts';
import { readGiven } from '../../src/options/given.ts';
import { presets, secretsOf } from '../../src/delivery/policy.ts';
import { maskHeaders, maskSecrets } from '../../src/secrets/mask.ts';
import { parseTarget } from '../../src/delivery/target.ts';
import { proxyFor } from '../../src/delivery/proxy.ts';
import { certificate } from '../support/misbehaving-server.ts';

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes....').toString('base64')}`;

const host = {
  env: {},
  readText: (path: string): Promise<string> =>
    path === 'missing.pem'
      ? Promise.reject(new Error('ENOENT: no such file'))
      : Promise.resolve(certificate(path)),
};

describe('a policy', () => {
  test('is the default one when nothing is said', async () => {
    const policy = await resolvePolicy({}, host);
    expect({ ...policy, userAgent: 'iqmock' }).toEqual(presets.default.policy);
    expect(policy.userAgent).toMatch(/^iqmock\/\d+\.\d+\.\d+/);
    expect(policy).toMatchObject({ timeoutMs: 10_000, retries: 0, order: 'chat' });
  });

  test.each(Object.keys(presets))('may start from the preset %s', async (name) => {
    const policy = await resolvePolicy({ policy: name as keyof typeof presets }, host);
    expect(policy.preset).toBe(name);
    expect(presets[name as keyof typeof presets].doc).toMatch(/\.$/);
  });

  test('the preset fast waits less than a second in all', async () => {
    const { retries, backoffMs, maxRetryAfterMs } = await resolvePolicy({ policy: 'fast' }, host);
    expect(retries).toBe(5);
    expect(backoffMs.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(1000);
    expect(maxRetryAfterMs).toBeLessThan(1000);
  });

  test('takes every option, as text or already read', async () => {
    const policy = await resolvePolicy(
      {
        policy: 'fast',
        timeout: '1m30s',
        retries: '3',
        backoff: '1s, 5s,30s',
        retryOn: '5xx,TIMEOUT,5xx',
        order: 'global',
        concurrency: 4,
        header: ['X-Env: ci', 'X-Empty:'],
        basic: 'bot:a:b',
        insecure: true,
        ca: 'ca.pem',
        cert: 'client.pem',
        key: 'client.key',
        sign: 'hmac-sha256:X-Sig',
        signSecret: 'key',
        proxy: 'proxy.example:3128',
        maxResponse: 100,
      },
      host,
    );
    expect(policy).toEqual({
      ...presets.fast.policy,
      userAgent: policy.userAgent,
      timeoutMs: 90_000,
      retries: 3,
      backoffMs: [1000, 5000, 30_000],
      retryOn: ['5xx', 'timeout'],
      order: 'global',
      concurrency: 4,
      headers: { 'X-Env': 'ci', 'X-Empty': '' },
      auth: { scheme: 'basic', user: 'bot', password: 'a:b' },
      tls: {
        insecure: true,
        ca: certificate('ca.pem'),
        cert: certificate('client.pem'),
        key: certificate('client.key'),
      },
      sign: { name: 'hmac-sha256', header: 'X-Sig', secret: 'key' },
      proxy: { http: 'http://proxy.example:3128/', https: 'http://proxy.example:3128/', bypass: '' },
      maxResponseBytes: 100,
    });
  });

  test('takes headers as a map, and --retry-on none', async () => {
    const policy = await resolvePolicy({ header: { 'X-Env': 'ci' }, retryOn: 'none' }, host);
    expect(policy).toMatchObject({ headers: { 'X-Env': 'ci' }, retryOn: [] });
  });

  test('takes the proxies of the environment, unless told otherwise', async () => {
    const env = { HTTP_PROXY: 'http://one:1', https_proxy: 'http://two:2', NO_PROXY: 'a,b' };
    expect((await resolvePolicy({}, { ...host, env })).proxy).toEqual({
      http: 'http://one:1/',
      https: 'http://two:2/',
      bypass: 'a,b',
    });
    expect((await resolvePolicy({ proxy: 'none' }, { ...host, env })).proxy).toEqual({ bypass: '' });
  });
});

describe('an option that makes no sense is refused, naming the flag', () => {
  const cases: [object, RegExp, string?][] = [
    [{ policy: 'fats' }, /--policy.*fats/],
    [{ timeout: '0' }, /--timeout/],
    [{ timeout: 'soon' }, /--timeout/],
    [{ retries: -1 }, /--retries/],
    [{ retries: '1.5' }, /--retries/],
    [{ retries: '' }, /--retries/],
    [{ backoff: '' }, /--backoff/],
    [{ timeout: 863_913_600_000 }, /--timeout.*"863913600000" is too long/],
    [{ backoff: '1s,25d' }, /--backoff.*25d.*too long/],
    [{ timeout: '25d' }, /--timeout.*25d.*too long/],
    [{ backoff: '1s,later' }, /--backoff.*later/],
    [{ retryOn: '600' }, /--retry-on.*600/],
    [{ retryOn: '200' }, /--retry-on.*200/],
    [{ retryOn: 'aborted' }, /--retry-on.*aborted/],
    [{ order: 'chats' }, /--order.*chats/],
    [{ concurrency: 0 }, /--concurrency/],
    [{ header: ['no colon'] }, /--header: "no …"/],
    [{ header: ['Bad Name: x'] }, /--header.*Bad Name/],
    [{ header: ['Content-Length: 5'] }, /--header.*Content-Length/],
    [{ header: ['X-Name: Мария'] }, /--header.*X-Name/],
    [{ bearer: 'a', basic: 'b:c' }, /--bearer and --basic/],
    [{ bearer: 'two words' }, /--bearer/],
    [{ basic: 'nocolon' }, /--basic/],
    [{ cert: 'client.pem' }, /--cert.*--key/],
    [{ key: 'client.key' }, /--key.*--cert/],
    [{ ca: 'missing.pem' }, /--ca.*missing\.pem/, 'INPUT'],
    [{ ca: 'make.sh' }, /--ca.*make\.sh.*PEM/, 'INPUT'],
    [{ sign: 'standard-webhooks' }, /--sign/],
    [{ signSecret: secret }, /--sign-secret/],
    [{ proxy: 'socks5://127.0.0.1:1' }, /--proxy/],
    [{ maxResponse: 'all' }, /--max-response/],
  ];
  test.each(cases)('%j', async (options, message, code = 'USAGE') => {
    await expect(resolvePolicy(options as PolicyOptions, host)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as string,
      hint: expect.stringMatching(/\w/) as string,
    });
  });

  test('and secrets are not repeated', async () => {
    await expect(resolvePolicy({ bearer: 'my secret' }, host)).rejects.not.toThrow(/my secret/);
    await expect(resolvePolicy({ basic: 'hunter2' }, host)).rejects.not.toThrow(/hunter2/);
  });

  test('a proxy variable that cannot be used is a mistake where a target needs it', async () => {
    const env = { HTTPS_PROXY: 'socks5://127.0.0.1:1' };
    const { proxy } = await resolvePolicy({}, { ...host, env });
    expect(() => proxyFor(parseTarget('https://shop.example/'), proxy)).toThrow(
      expect.objectContaining({ code: 'CONFIG' }) as Error,
    );
    for (const to of ['http://shop.example/', 'https://127.0.0.1/'])
      expect(proxyFor(parseTarget(to), proxy)).toBeUndefined();
  });
});

test('lists may be given as lists', async () => {
  expect(await resolvePolicy({ backoff: [100, '1s'], retryOn: ['429', 'reset'] }, host)).toMatchObject({
    backoffMs: [100, 1000],
    retryOn: ['429', 'reset'],
  });
  expect((await resolvePolicy({ retryOn: [] }, host)).retryOn).toEqual([]);
});

test('what was read already is read again as the same', async () => {
  const sample = {
    timeout: '1m30s',
    retries: '3',
    backoff: '1s,5s',
    retryOn: '5xx,timeout',
    header: ['X-A: 1'],
  };
  const values = readGiven(sample, policyOptions);
  expect(await resolvePolicy(values, host)).toEqual(await resolvePolicy(sample, host));
});

describe('the policy for people', () => {
  test('says each choice', () => {
    expect(describePolicy(presets.default.policy)).toEqual({
      preset: 'default',
      timeout: '10s',
      retries: 'none',
      order: 'kept per chat',
      concurrency: '16',
      redirects: 'not followed',
      signature: 'none',
      'answers kept': 'first 16.4 kB',
    });
    expect(describePolicy({ ...presets.default.policy, retries: 7, order: 'none' })).toMatchObject({
      retries:
        '7 after 1s, 5s, 30s, 2m00s, 10m00s, … ±10%, on 429 502 503 504 timeout reset refused; Retry-After up to 1m00s; 410 ends them',
      order: 'not kept',
    });
  });

  test('has no secret in it', async () => {
    const policy = await resolvePolicy(
      {
        basic: 'bot:hunter2!',
        header: ['X-Api-Key: keykeykey', 'X-Env: ci'],
        sign: 'standard-webhooks',
        signSecret: secret,
        proxy: 'http://me:proxypass@proxy:1',
        cert: 'client.pem',
        key: 'client.key',
        insecure: true,
      },
      host,
    );
    const text = JSON.stringify(describePolicy(policy));
    for (const one of ['hunter2', 'keykeykey', secret, secret.slice(6), 'proxypass', 'PRIVATE KEY']) {
      expect(text).not.toContain(one);
    }
    expect(describePolicy(policy)).toMatchObject({
      auth: 'basic bot:***',
      headers: 'X-Api-Key: ***; X-Env: ci',
      signature: 'standard-webhooks, secret whsec_***',
      tls: 'certificates not checked, client certificate',
      proxy: 'http by http://***@proxy:1/, https by http://***@proxy:1/',
    });
    const secrets = secretsOf(policy, parseTarget('http://u:targetpass@h:1/'));
    expect(secrets).toEqual(
      expect.arrayContaining(['hunter2!', 'keykeykey', secret, 'proxypass', 'targetpass']),
    );
  });
});

describe('masking', () => {
  test.each([
    ['https://bot:pw@h/', 'https://***@h/'],
    ['http://h/?a=1&access_token=x&b=2', 'http://h/?a=1&access_token=***&b=2'],
    ["-H 'Authorization: Bearer abc'", "-H 'Authorization: Bearer ***'"],
    ['--sign-secret whsec_YWJj==', '--sign-secret whsec_***'],
    ['write to a@b.example', 'write to a@b.example'],
  ])('%s', (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  test('secrets that are known go wherever they stand; very short ones are not searched for', () => {
    expect(maskSecrets('x hunter2 y ab', ['hunter2', 'ab'])).toBe('x *** y ab');
  });

  test('headers by their name', () => {
    expect(
      maskHeaders({
        Authorization: 'Bearer x',
        cookie: 'a=b',
        'X-Auth-Token': 't',
        'webhook-id': 'msg_1',
        'X-Authority': 'x',
      }),
    ).toEqual({
      Authorization: 'Bearer ***',
      cookie: '***',
      'X-Auth-Token': '***',
      'webhook-id': 'msg_1',
      'X-Authority': 'x',
    });
  });
});
