import { describe, expect, test } from 'vitest';
import { runCli } from '../support/cli-inside.ts';
import { temporaryFolder } from '../support/cli.ts';
import { startTarget } from '../support/target.ts';

/** A command line with a flag that does nothing, and why. TARGET stands for an address where nothing must arrive. */
const idle: readonly [line: string, message: RegExp][] = [
  ['trigger typing --print --to TARGET', /--to has no effect here: with --print nothing is sent/],
  ['trigger typing --print --out run.ndjson', /--out has no effect here: with --print nothing is sent/],
  ['trigger typing --print --report junit', /--report has no effect here: with --print nothing is sent/],
  ['trigger typing --print --retries 3', /--retries has no effect here: with --print nothing is sent/],
  ['trigger typing --print --json', /--format has no effect here: with --print nothing is sent/],
  ['trigger typing --to TARGET --backoff 1s', /--backoff has no effect here: nothing is tried again/],
  ['run --to TARGET --retry-on 5xx', /--retry-on has no effect here: nothing is tried again/],
  ['run --to TARGET --retries 0 --policy fast --backoff 1s', /--backoff has no effect here/],
  ['run --to TARGET --insecure', /--insecure has no effect here: the target is not reached by https/],
  ['run --proxy http://127.0.0.1:9', /--proxy has no effect here: the embedded consumer/],
  ['run --to TARGET --order global --concurrency 4', /--concurrency has no effect here: with --order global/],
  ['generate --force', /--force has no effect here: no file is written/],
  ['replay bodies.ndjson --to TARGET --start 2024-03-01', /--start has no effect here: without --rebind/],
  [
    'replay bodies.ndjson --to TARGET --seed 4',
    /--seed has no effect here: without --rebind, --retries and --fault/,
  ],
  ['listen --port 0 --fail-status 503', /--fail-status has no effect here: no answer fails on purpose/],
  ['listen --port 0 --seed 5', /--seed has no effect here: no answer fails on purpose/],
  ['listen --port 0 --keep-secrets', /--keep-secrets has no effect here: nothing is recorded/],
  ['listen --port 0 --record-headers X-A', /--record-headers has no effect here: nothing is recorded/],
  ['listen --port 0 --no-validate --strict', /--strict has no effect here: with --no-validate/],
  ['listen --port 0 --no-validate --profile 2018', /--profile has no effect here: with --no-validate/],
  ['load --to TARGET --vus 2 --min-chats 5', /--min-chats has no effect here: chats are kept alive only/],
  ['load --to TARGET --vus 2 --drop-after 1s', /--drop-after has no effect here: virtual users have no/],
  [
    'load --to TARGET --rate 5/s --limit-step 1s',
    /--limit-step has no effect here: there is no search for a limit/,
  ],
];

describe('a flag without effect is refused, and nothing is sent', () => {
  test.each(idle)('%s', async (line, message) => {
    const target = await startTarget();
    const cwd = temporaryFolder({ 'bodies.ndjson': '{"ChatEvent":{},"Rels":{}}\n' });
    const args = line.split(' ').map((word) => (word === 'TARGET' ? target.url : word));
    const { exitCode, stdout, stderr } = await runCli(args, { cwd });
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(target.seen).toEqual([]);
  });
});

test('what the environment says may rest, and what has an effect is taken', async () => {
  const target = await startTarget();
  const sent = await runCli(
    ['trigger', 'typing', '--to', target.url, '--policy', 'fast', '--backoff', '5ms'],
    {
      env: { IQMOCK_INSECURE: '1', IQMOCK_CONCURRENCY: '3' },
    },
  );
  expect([sent.exitCode, target.seen.length]).toEqual([0, 1]);
  const failed = await runCli(['trigger', 'typing', '--to', 'http://127.0.0.1:1/'], {
    env: { IQMOCK_INSECURE: '1', IQMOCK_RETRY_ON: '500', IQMOCK_TIMEOUT: '1s' },
  });
  // The line that repeats it is one that iqmock takes.
  expect(failed.stdout).toMatch(
    /again +iqmock trigger typing --to http:\/\/127.0.0.1:1\/ --timeout 1s --seed/,
  );
  const printed = await runCli(['trigger', 'typing', '--print'], { env: { IQMOCK_TO: target.url } });
  expect([printed.exitCode, printed.stderr, target.seen.length]).toEqual([0, '', 1]);
});
