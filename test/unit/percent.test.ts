import { describe, expect, test } from 'vitest';
import { runInside } from '../support/inside.ts';

/** Texts in which `%` does not stand for a byte. */
const broken = ['%', '100%', '%zz', 'a%2', '{% for %}', 'a%2fb', '%00'];

describe('a percent sign that stands for nothing', () => {
  test.each(broken)('in the name of a scenario, %j, is a name that is not known', async (name) => {
    const { exitCode, stderr } = await runInside(['generate', 'support-chat', name, '--out', '-']);
    expect(exitCode, stderr).toBe(2);
    expect(stderr).toContain('NOT_FOUND');
  });

  test('in the password of --proxy is refused, and not shown', async () => {
    const proxy = 'http://user:sesame%zz@127.0.0.1:9';
    const { exitCode, stdout, stderr } = await runInside([
      'run',
      'support-chat',
      '--to',
      '1',
      '--proxy',
      proxy,
    ]);
    expect(exitCode, stderr).toBe(2);
    expect(stderr).toContain('percent-encoded');
    expect(stdout + stderr).not.toContain('sesame');
  });
});

describe.each(['socks5://user:sesame@127.0.0.1:1080', 'http://user:sesame%zz@127.0.0.1:9', 'http://[::'])(
  'a proxy of the environment that cannot be used, %s',
  (proxy) => {
    const env = { ALL_PROXY: proxy };
    const doors = [
      ['run', 'quote-and-reply', '--speed', 'max'],
      ['trigger', 'typing'],
      ['load', 'quote-and-reply', '--rate', '20', '--duration', '100ms'],
    ];

    test.each(doors)(
      'is refused by %s for a target that needs it, before anything is sent',
      async (...argv) => {
        const { exitCode, stdout, stderr } = await runInside([...argv, '--to', 'http://10.0.0.1/'], { env });
        expect(exitCode, stderr).toBe(2);
        expect(stderr).toMatch(/CONFIG ALL_PROXY: .*--proxy none/s);
        expect(stdout + stderr).not.toContain('sesame');
      },
    );

    test.each(doors)('is no matter to %s for a target on this machine', async (...argv) => {
      const { exitCode, stdout, stderr } = await runInside([...argv, '--to', '1', '--timeout', '1s'], {
        env,
      });
      expect(exitCode, stderr).toBe(3);
      expect(stdout + stderr).not.toContain('sesame');
    });
  },
);
