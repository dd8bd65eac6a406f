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

  test.each(['--proxy', 'HTTP_PROXY'])(
    'in the password of the proxy of %s is refused, and not shown',
    async (by) => {
      const proxy = 'http://user:sesame%zz@127.0.0.1:9';
      const { exitCode, stdout, stderr } = await runInside(
        ['run', 'support-chat', '--to', '1', '--speed', 'max', ...(by === '--proxy' ? [by, proxy] : [])],
        by === '--proxy' ? {} : { env: { [by]: proxy } },
      );
      expect(exitCode, stderr).toBe(2);
      expect(stderr).toContain('percent-encoded');
      expect(stdout + stderr).not.toContain('sesame');
    },
  );
});
