import { join, resolve } from 'node:path';
import { compileBriefly } from '../../env/compiler.ts';
import { formatDurationMs } from '../../env/format.ts';
import { IqmockError, exitCodes, type ExitCode } from '../../errors.ts';
import type { Host } from '../../env/host.ts';
import type { ValidationSummary } from '../../consumer/validate.ts';
import type { Verdict } from '../../consumer/verdict.ts';
import { defineCommand } from '../command.ts';
import { format } from '../options/output.ts';
import { events, profile, rels } from '../options/play.ts';
import { inOrder, limit } from '../options/validate.ts';
import { createProgress } from '../progress.ts';
import type { Terminal, TerminalScreen } from '../terminal.ts';
import { VerdictPrinter } from '../verdict-lines.ts';

/** `iqmock validate` */
export const definition = defineCommand({
  name: 'validate',
  doc: 'Validates captured bodies: schema, references, and history from one body to the next.',
  group: 'Receive and judge',
  arguments: {
    file: {
      doc: 'Files or folders with one body per line, single bodies, recordings or run files; - or nothing is stdin. All are one stream, in this order.',
      many: true,
    },
  },
  options: {
    profile: { ...profile, defaultText: "detected from each project's bodies" },
    rels,
    events,
    inOrder,
    limit,
    format,
  },
  examples: [
    { command: 'iqmock generate busy-day | iqmock validate', doc: 'what iqmock makes is valid' },
    { command: 'iqmock validate captured.ndjson --profile 2021', doc: 'bodies of a real IQChannels' },
    { command: 'iqmock validate bodies/ --json', doc: 'one JSON object per verdict, for a program' },
  ],
  notes: [
    'Exit code 0: all are valid. 1: at least one is not. 2: a file cannot be read. 3: there was nothing to judge.',
  ],
  async run({ host, terminal, options, arguments: { file } }) {
    const [{ createValidator }, { readBodies }, { truncatedNote }] = await Promise.all([
      import('../../consumer/validate.ts'),
      import('../../consumer/read.ts'),
      import('../truncated.ts'),
    ]);
    compileBriefly();
    const validator = createValidator({
      events: options.events,
      order: options.inOrder ? 'project' : 'chat',
      ...(options.profile === undefined ? {} : { profile: options.profile }),
      ...(options.rels === undefined ? {} : { rels: options.rels }),
    });
    const printer = new Printer(terminal, options.format === 'json', options.limit);
    const startedAt = host.clock.monotonic();
    const progress = createProgress(host, terminal);
    for (const path of await expandFiles(host, file.length === 0 ? ['-'] : file)) {
      for await (const { body, ...context } of readBodies(host, path, truncatedNote(terminal, path))) {
        for (const verdict of validator.check(body, context)) {
          progress.clear();
          printer.print(path, verdict);
        }
        progress.tick(() => `${validator.summary.bodies} bodies judged`);
      }
    }
    progress.clear();
    return conclude(terminal, validator.summary, printer, {
      json: options.format === 'json',
      tookMs: host.clock.monotonic() - startedAt,
    });
  },
});

class Printer {
  private readonly terminal: Terminal;
  private readonly screen: TerminalScreen;
  private readonly json: boolean;
  private readonly limit: number;
  private readonly teller: VerdictPrinter;
  private count = 0;

  constructor(terminal: Terminal, json: boolean, limit: number) {
    this.terminal = terminal;
    this.json = json;
    this.limit = limit;
    this.screen = terminal.reportScreen(json);
    this.teller = new VerdictPrinter(this.screen.paint, terminal.verbose);
  }

  get hidden(): number {
    return Math.max(0, this.count - this.limit);
  }

  print(path: string, verdict: Verdict): void {
    this.count++;
    if (this.count > this.limit) return;
    if (this.json) this.terminal.print(JSON.stringify({ file: path, ...verdict }));
    else
      for (const line of this.teller.lines(verdict, `${path}:${verdict.line ?? 1} `))
        this.screen.insist(line);
  }
}

async function expandFiles(host: Host, written: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(
    written.map(async (path) => {
      const full = resolve(host.cwd, path);
      if (path === '-' || !host.isDirectory(full)) return [path];
      const names = await host.listDirectory(full);
      return names.filter((name) => /\.(json|ndjson|jsonl)$/.test(name)).map((name) => join(path, name));
    }),
  );
  const missing = lists.flat().find((path) => path !== '-' && !host.exists(resolve(host.cwd, path)));
  if (missing === undefined) return lists.flat();
  throw new IqmockError('INPUT', `There is no file ${missing}.`, {
    hint: 'Give a file of captured bodies, or - for stdin.',
  });
}

function conclude(
  terminal: Terminal,
  summary: ValidationSummary,
  { hidden }: Printer,
  { json, tookMs }: { readonly json: boolean; readonly tookMs: number },
): ExitCode {
  const { bodies, valid, invalid, warnings, documented } = summary;
  if (json) terminal.print(JSON.stringify({ summary }));
  const { insist, paint } = terminal.reportScreen(json);
  if (hidden > 0) insist(`… and ${hidden} verdicts more; --limit shows more of them.`);
  if (bodies === 0) {
    insist(paint('yellow', 'Nothing to judge: there was no body.'));
    return exitCodes.incomplete;
  }
  const parts = [
    `${valid} of ${bodies} bodies valid`,
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : []),
    ...(documented > 0 ? [`${documentedSamples(documented)} not judged`] : []),
  ];
  insist(
    `${paint(invalid === 0 ? 'green' : 'red', invalid === 0 ? 'Valid' : 'Invalid')}: ${parts.join(', ')} (${formatDurationMs(tookMs)}).`,
  );
  return invalid === 0 ? exitCodes.ok : exitCodes.consumerFailed;
}

function documentedSamples(count: number): string {
  return count === 1 ? '1 documented sample, which is' : `${count} documented samples, which are`;
}
