import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { environmentName, type OptionDefinition } from '../../src/options/option.ts';
import { deliveryOptions } from '../../src/cli/options/delivery.ts';
import { sendOptions } from '../../src/cli/options/send.ts';
import { targetOptions } from '../../src/cli/options/target.ts';
import { describePolicy } from '../../src/delivery/describe-policy.ts';
import { presets } from '../../src/delivery/policy.ts';
import { isRetried } from '../../src/delivery/retry.ts';
import { packagePath } from '../../src/env/host.ts';
import { durationMs } from '../../src/options/kinds.ts';

const page = readFileSync(packagePath('docs/delivery.md'), 'utf8').replace(/\s+/g, ' ');
const { default: standard, strict, fast } = presets;
const flags = { ...deliveryOptions, ...targetOptions, ...sendOptions } as Record<string, OptionDefinition>;
const seconds = (words: string): number =>
  durationMs.parse(
    [
      words
        .replace(/three/, '3')
        .replace(/ seconds?/, 's')
        .replace(/ /g, ''),
    ],
    'a claim',
  );

/** What the table says in answer to a question. */
function choice(question: string): string {
  const row = page.split('| ').findIndex((cell) => cell.trim() === question);
  return page.split('| ')[row + 1]?.trim() ?? '';
}

describe('docs/delivery.md', () => {
  test('names flags and variables that there are', () => {
    const named = [...page.matchAll(/`--([a-z-]+)/g)].map(([, name]) => name);
    const known = Object.values(flags).map(({ name }) => name);
    expect(named.length).toBeGreaterThan(15);
    expect(known).toEqual(expect.arrayContaining(named));
    const variables = [...page.matchAll(/IQMOCK_[A-Z_]+/g)].map(([name]) => name);
    expect(Object.values(flags).map(environmentName)).toEqual(expect.arrayContaining(variables));
    expect(variables.length).toBeGreaterThan(1);
  });

  test('tells the values of the default policy', () => {
    const { policy } = standard;
    const shown = describePolicy(policy);
    expect(seconds(choice('how long an answer may take').split(',')[0] ?? '')).toBe(policy.timeoutMs);
    expect(choice('redirects')).toContain(shown['redirects']);
    expect(choice('order')).toMatch(/^per chat/);
    expect(policy.order).toBe('chat');
    expect(choice('how many at once')).toMatch(new RegExp(`^${policy.concurrency},`));
    expect(choice('retries')).toMatch(/^none/);
    expect(policy.retries).toBe(0);
    expect(choice('authentication')).toBe('none');
    expect(choice('signature')).toBe('none');
    expect([policy.auth, policy.sign, policy.tls.insecure]).toEqual([undefined, undefined, false]);
  });

  test('tells what is tried again, and what never is', () => {
    const words: Readonly<Record<string, string>> = {
      timeouts: 'timeout',
      resets: 'reset',
      'refused connections': 'refused',
    };
    const [again = '', never] = choice('what is tried again').split('; ');
    expect(again.split(', ').map((word) => words[word] ?? word)).toEqual(standard.policy.retryOn);
    expect(never).toBe('never 410');
    const gone = { sentAt: 0, doneAt: 1, status: 410, headers: {}, body: new Uint8Array() };
    expect(isRetried({ retryOn: ['4xx', '410'] }, gone as unknown as Parameters<typeof isRetried>[1])).toBe(
      false,
    );
  });

  test('tells the sets of defaults', () => {
    expect(page).toContain(
      '`default`; `strict`, with three seconds for an answer and order per client; `fast`',
    );
    expect([strict.policy.timeoutMs, strict.policy.order]).toEqual([3000, 'client']);
    expect(page).toContain('with five retries within a second');
    const waits = fast.policy.backoffMs.reduce((sum, ms) => sum + ms, 0);
    expect([fast.policy.retries, waits * (1 + fast.policy.jitter) < 1000]).toEqual([5, true]);
    expect(Object.keys(presets)).toEqual(['default', 'strict', 'fast']);
  });

  test('tells the limits of waiting', () => {
    expect(page).toContain('`Retry-After` is obeyed, up to a minute.');
    expect(standard.policy.maxRetryAfterMs).toBe(60_000);
    expect(page).toContain('a jitter of 10 %');
    expect(standard.policy.jitter).toBe(0.1);
  });
});
