import type { ExitCode } from '../../errors.ts';
import type { Host } from '../../env/host.ts';
import { defineCommand } from '../command.ts';
import { baseline } from '../options/output.ts';
import { reportFormat } from '../options/report.ts';
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
    if (first !== '-' && (await isLoadFile(host, first))) return reportLoad(host, terminal, file, options);
    const [{ loadRuns }, { readReports, writeReports }] = await Promise.all([
      import('../../report/loaded-run.ts'),
      import('../reports.ts'),
    ]);
    const orders = await readReports(host, options.format, '--format');
    const run = await loadRuns(host, file, options.baseline);
    const { written, failures } = await writeReports(host, terminal, orders, run);
    const screen = terminal.reportScreen(orders.some(({ path }) => path === undefined));
    for (const line of written) screen.say(`wrote ${line}`);
    const [failure] = failures;
    if (failure !== undefined) throw failure;
    return run.summary.exitCode;
  },
});

/** Load runs have reports of their own; the shards of one are merged exactly. */
async function reportLoad(
  host: Host,
  terminal: Terminal,
  files: readonly string[],
  { format, baseline: before }: { readonly format: readonly string[]; readonly baseline: string | undefined },
): Promise<ExitCode> {
  const { presentLoadFiles } = await import('../../load/view/present.ts');
  const { exitCode, written } = await presentLoadFiles(host, files, {
    reports: format,
    ...(before === undefined ? {} : { baseline: before }),
  });
  for (const line of written) terminal.say(`wrote ${line}`);
  return exitCode;
}
