import { describe, expect, test } from 'vitest';
import { ineffectiveLoadFlags } from '../../src/cli/ineffective-load-flags.ts';
import { loadLimitOptions } from '../../src/cli/options/load-limits.ts';
import { loadOptions } from '../../src/cli/options/load.ts';
import { runCli as runInside } from '../support/cli-inside.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';
import { startTarget } from '../support/target.ts';

/** A value of each flag that the master decides, or that makes no sense beside it. */
const values: Readonly<Record<string, readonly string[]>> = {
  '--rate': ['5/s'],
  '--chats': ['5/s'],
  '--vus': ['2'],
  '--stages': ['10s:5/s'],
  '--duration': ['10s'],
  '--spike': ['5/s'],
  '--soak': ['5/s'],
  '--find-limit': [],
  '--limit-step': ['1s'],
  '--limit-most': ['5/s'],
  '--warm-up': ['1s'],
  '--max-events': ['5'],
  '--max-duration': ['5s'],
  '--abort-on-fail': [],
  '--shard': ['1/2'],
  '--start-at': ['2026-03-02T09:00:00Z'],
};

const names = new Map(
  Object.entries({ ...loadOptions, ...loadLimitOptions }).map(([key, { name }]) => [key, `--${name}`]),
);
const asWorker = (to: string): string[] => ['load', '--to', to, '--locust', '127.0.0.1:1'];

describe('beside --locust', () => {
  test('all flags that the master decides are tried here', () => {
    const decided = ineffectiveLoadFlags
      .filter(({ because }) => because.includes('the Locust master'))
      .flatMap(({ flags }) => flags as readonly string[]);
    const tried = [...Object.keys(values), '--report', '--baseline', '--prometheus'];
    const known = decided.map((key) => names.get(key) ?? `--${key}`);
    expect(tried).toEqual(expect.arrayContaining(known));
  });

  test.each(Object.entries(values))('%s is refused, and nothing is sent', async (flag, value) => {
    const target = await startTarget();
    const { exitCode, stdout, stderr } = await runInside([...asWorker(target.url), flag, ...value]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`${flag} has no effect here: the Locust master`);
    expect(target.seen).toEqual([]);
  });

  test.each([
    ['--report', 'html=load.html'],
    ['--baseline', 'before.ndjson'],
    ['--prometheus', '9090'],
  ])('%s is refused for several workers', async (flag, value) => {
    const several = [...asWorker('http://127.0.0.1:1/'), '--workers', '2', flag, value];
    const { exitCode, stderr } = await runInside(several, { cwd: temporaryFolder() });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`${flag} has no effect here: each worker of the Locust master`);
  });

  test('--per-user is refused without it', async () => {
    const { exitCode, stderr } = await runInside([
      'load',
      '--to',
      'http://127.0.0.1:1/',
      '--per-user',
      '5/s',
    ]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--per-user has no effect here: only Locust has users that stand for a rate');
  });
});

/** Node as if this package were not installed. */
function without(name: string): string {
  const missing = `Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' })`;
  const hook = `export async function resolve(name, context, next) {
    if (name === '${name}') throw ${missing};
    return next(name, context);
  }`;
  const url = (source: string): string => `data:text/javascript,${encodeURIComponent(source)}`;
  return `--import=${url(`import { register } from 'node:module'; register(${JSON.stringify(url(hook))});`)}`;
}

test.each(['zeromq', 'msgpackr'])(
  'without %s, --locust says which command installs it, and nothing is sent',
  async (name) => {
    const target = await startTarget();
    const { exitCode, stderr } = await runCli(asWorker(target.url), { nodeFlags: [without(name)] });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('The libraries zeromq and msgpackr, which --locust needs, are not installed.');
    expect(stderr).toContain('npm install zeromq msgpackr');
    expect(target.seen).toEqual([]);
  },
);
