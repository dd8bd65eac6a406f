import { defineCommand } from '../command.ts';
import { baseline } from '../options/output.ts';
import { reportFormat } from '../options/report.ts';

/** `iqmock report` */
export const definition = defineCommand({
  name: 'report',
  doc: 'Tells recorded runs again, in any format; several run files are merged into one report.',
  group: 'Receive and judge',
  arguments: {
    file: {
      doc: 'Run files that iqmock run --out wrote; - is stdin. One that was cut off is read to its last whole line.',
      required: true,
      many: true,
    },
  },
  options: { format: reportFormat, baseline },
  examples: [
    { command: 'iqmock report run.ndjson', doc: 'as run told it' },
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
    const [{ loadRuns }, { readReports, writeReports }] = await Promise.all([
      import('../../report/loaded-run.ts'),
      import('../reports.ts'),
    ]);
    const orders = await readReports(host, options.format, '--format');
    const run = await loadRuns(host, file, options.baseline);
    const { written, failures } = await writeReports(host, terminal, orders, run);
    for (const line of written) terminal.say(`wrote ${line}`);
    const [failure] = failures;
    if (failure !== undefined) throw failure;
    return run.summary.exitCode;
  },
});
