import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { answerShapes, startShapeServer, type AnswerShape } from '../support/answer-shapes.ts';
import { temporaryFolder } from '../support/cli.ts';
import { runInside } from '../support/inside.ts';

/** What a door made of an answer. */
interface Verdict {
  readonly exitCode: number;
  /** Each way in which a webhook ended, once. */
  readonly outcomes: readonly string[];
  /** What failures are called. */
  readonly codes: readonly string[];
  readonly statuses: readonly number[];
  /** Requests for each webhook. */
  readonly requestsEach: number;
  readonly resent: number;
  /** All that people read. */
  readonly text: string;
}

/** A command that sends. */
interface Door {
  readonly argv: readonly string[];
  /** The exit code where the consumer failed. */
  readonly failed: 1 | 4;
  /** Whether it sends again what may be sent again. */
  readonly retries: boolean;
}

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const load = ['load', 'one.yaml', '--rate', '50/s', '--duration', '1s', '--max-events', '2'];
const again = ['--retries', '1', '--backoff', '1ms'];

const doors: Readonly<Record<string, Door>> = {
  run: { argv: ['run', 'one.yaml', '--speed', 'max', ...again], failed: 1, retries: true },
  'run at a pace': { argv: ['run', 'one.yaml', '--speed', '1000', ...again], failed: 1, retries: true },
  trigger: { argv: ['trigger', 'typing', ...again], failed: 1, retries: true },
  replay: { argv: ['replay', 'bodies.ndjson', '--speed', 'max', ...again], failed: 1, retries: true },
  load: { argv: load, failed: 4, retries: false },
  'load --retries': { argv: [...load, ...again], failed: 4, retries: true },
  'load --sign': {
    argv: [...load, ...again, '--sign', 'standard-webhooks', '--sign-secret', secret],
    failed: 4,
    retries: true,
  },
};

const files = {
  'one.yaml': 'name: one\nsteps:\n  - create_chat: { client: { name: Мария }, as: chat }\n',
  'bodies.ndjson': '{"ChatEvent":{"Id":1,"Type":"typing","ChatId":1,"CreatedAt":1700000000000},"Rels":{}}\n',
};

const ways = ['TCP', 'unix socket', 'TLS'] as const;
type Way = (typeof ways)[number];

interface RunRecord {
  readonly kind: string;
  readonly outcome?: string;
  readonly attempts?: readonly {
    readonly status?: number;
    readonly error?: { readonly code: string };
    readonly resent?: true;
  }[];
}

interface LoadReport {
  readonly counts: Readonly<Record<'sent' | 'delivered' | 'refused' | 'failed' | 'resent', number>>;
  readonly statuses: Readonly<Record<string, number>>;
  readonly errors: Readonly<Record<string, number>>;
}

type Facts = Pick<Verdict, 'outcomes' | 'codes' | 'statuses' | 'resent'> & { readonly sent: number };

function factsOfLoad(stdout: string): Facts {
  const { counts, statuses, errors } = JSON.parse(stdout) as LoadReport;
  return {
    outcomes: (['delivered', 'refused', 'failed'] as const).filter((outcome) => counts[outcome] > 0),
    codes: Object.keys(errors),
    statuses: Object.keys(statuses).map(Number),
    resent: counts.resent,
    sent: counts.sent,
  };
}

function factsOfRun(stdout: string): Facts {
  const records = stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as RunRecord)
    .filter(({ kind }) => kind === 'result');
  const last = records.map(({ attempts }) => attempts?.at(-1));
  const once = <Item>(items: readonly (Item | undefined)[]): Item[] => [
    ...new Set(items.filter((item) => item !== undefined)),
  ];
  return {
    outcomes: once(records.map(({ outcome }) => outcome)),
    codes: once(last.map((attempt) => attempt?.error?.code)),
    // A broken answer is none, whatever it began with.
    statuses: once(last.map((attempt) => (attempt?.error === undefined ? attempt?.status : undefined))),
    resent: records.flatMap(({ attempts = [] }) => attempts).filter(({ resent }) => resent === true).length,
    sent: records.length,
  };
}

/** Sends through a door to a server of a shape. */
async function through({ argv, failed }: Door, shape: AnswerShape, way: Way): Promise<Verdict> {
  const cwd = temporaryFolder(files);
  const options =
    way === 'TCP' ? {} : way === 'TLS' ? { tls: true as const } : { socketPath: join(cwd, 's') };
  const server = await startShapeServer(shape, options);
  onTestFinished(() => server.close());
  const report = ['--report', failed === 4 ? 'json' : 'ndjson'];
  const insecure = way === 'TLS' ? ['--insecure'] : [];
  const to = ['--to', server.address];
  const { exitCode, stdout, stderr } = await runInside([...argv, ...report, ...insecure, ...to], { cwd });
  const { sent, ...facts } = failed === 4 ? factsOfLoad(stdout) : factsOfRun(stdout);
  const requestsEach = server.requests() / sent;
  return { ...facts, exitCode, requestsEach, text: stderr.replace(/\s+/g, ' ') };
}

/** What every door must make of a shape. */
function expected(shape: AnswerShape, { failed, retries }: Door): Omit<Verdict, 'text'> {
  const isGood = shape.error === undefined && (shape.status ?? 0) < 300;
  const { error, status } = shape;
  return {
    exitCode: isGood ? 0 : failed,
    outcomes: [isGood ? 'delivered' : error === undefined ? 'refused' : 'failed'],
    codes: error === undefined ? [] : [error.code],
    statuses: error === undefined && status !== undefined ? [status] : [],
    requestsEach: retries && shape.isRetried === true ? 2 : 1,
    resent: 0,
  };
}

const isFull = process.env['IQMOCK_TEST_FULL'] === '1';
const everyDoor = Object.entries(doors).flatMap(([name, door]) => ways.map((way) => ({ name, door, way })));
/** Through sockets and TLS the drivers have a table of their own; every door is tried with them in the long tier. */
const triedDoors = everyDoor.filter(({ name, way }) => isFull || way === 'TCP' || name === 'run');

describe.each(triedDoors)('$name by $way', ({ name, door, way }) => {
  test.each(answerShapes)('$name', async (shape) => {
    const { text, ...verdict } = await through(door, shape, way);
    expect(verdict, text).toEqual(expected(shape, door));
    expect(text).not.toMatch(/never answered the|could not be reached|Assertion|BUG/);
    if (shape.error?.code === 'garbage') expect(text).not.toMatch(/closed the connection|crash/);
    if (name.startsWith('load')) {
      if (shape.error !== undefined) expect(text).toContain(`2 × ${shape.error.code}`);
      return;
    }
    if (shape.error !== undefined) expect(text).toMatch(shape.error.message);
    if (shape.warning !== undefined) expect(text).toMatch(shape.warning);
  });
});

/** Runs a door that is told where to send. */
async function sendTo(address: string, argv: readonly string[]): Promise<{ exitCode: number; text: string }> {
  const cwd = temporaryFolder(files);
  const { exitCode, stdout, stderr } = await runInside([...argv, '--to', address], { cwd });
  return { exitCode, text: stdout + stderr };
}

test.each(Object.entries(doors))(
  'exit 3 of %s is for a target that could not be reached',
  async (_, { argv }) => {
    const server = await startShapeServer({ bytes: '' });
    await server.close();
    const { exitCode, text } = await sendTo(server.address, argv);
    expect(exitCode, text).toBe(3);
    expect(text).toContain('could not be reached');
    expect((await sendTo(`unix:${join(temporaryFolder(), 'none')}:/`, argv)).exitCode).toBe(3);
  },
);

test.each(Object.entries(doors))(
  'to %s, a consumer that takes every event and never answers has failed',
  async (_, { argv, failed }) => {
    const server = await startShapeServer({ bytes: '' });
    onTestFinished(() => server.close());
    const { exitCode, text } = await sendTo(server.address, [...argv, '--timeout', '100ms']);
    expect(exitCode, text).toBe(failed);
  },
);
