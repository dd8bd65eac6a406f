import type { ExitCode } from '../../errors.ts';
import type { Host } from '../../env/host.ts';
import { defineCommand } from '../command.ts';
import { baseline } from '../options/output.ts';
import { reportFormat } from '../options/report.ts';
import type { ReportOrder } from '../../writers/parts/orders.ts';
import type { ReportSubject } from '../../writers/parts/subject.ts';
import type { Terminal } from '../terminal.ts';

/** `iqmock report` */
export const definition = defineCommand({
  name: 'report',
  doc: 'Creates reports from recorded runs, in any format; several run files are merged into one report.',
  group: 'Receive and judge',
  arguments: {
    file: {
      doc: 'Files that run --out or load --out wrote; - is stdin. One that was cut off is read to its last whole line.',
      required: true,
      many: true,
    },
  },
  options: { format: reportFormat, baseline },
  examples: [
    { command: 'iqmock report run.ndjson', doc: 'as `run` reported it' },
    {
      command: 'iqmock report run.ndjson --format html=report.html,junit=results.xml',
      doc: 'two reports at once',
    },
    {
      command: 'iqmock report run.ndjson --baseline main.ndjson',
      doc: 'what is fixed, regressed, still failing',
    },
  ],
  notes: ['The exit code is that of the run.'],
  async run({ host, terminal, options, arguments: { file } }) {
    const { isLoadFile } = await import('../../load/record/load-file.ts');
    const [first = ''] = file;
    const isLoad = first !== '-' && (await isLoadFile(host, first));
    return (isLoad ? reportLoad : reportRun)(host, terminal, file, options);
  },
});

interface Asked {
  readonly format: readonly string[];
  readonly baseline: string | undefined;
}

async function reportRun(
  host: Host,
  terminal: Terminal,
  files: readonly string[],
  { format, baseline: before }: Asked,
): Promise<ExitCode> {
  const [{ loadRuns }, { readRunOrders }] = await Promise.all([
    import('../../report/loaded-run.ts'),
    import('../../writers/parts/orders.ts'),
  ]);
  const orders = readRunOrders(host, format, '--format', [...files, before]);
  const run = await loadRuns(host, files, before);
  try {
    await write(host, terminal, orders, { run });
  } finally {
    run.close();
  }
  return run.summary.exitCode;
}

/** The shards of a load run are merged exactly. */
async function reportLoad(
  host: Host,
  terminal: Terminal,
  files: readonly string[],
  { format, baseline: before }: Asked,
): Promise<ExitCode> {
  const [{ readLoadOrders }, { mergeShards }, { reportedLoad }] = await Promise.all([
    import('../../writers/parts/orders.ts'),
    import('../../load/metrics/merge.ts'),
    import('../../load/view/reported-load.ts'),
  ]);
  const orders = readLoadOrders(host, format, '--format', [...files, before]);
  const result = await mergeShards(host, files);
  const load = reportedLoad(result, before === undefined ? undefined : await mergeShards(host, [before]));
  await write(host, terminal, orders, { load });
  return result.verdict.exitCode;
}

async function write(
  host: Host,
  terminal: Terminal,
  orders: readonly ReportOrder[],
  subject: ReportSubject,
): Promise<void> {
  const { writeReports } = await import('../../writers/parts/orders.ts');
  const { written, failures } = await writeReports(host, terminal, orders, subject);
  const screen = terminal.reportScreen(orders.some(({ path }) => path === undefined));
  for (const line of written) screen.say(`wrote ${line}`);
  const [failure] = failures;
  if (failure !== undefined) throw failure;
}
