import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { temporaryFolder } from './cli.ts';
import { runCli } from './cli-inside.ts';
import { conversationText, signSecret, startMs } from './fault-doors.ts';
import type { Tapped, Wiretap } from './wiretap.ts';

/** What a command says that it sent. */
export interface Account {
  /** Events of the conversation, and deliveries that repeated one on purpose. */
  readonly events: number;
  readonly copies: number;
  readonly delivered: number;
  /** Tries that were cut on purpose: before they left, in the middle, and when the consumer had all of it. */
  readonly cut: { readonly unsent: number; readonly part: number; readonly answer: number };
  /** How often faults hit. */
  readonly hits: number;
}

/** A command that sends the conversation, or one event of it. */
export interface Door {
  /** How many events it sends. */
  readonly events: number;
  /** Sends them, with the faults. */
  send(tap: Pick<Wiretap, 'url'>, faults: readonly string[]): Promise<Account>;
}

const start = new Date(startMs).toISOString();
const policy = ['--sign', 'standard-webhooks', '--sign-secret', signSecret];
const fresh = ['--seed', '1', '--start', start, '--ids', '0'];

/** Each command that sends and has `--fault`, but for `serve`, which is switched while it runs. */
export const doors: Readonly<Record<string, Door>> = {
  run: {
    events: 5,
    send: (tap, faults) => sent(['run', 'twice.yaml', ...fresh, '--speed', 'max'], tap, faults),
  },
  replay: { events: 5, send: replayed },
  trigger: { events: 1, send: (tap, faults) => sent(['trigger', 'message_created', ...fresh], tap, faults) },
  load: { events: 5, send: loaded },
};

/** What is tried again is tried at once. */
const flags = (faults: readonly string[]): string[] => [
  ...faults.flatMap((fault) => ['--fault', fault]),
  ...(faults.some((fault) => /^(cut|lo[a-z]+_)/.test(fault)) ? ['--backoff', '5ms'] : []),
];

async function sent(
  argv: readonly string[],
  tap: Pick<Wiretap, 'url'>,
  faults: readonly string[],
  cwd = folder(),
) {
  const { exitCode, stderr } = await runCli(
    [...argv, '--to', tap.url, ...policy, ...flags(faults), '--out', 'sent.ndjson'],
    { cwd },
  );
  expect(exitCode, stderr).toBe(0);
  return accountOf(readFileSync(join(cwd, 'sent.ndjson'), 'utf8'));
}

const folder = (): string => temporaryFolder({ 'twice.yaml': conversationText });

let recorded: Promise<string> | undefined;

/** Records the conversation once, sent to nobody but a consumer of its own. */
async function replayed(tap: Pick<Wiretap, 'url'>, faults: readonly string[]): Promise<Account> {
  recorded ??= record();
  const cwd = temporaryFolder({ 'clean.ndjson': await recorded });
  return sent(
    ['replay', 'clean.ndjson', '--speed', 'max', ...(faults.length === 0 ? [] : ['--seed', '1'])],
    tap,
    faults,
    cwd,
  );
}

async function record(): Promise<string> {
  const cwd = folder();
  await runCli(['run', 'twice.yaml', ...fresh, '--speed', 'max', '--out', 'clean.ndjson'], { cwd });
  return readFileSync(join(cwd, 'clean.ndjson'), 'utf8');
}

interface Line {
  readonly kind: string;
  readonly outcome: string;
  readonly copyOf?: string;
  readonly faults?: readonly string[];
  readonly attempts: readonly { readonly cut?: string }[];
}

/** What a run file adds up to. */
export function accountOf(file: string): Account {
  const lines = file.split('\n').flatMap((line) => (line === '' ? [] : (JSON.parse(line) as Line)));
  const results = lines.filter(({ kind }) => kind === 'result');
  const cuts = results.flatMap(({ attempts }) => attempts.flatMap(({ cut }) => cut ?? []));
  const copies = results.filter(({ copyOf }) => copyOf !== undefined).length;
  return {
    events: results.length - copies,
    copies,
    delivered: results.filter(({ outcome }) => outcome === 'delivered').length,
    cut: cutsOf(cuts),
    hits: results.reduce((sum, { faults = [] }) => sum + faults.length, 0),
  };
}

function cutsOf(cuts: readonly string[]): Account['cut'] {
  const unsent = cuts.filter((cut) => cut === 'not sent').length;
  const answer = cuts.filter((cut) => /answer|after the body/.test(cut)).length;
  return { unsent, answer, part: cuts.length - unsent - answer };
}

interface LoadReport {
  readonly counts: Readonly<Record<'sent' | 'delivered' | 'copies' | 'cutTries', number>>;
  readonly faults: Readonly<Record<string, number>>;
}

async function loaded(tap: Pick<Wiretap, 'url'>, faults: readonly string[]): Promise<Account> {
  const cwd = folder();
  const limits = ['--vus', '1', '--duration', '60s', '--max-events', '5', '--speed', 'max'];
  const { exitCode, stderr } = await runCli(
    [
      ...['load', 'twice.yaml', '--to', tap.url, ...fresh, ...limits, ...policy, ...flags(faults)],
      '--report',
      'json=load.json',
    ],
    { cwd },
  );
  expect(exitCode, stderr).toBe(0);
  const { counts, faults: hits } = JSON.parse(readFileSync(join(cwd, 'load.json'), 'utf8')) as LoadReport;
  const all = Array.from({ length: counts.cutTries }, () => kindOfCut(faults[0] ?? ''));
  return {
    events: counts.sent,
    copies: counts.copies,
    delivered: counts.delivered + counts.copies,
    cut: cutsOf(all),
    hits: Object.values(hits).reduce((sum, count) => sum + count, 0),
  };
}

const kindOfCut = (fault: string): string => {
  if (fault.startsWith('lose_first')) return 'not sent';
  return /^(lost_answer|cut:after=body)/.test(fault) ? 'as the answer began' : 'after half of the body';
};

/** What the consumer must have got by the account, against what it got. */
export function expectBalance(
  { events, copies, delivered, cut }: Account,
  requests: readonly Tapped[],
): void {
  expect(delivered).toBe(events + copies);
  expect({
    whole: requests.filter(({ whole }) => whole).length,
    part: requests.filter(({ whole }) => !whole).length,
  }).toEqual({ whole: delivered + cut.answer, part: cut.part });
}
