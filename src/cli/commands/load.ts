import { IqmockError } from '../../errors.ts';
import type { OptionValues } from '../../options/option.ts';
import type { LoadOptions } from '../../load/plan/load-options.ts';
import type { LoadReporter } from '../../load/view/present.ts';
import { defineCommand } from '../command.ts';
import { ineffectiveRules } from '../../delivery/ineffective-options.ts';
import { deliveryOptions } from '../options/delivery.ts';
import { ineffectiveLoadFlags } from '../ineffective-load-flags.ts';
import { loadLimitOptions } from '../options/load-limits.ts';
import { loadOptions } from '../options/load.ts';
import { baseline, report, runFile } from '../options/output.ts';
import { playOptions, speed } from '../options/play.ts';
import { targetOptions } from '../options/target.ts';
import { listenForStop } from '../stop.ts';
import type { Terminal } from '../terminal.ts';
import { commonSeed, momentOf, shardOf } from '../shard.ts';

const { speed: _speed, ...made } = playOptions;
const { order: _order, concurrency, ...delivery } = deliveryOptions;

const options = {
  ...loadOptions,
  ...loadLimitOptions,
  ...made,
  speed: {
    ...speed,
    default: undefined,
    doc: 'How many times faster than its own time each chat plays; max skips all pauses.',
    defaultText: 'max for --rate, else 1',
  },
  ...targetOptions,
  to: { ...targetOptions.to, defaultText: 'none: a target must be given' },
  ...delivery,
  concurrency: { ...concurrency, defaultText: '256, or one for each virtual user' },
  report,
  out: runFile,
  baseline,
} as const;

/** `iqmock load` */
export const definition = defineCommand({
  name: 'load',
  doc: 'Load-tests a consumer with many virtual clients and reports latency, errors and limits.',
  group: 'Send webhooks',
  arguments: {
    scenario: {
      doc: 'Scenarios by name or file; several are mixed, by weight as in support-chat:3. Without any: support-chat.',
      many: true,
      complete: 'scenario',
    },
  },
  options,
  idle: [...ineffectiveLoadFlags, ...ineffectiveRules],
  examples: [
    { command: 'iqmock load --to 3000 --rate 200/s --duration 30s', doc: '200 events a second' },
    {
      command: "iqmock load support-chat:3 voice-message:1 --to 3000 --chats 50/s --threshold 'p99<300ms'",
      doc: 'a mix of chats, with a limit',
    },
    {
      command: 'iqmock load --to 3000 --vus 50 --duration 5m --report html=load.html',
      doc: 'fifty users who wait for answers, and a report with charts',
    },
    {
      command: "iqmock load --to 3000 --rate 100/s --find-limit --threshold 'p95<200ms'",
      doc: 'the highest rate it sustains',
    },
    { command: 'iqmock load --to 3000 --locust 127.0.0.1', doc: 'as a worker of a Locust master' },
  ],
  notes: [
    'Order is always kept within a chat. Latency counts from the moment an event was due, and from the moment it was sent. Ctrl-C ends the run and reports.',
  ],
  async run(context) {
    const { host, terminal, options: values, settings } = context;
    if (values.locust !== undefined && values.workers > 1) {
      const { runCopies } = await import('../worker-copies.ts');
      return runCopies(host, terminal, { count: values.workers, out: values.out });
    }
    const [{ presentLoad }, { reproLine }, { resolvePolicy }, { readLoadOrders, writeReports }] =
      await Promise.all([
        import('../../load/view/present.ts'),
        import('../repro.ts'),
        import('../../delivery/policy-options.ts'),
        import('../../writers/parts/orders.ts'),
      ]);
    const shard = values.locust === undefined ? await shardOf(host, values) : undefined;
    const seed = values.seed ?? (shard === undefined ? host.freshSeed() : commonSeed(values));
    const repro = reproLine({
      command: 'load',
      arguments: context.arguments.scenario,
      settings,
      fixed: { seed: String(seed) },
    });
    const asked = await readAsked(context.arguments.scenario, values);
    const freshIds = shard === undefined ? host.freshSeed() : 0;
    const ids = values.ids === 'fresh' ? freshIds : values.ids;
    const policy = await resolvePolicy({ ...values, order: 'chat' }, host);
    const orders = readLoadOrders(host, values.report, '--report', [values.out, values.baseline]);
    const reports: LoadReporter = {
      takesStdout: orders.some(({ path }) => path === undefined),
      write: (load) => writeReports(host, terminal, orders, { load }),
    };
    const control = listenForStop(host, terminal, 'requests in flight are waited for');
    try {
      const options = {
        ...asked,
        ...(shard === undefined ? {} : { shard }),
        policy,
        seed,
        ids,
        freshIds,
        repro,
      };
      const run = await runnerOf(values, terminal);
      return await presentLoad(
        { host, options, control },
        { ...presentation(values, terminal.quiet), reports, screen: terminal, run },
      );
    } finally {
      control.release();
    }
  },
});

type Values = OptionValues<typeof options>;

/** What does the run: iqmock by itself, or as a worker of a Locust master. */
async function runnerOf(
  { locust: master, perUser }: Values,
  terminal: Terminal,
): Promise<import('../../load/view/present.ts').LoadRunner | undefined> {
  if (master === undefined) return undefined;
  const { runLocustWorker } = await import('../../locust/run.ts');
  const settings = {
    master,
    say: (line: string): void => terminal.say(line),
    ...(perUser === undefined ? {} : { perUserPerSecond: perUser }),
  };
  return (call) => runLocustWorker(call, settings);
}

async function readAsked(
  names: readonly string[],
  values: Values,
): Promise<Omit<LoadOptions, 'policy' | 'seed' | 'ids' | 'freshIds' | 'shard' | 'repro'>> {
  if (values.to === undefined) {
    throw new IqmockError('USAGE', 'A load run needs --to.', {
      hint: 'Give the address of the consumer: --to http://127.0.0.1:3000/hooks, or --to 3000.',
    });
  }
  const [{ parseMixItem }, { parseTarget }] = await Promise.all([
    import('../../load/plan/load-options.ts'),
    import('../../delivery/target.ts'),
  ]);
  const { limitStep: stepMs, limitMost: mostPerSecond } = values;
  return defined({
    mix: (names.length === 0 ? ['support-chat'] : names).map(parseMixItem),
    overrides: defined({
      profile: values.profile,
      locale: values.locale,
      rels: values.rels,
      escapeHtml: values.escapeHtml,
      pace: values.pace,
      startMs: values.start,
      set: values.set,
      noCommands: values.noCommands,
    }),
    target: parseTarget(values.to, values.mask),
    ask: await readAsk(values),
    findLimit: values.findLimit ? defined({ stepMs, mostPerSecond }) : undefined,
    speed: values.speed === 'max' ? Infinity : values.speed,
    thresholds: values.threshold,
    abortOnFail: values.abortOnFail,
    maxEvents: values.maxEvents,
    maxDurationMs: values.maxDuration,
    maxInFlight: values.concurrency,
    maxChats: values.maxChats,
    minChats: values.minChats,
    dropAfterMs: values.dropAfter,
    gracefulStopMs: values.gracefulStop,
    warmUpMs: values.warmUp,
    workers: values.locust === undefined ? values.workers : 1,
    startAtMs: values.startAt === undefined ? undefined : momentOf(values.startAt),
    precise: values.precise,
    allowRemote: values.allowRemote,
  });
}

async function readAsk(values: Values): Promise<LoadOptions['ask']> {
  if (values.locust !== undefined) return {};
  const { rate, chats, vus, spike, soak, duration: durationMs } = values;
  const ramp =
    values.stages === undefined
      ? undefined
      : (await import('../../load/plan/stages.ts')).parseStages(values.stages);
  return defined({
    rate,
    chats,
    vus,
    spike,
    soak: soak ? true : undefined,
    durationMs,
    stages: ramp?.of === 'rates' ? ramp.stages : undefined,
    vuStages: ramp?.of === 'users' ? ramp.stages : undefined,
  });
}

function presentation(
  values: Values,
  quiet: boolean,
): Omit<import('../../load/view/present.ts').Presentation, 'screen'> {
  return defined({
    out: values.out,
    baseline: values.baseline,
    prometheusPort: values.prometheus,
    waitForTargetMs: values.waitForTarget,
    quiet,
  });
}

/** A record without the keys that have no value. */
function defined<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never;
}
