import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createEmitter } from '../../src/emitter/create-emitter.ts';
import { createHost } from '../../src/env/host.ts';
import type { CheckRecord, PlayResult } from '../../src/index.ts';
import { bugs, type BugName } from '../support/crm/bugs.ts';
import { startCrm, type CrmOptions } from '../support/crm/server.ts';
import { createIdleHost, type IdleHost } from '../support/idle-host.ts';
import { runInside, type EndedInside } from '../support/inside.ts';

const folder = new URL('../../docs/examples/finds/', import.meta.url);

/** How each bug must be told: the check that fails, and words that its explanation must hold. */
interface Finding {
  readonly check: string;
  readonly says: RegExp;
  /** As the library has them; the flags of the program have the same names. */
  readonly options?: Readonly<{ retries?: number; backoff?: string; profile?: '2023'; timeout?: string }>;
  readonly stumbles?: boolean;
}

const findings: Readonly<Record<BugName, Finding>> = {
  'answers-500-on-a-quote': { check: 'status', says: /500.*TypeError/s },
  'slow-on-files': { check: 'latency', says: /500ms/ },
  'drops-the-second-of-two-fast-events': { check: 'probe', says: /Где мой заказ/ },
  'stores-a-retry-twice': {
    check: 'probe',
    says: /Где мой заказ.*Где мой заказ/s,
    options: { retries: 3, backoff: '5ms' },
    stumbles: true,
  },
  'crashes-on-id-0': { check: 'accepted', says: /reset/ },
  'rejects-unknown-fields': { check: 'accepted', says: /400.*unknown field/s, options: { profile: '2023' } },
  'answers-200-with-an-error': { check: 'body', says: /deadlock/ },
  'closes-keep-alive-early': { check: 'accepted', says: /reset|closed/ },
  'redirects-to-a-login-page': { check: 'accepted', says: /302.*login/s },
  'answers-after-the-timeout': { check: 'accepted', says: /timeout/, options: { timeout: '500ms' } },
  'loses-order': { check: 'probe', says: /chat_closed.*message_created/s },
  'counts-unread-wrongly': { check: 'probe', says: /2/ },
};

/** The CRM that a finding is about; without the bug it is a healthy one. */
function crmOf(name: BugName, bug: BugName | undefined, { clock }: IdleHost): CrmOptions {
  const { stumbles = false } = findings[name];
  return { stumbles, clock, ...(bug === undefined ? {} : { bug }) };
}

async function play(name: BugName, bug: BugName | undefined): Promise<PlayResult> {
  const { options } = findings[name];
  const host = createIdleHost();
  await using crm = await startCrm(crmOf(name, bug, host));
  const shared = { to: crm.url, speed: 'max', start: 1_700_000_000_000 } as const;
  await using emitter = await createEmitter({ ...shared, ...options }, { ...createHost(), ...host });
  return await emitter.play(fileURLToPath(new URL(`${name}.yaml`, folder)));
}

/** The same through the program. */
async function runProgram(name: BugName, bug: BugName | undefined): Promise<EndedInside> {
  const { options = {} } = findings[name];
  const host = createIdleHost();
  await using crm = await startCrm(crmOf(name, bug, host));
  const flags = Object.entries(options).flatMap(([option, value]) => [`--${option}`, String(value)]);
  const scenario = fileURLToPath(new URL(`${name}.yaml`, folder));
  return await runInside(['run', scenario, '--to', crm.url, '--speed', 'max', '--json', ...flags], { host });
}

/** The checks that did not hold, as the data on stdout has them. */
const failedChecks = ({ stdout }: EndedInside): CheckRecord[] =>
  stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as CheckRecord | { kind: string })
    .filter((line): line is CheckRecord => line.kind === 'check' && 'passed' in line && !line.passed)
    .filter(({ severity }) => severity !== 'warning');

const textOf = ({ expected, actual, why, advice }: CheckRecord): string =>
  [expected, actual, why, advice].join('\n');

describe('what iqmock finds', () => {
  it('has one scenario and one bug for each other', () => {
    const files = readdirSync(folder).map((file) => file.replace('.yaml', ''));
    expect(files.sort()).toEqual(Object.keys(bugs).sort());
    expect(Object.keys(findings).sort()).toEqual(Object.keys(bugs).sort());
    expect(files).toHaveLength(12);
  });

  it('is told in the documentation', () => {
    const page = readFileSync(new URL('../../what-iqmock-finds.md', folder), 'utf8');
    for (const name of Object.keys(bugs)) expect(page).toContain(`finds/${name}.yaml`);
  });

  describe.each(Object.keys(bugs) as BugName[])('%s', (name) => {
    it('fails with the right verdict and an explanation', async () => {
      const { summary, failures } = await play(name, name);
      expect(summary).toMatchObject({ verdict: 'failed', exitCode: 1 });
      const [failure] = failures;
      expect(failure?.name).toBe(findings[name].check);
      expect(textOf(failure as CheckRecord)).toMatch(findings[name].says);
      expect(failure?.why).toMatch(/\w{3}.*\./);
      expect(failure?.advice).toMatch(/\w{3}.*\./);
      expect(failure?.curl).toMatch(/^curl /);
    });

    it('passes once it is mended', async () => {
      const { summary, failures } = await play(name, undefined);
      expect(failures).toEqual([]);
      expect(summary).toMatchObject({ verdict: 'passed', exitCode: 0 });
    });

    it('ends the program with 1, and says so in its data', async () => {
      const ended = await runProgram(name, name);
      expect(ended.exitCode, ended.stderr).toBe(1);
      const [failure] = failedChecks(ended);
      expect(failure?.name).toBe(findings[name].check);
      expect(textOf(failure as CheckRecord)).toMatch(findings[name].says);
    });

    it('ends it with 0 once it is mended', async () => {
      const ended = await runProgram(name, undefined);
      expect(ended.exitCode, ended.stderr).toBe(0);
      expect(failedChecks(ended)).toEqual([]);
    });
  });
});
