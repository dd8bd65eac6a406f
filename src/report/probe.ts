import { request } from 'undici';
import type { Clock } from '../env/clock.ts';
import type { CommandOutcome } from '../env/host.ts';
import { formatDurationMs, tryParseDurationMs } from '../env/units.ts';
import { maskCommand, maskSecrets } from '../secrets/mask.ts';
import { excerpt } from './columns.ts';
import { formatStatus, isExpectedStatus } from './expectation.ts';
import { match, type Match } from './matcher.ts';
import type { Probe } from './probe-form.ts';
import type { CheckRecord } from './record.ts';

/** What a probe needs of the world. */
export interface ProbeTools {
  readonly clock: Clock;
  readonly runCommand: (argv: readonly string[], options: { timeoutMs: number }) => Promise<CommandOutcome>;
  /** The target's address, for addresses that begin with `/`. */
  readonly targetUrl?: string;
  /** Ends the polling early. */
  readonly signal?: AbortSignal;
}

/** What the check that comes out of a probe says of its origin. */
export type ProbeOrigin = Pick<CheckRecord, 'scenario' | 'place' | 'repro'>;

const askTimeoutMs = 5000;
const firstPauseMs = 25;
const longestPauseMs = 500;
const answerLimitBytes = 5_000_000;

/** Asks until the answer is as expected or the time is over, and says how it ended. Never rejects for what the consumer does. */
export async function runProbe(
  probe: Probe,
  tools: ProbeTools,
  origin: ProbeOrigin = {},
): Promise<CheckRecord> {
  const { clock, signal } = tools;
  const withinMs = tryParseDurationMs(probe.within ?? 0) ?? 0;
  const endMs = clock.monotonic() + withinMs;
  let pauseMs = firstPauseMs;
  for (;;) {
    const leftMs = endMs - clock.monotonic();
    const found = await ask(
      probe,
      tools,
      withinMs === 0 ? askTimeoutMs : Math.max(firstPauseMs, Math.min(askTimeoutMs, leftMs)),
    );
    if (found.passed || clock.monotonic() + pauseMs > endMs || signal?.aborted === true) {
      return toCheck(probe, tools, found, origin);
    }
    await clock.sleep(pauseMs, signal);
    pauseMs = Math.min(longestPauseMs, pauseMs * 2);
  }
}

function toCheck(probe: Probe, tools: ProbeTools, found: Match, origin: ProbeOrigin): CheckRecord {
  const question =
    probe.get === undefined
      ? maskCommand((probe.command ?? []).map(quote).join(' '))
      : maskSecrets(`GET ${addressOf(probe, tools)}`);
  const { repro, ...place } = origin;
  const within =
    probe.within === undefined ? '' : ` within ${formatDurationMs(tryParseDurationMs(probe.within) ?? 0)}`;
  const check: CheckRecord = {
    kind: 'check',
    name: 'probe',
    passed: found.passed,
    ...place,
    subject: question,
    expected: `${found.expected}${within}`,
  };
  if (found.passed) return check;
  return {
    ...check,
    actual: found.actual,
    why: 'The consumer answered the webhooks, but its own state is not what they say it should be.',
    advice:
      'Look for the event it did not store, stored twice or applied in the wrong order; give it more time with `within`.',
    severity: 'error',
    ...(repro === undefined ? {} : { repro }),
    curl: probe.get === undefined ? question : `curl -sS ${quote(maskSecrets(addressOf(probe, tools)))}`,
  };
}

function addressOf(probe: Probe, tools: ProbeTools): string {
  return new URL(probe.get ?? '', tools.targetUrl).href;
}

async function ask(probe: Probe, tools: ProbeTools, timeoutMs: number): Promise<Match> {
  return probe.get === undefined ? askCommand(probe, tools, timeoutMs) : askAddress(probe, tools, timeoutMs);
}

async function askCommand(probe: Probe, { runCommand }: ProbeTools, timeoutMs: number): Promise<Match> {
  const { exitCode, stdout, stderr } = await runCommand(probe.command ?? [], { timeoutMs });
  if (exitCode === 0) return compare(probe, stdout, 'exit code 0');
  const told = excerpt(stderr) || excerpt(stdout);
  return {
    passed: false,
    expected: 'exit code 0',
    actual: told === '' ? `exit code ${exitCode}` : `exit code ${exitCode}: ${told}`,
  };
}

async function askAddress(probe: Probe, tools: ProbeTools, timeoutMs: number): Promise<Match> {
  const wanted = probe.status ?? '2xx';
  const expected = `status ${formatStatus(wanted)}`;
  try {
    const options = {
      headers: { ...probe.headers },
      reset: true,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    };
    const { statusCode, body } = await request(addressOf(probe, tools), options);
    const text = await readText(body);
    if (isExpectedStatus(wanted, statusCode)) return compare(probe, text, expected);
    const told = excerpt(text);
    return { passed: false, expected, actual: told === '' ? String(statusCode) : `${statusCode}: ${told}` };
  } catch (error) {
    return {
      passed: false,
      expected,
      actual: `no answer: ${error instanceof Error ? error.message || error.name : String(error)}`,
    };
  }
}

async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    if ((bytes += chunk.length) > answerLimitBytes) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function compare(probe: Probe, text: string, expected: string): Match {
  return 'expect' in probe
    ? match(probe.expect, { text })
    : { passed: true, expected, actual: excerpt(text) };
}

function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
