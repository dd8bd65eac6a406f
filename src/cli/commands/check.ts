import type { CheckOptions } from '../../check/check.ts';
import type { Level } from '../../check/contract.ts';
import type { OptionValues } from '../../options/option.ts';
import { IqmockError } from '../../errors.ts';
import { defineCommand } from '../command.ts';
import { checkOptions, outCheck, reportCheck, save } from '../options/check.ts';
import { deliveryOptions } from '../options/delivery.ts';
import { allowRemote } from '../../delivery/options/target.ts';
import { format } from '../options/output.ts';
import { noCommands, seed } from '../options/play.ts';
import { targetOptions } from '../options/target.ts';
import { listenForStop } from '../stop.ts';

const { proxy: _proxy, ...target } = targetOptions;
const { timeout, retries, order, mask } = deliveryOptions;

const options = {
  ...target,
  to: { ...target.to, defaultText: 'none: a target must be given' },
  ...checkOptions,
  noCommands: {
    ...noCommands,
    group: checkOptions.probeCommand.group,
    doc: 'Refuses --probe-command, even if the configuration sets it.',
  },
  seed,
  order,
  retries,
  timeout,
  mask,
  allowRemote,
  format,
  report: reportCheck,
  out: outCheck,
  save,
} as const;

/** `iqmock check` */
export const definition = defineCommand({
  name: 'check',
  doc: 'Tests a consumer against the faults of real senders and networks, and judges it: MUST, SHOULD, INFO.',
  group: 'Receive and judge',
  arguments: {},
  options,
  examples: [
    {
      command: "iqmock check --to 3000 --probe '/chats/{chat}'",
      doc: 'all rules; /chats/{chat} shows what the consumer knows',
    },
    {
      command: 'iqmock check --to 3000 --only CON,FMT --level should',
      doc: 'two groups of rules, judged by answers alone',
    },
    {
      command: "iqmock check --to 3000 --probe '/chats/{chat}' --replay STA-01@42",
      doc: 'one rule again',
    },
    { command: 'iqmock check --list', doc: 'the rules with their levels' },
  ],
  notes: [
    'A check sends at most 2,000 webhooks and writes some 200 chats into the consumer; their ids are new in every run, so nothing has to be reset. Give it a test system.',
    'Exit code 0: no failure at --level or above. 1: the consumer failed. 3: it could not be reached, its state could not be read, or a MUST was not judged.',
  ],
  async run(context) {
    const { host, terminal, options: values, settings } = context;
    if (values.noCommands && values.probeCommand !== undefined)
      throw refusedCommand(context.origins.probeCommand.name);
    const [{ presentCheck, listRules }, { reproLine }] = await Promise.all([
      import('../../check/present.ts'),
      import('../repro.ts'),
    ]);
    const replay = await readReplay(values.replay);
    const checkSeed = replay?.seed ?? values.seed ?? host.freshSeed();
    if (values.list) return listRules(terminal, await contractFor(values));
    const asked = await askedFor(values, {
      seed: checkSeed,
      ...(replay === undefined ? {} : { only: [replay.rule] }),
    });
    const control = listenForStop(host, terminal, 'rules judged so far are reported');
    try {
      return await presentCheck(
        host,
        terminal,
        { ...asked, signal: control.stop },
        {
          command: reproLine({
            command: 'check',
            arguments: [],
            settings: settings.filter(({ option }) => !aboutOneRun.has(option.name)),
            fixed: { seed: String(checkSeed) },
          }),
          level: levelFor(values),
          strict: values.strict,
          json: values.format === 'json',
          dryRun: values.dryRun,
          out: values.out,
          reports: values.report,
          accept: values.accept,
          acceptUpdate: values.acceptUpdate,
          save: values.save,
        },
      );
    } finally {
      control.release();
    }
  },
});

function refusedCommand(origin: string): IqmockError {
  return new IqmockError('USAGE', `${origin} starts a program, and --no-commands forbids that.`, {
    hint: 'Read the state over HTTP instead, with --probe, or leave --no-commands out.',
  });
}

/** Options that the command line of one rule does not repeat. */
const aboutOneRun = new Set([
  'wait-for-target',
  'only',
  'skip',
  'replay',
  'level',
  'strict',
  'thorough',
  'fail-fast',
  'dry-run',
  'budget',
  'accept',
  'accept-update',
  'report',
  'save',
  'out',
]);

type Values = OptionValues<typeof options>;

function levelFor({ strict, level }: Values): Level {
  return strict ? 'SHOULD' : (level.toUpperCase() as Level);
}

async function askedFor(values: Values, over: Partial<CheckOptions>): Promise<CheckOptions> {
  const {
    to,
    failFast,
    probeHeader: probeHeaders,
    budget: budgetMs,
    settle: settleMs,
    waitForTarget: waitForTargetMs,
    format: _format,
    level: _level,
    replay: _replay,
    noCommands: _noCommands,
    ...rest
  } = values;
  if (to === undefined) {
    throw new IqmockError('USAGE', 'A check needs --to.', {
      hint: 'Give the address of the consumer: --to http://127.0.0.1:3000/hooks, or --to 3000.',
    });
  }
  return {
    ...rest,
    to,
    waitForTargetMs,
    probeHeaders,
    budgetMs,
    settleMs,
    failFast: failFast ? levelFor(values) : undefined,
    ...over,
  };
}

async function contractFor(values: Values): Promise<import('../../check/contract.ts').Contract> {
  const { contractOf } = await import('../../check/contract.ts');
  const [{ resolvePolicy }, { parseTarget }] = await Promise.all([
    import('../../delivery/policy-options.ts'),
    import('../../delivery/target.ts'),
  ]);
  const policy = await resolvePolicy(values, { env: {}, readText: async () => '' });
  return contractOf(policy, parseTarget(values.to ?? '80'), { retries: values.retries === 0 });
}

async function readReplay(text: string | undefined): Promise<{ rule: string; seed: number } | undefined> {
  if (text === undefined) return undefined;
  const match = /^([A-Za-z]{3}-\d{2})@(\d{1,10})$/.exec(text);
  if (match !== null) {
    const { checkRuleNames } = await import('../../check/choose.ts');
    checkRuleNames([match[1] ?? ''], '--replay');
    return { rule: match[1] ?? '', seed: Number(match[2]) };
  }
  throw new IqmockError('USAGE', `--replay: "${text}" is not a rule and a seed.`, {
    hint: 'Write it as the report does, such as STA-01@42.',
  });
}
