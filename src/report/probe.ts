import { formatDurationMs } from '../env/format.ts';
import type { Clock } from '../env/clock.ts';
import type { CommandOutcome, CommandOptions } from '../env/host.ts';
import { tryParseDurationMs } from '../env/units.ts';
import { maskCommand, maskSecrets } from '../secrets/mask.ts';
import type { Connector } from '../delivery/transport/connector.ts';
import { askHttp, type ProbeRequest } from './ask.ts';
import { excerpt } from './columns.ts';
import { formatStatus, isExpectedStatus } from './expectation.ts';
import { match, type Match } from './matcher.ts';
import { inTime } from './timed-pattern.ts';
import { probeAdvice, type ProbeFailure } from './probe-advice.ts';
import { askTimeoutMs, methodOf, type Probe } from './probe-form.ts';
import type { CheckRecord } from './record.ts';

/** What a probe needs of the world. */
export interface ProbeTools {
  readonly clock: Clock;
  readonly runCommand: (argv: readonly string[], options: CommandOptions) => Promise<CommandOutcome>;
  /** The target's address, for addresses that begin with `/`. */
  readonly targetUrl?: string;
  /** Makes the connections to the target. */
  readonly connector?: Connector;
  /** Headers for questions to the target, such as its authentication; those of the probe win. */
  readonly targetHeaders?: Readonly<Record<string, string>>;
  /** Ends the asking at once. */
  readonly signal?: AbortSignal;
  /** Webhooks that iqmock itself delivered more than once, if any, for the advice. */
  readonly sentTwice?: () => readonly string[];
}

/** What the check that comes out of a probe says of its origin. */
export type ProbeOrigin = Pick<CheckRecord, 'scenario' | 'place' | 'repro'> & {
  /** What the check is called. Default: `probe`. */
  readonly name?: string;
};

const firstPauseMs = 25;
const longestPauseMs = 500;

/** What one question came to; `failure` says how it failed. */
interface Found extends Match {
  readonly failure?: ProbeFailure;
}

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

function toCheck(probe: Probe, tools: ProbeTools, found: Found, origin: ProbeOrigin): CheckRecord {
  const [method] = methodOf(probe);
  const question =
    method === undefined
      ? maskCommand((probe.command ?? []).map(quote).join(' '))
      : maskSecrets(`${method} ${addressOf(probe, tools)}`);
  const { repro, name = 'probe', ...place } = origin;
  const within =
    probe.within === undefined ? '' : ` within ${formatDurationMs(tryParseDurationMs(probe.within) ?? 0)}`;
  const check: CheckRecord = {
    kind: 'check',
    name,
    passed: found.passed,
    ...place,
    subject: question,
    expected: `${found.expected}${within}`,
  };
  if (found.passed) return check;
  const failure = found.failure ?? 'content';
  const { why, advice } = probeAdvice[failure];
  return {
    ...check,
    actual: found.actual,
    why,
    advice: [found.hint ?? advice, ...sentTwice(tools, failure)].join(' '),
    severity: 'error',
    ...(repro === undefined ? {} : { repro }),
    curl: method === undefined ? question : curlOf(probe, tools, method),
  };
}

/** A consumer that holds an event twice may have been sent it twice, by us. */
function sentTwice({ sentTwice: list }: ProbeTools, failure: ProbeFailure): string[] {
  const tags = failure === 'content' || failure === 'program' ? (list?.() ?? []) : [];
  if (tags.length === 0) return [];
  const named =
    tags.length <= 3 ? tags.join(', ') : `${tags.slice(0, 3).join(', ')} and ${tags.length - 3} more`;
  return [
    `iqmock itself sent ${named} more than once (tries that got no good answer): the consumer must apply such an event once.`,
  ];
}

function curlOf(probe: Probe, tools: ProbeTools, method: string): string {
  const { body, headers } = questionOf(probe, tools, method);
  const words = [
    'curl -sS',
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    ...(body === undefined
      ? []
      : [`-H ${quote(`content-type: ${headers['content-type'] ?? ''}`)}`, `--data ${quote(body)}`]),
    quote(maskSecrets(addressOf(probe, tools))),
  ];
  return words.join(' ');
}

function addressOf(probe: Probe, tools: ProbeTools): string {
  return new URL(methodOf(probe)[1] ?? '', tools.targetUrl).href;
}

async function ask(probe: Probe, tools: ProbeTools, timeoutMs: number): Promise<Found> {
  const [method] = methodOf(probe);
  return method === undefined
    ? askCommand(probe, tools, timeoutMs)
    : askAddress(probe, tools, method, timeoutMs);
}

async function askCommand(
  probe: Probe,
  { runCommand, signal }: ProbeTools,
  timeoutMs: number,
): Promise<Found> {
  const { exitCode, stdout, stderr } = await runCommand(probe.command ?? [], {
    timeoutMs,
    ...(signal === undefined ? {} : { signal }),
  });
  if (exitCode === 0) return compare(probe, stdout, 'exit code 0');
  const said = excerpt(stderr) || excerpt(stdout);
  const kinds = new Map<number, ProbeFailure>([
    [127, 'no-program'],
    [124, signal?.aborted === true ? 'ended' : 'slow-program'],
  ]);
  return {
    passed: false,
    expected: 'exit code 0',
    actual: said === '' ? `exit code ${exitCode}` : `exit code ${exitCode}: ${said}`,
    failure: kinds.get(exitCode) ?? 'program',
  };
}

async function askAddress(
  probe: Probe,
  tools: ProbeTools,
  method: string,
  timeoutMs: number,
): Promise<Found> {
  const { clock, signal, connector } = tools;
  const wanted = probe.status ?? '2xx';
  const expected = `status ${formatStatus(wanted)}`;
  const answer = await askHttp(questionOf(probe, tools, method), {
    clock,
    timeoutMs,
    ...(signal === undefined ? {} : { signal }),
    ...(connector !== undefined && isOfTarget(probe) ? { connector } : {}),
  });
  if ('silence' in answer)
    return { passed: false, expected, actual: `no answer: ${answer.message}`, failure: answer.silence };
  const { status, text } = answer;
  if (isExpectedStatus(wanted, status)) return compare(probe, text, expected);
  const said = excerpt(text);
  return {
    passed: false,
    expected,
    actual: said === '' ? String(status) : `${status}: ${said}`,
    failure: status === 404 ? 'missing' : 'status',
  };
}

function questionOf(probe: Probe, tools: ProbeTools, method: string): ProbeRequest {
  const { body, text, headers = {} } = probe;
  const given = body === undefined ? text : JSON.stringify(body);
  const type = body === undefined ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    method,
    url: addressOf(probe, tools),
    headers: {
      ...(isOfTarget(probe) ? tools.targetHeaders : {}),
      ...(given === undefined ? {} : { 'content-type': type }),
      ...Object.fromEntries(named),
    },
    ...(given === undefined ? {} : { body: given }),
  };
}

function isOfTarget(probe: Probe): boolean {
  return methodOf(probe)[1]?.startsWith('/') === true;
}

async function compare(probe: Probe, text: string, expected: string): Promise<Found> {
  return 'expect' in probe
    ? inTime((patterns) => match(probe.expect, { text }, patterns))
    : { passed: true, expected, actual: excerpt(text) };
}

function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
