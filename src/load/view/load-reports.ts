import type { Host } from '../../env/host.ts';
import { IqmockError, suggest } from '../../errors.ts';
import { loadedRun } from '../../report/loaded-run.ts';
import { runFileVersion, type RunLine } from '../../report/record.ts';
import { saveReport } from '../../report/save-report.ts';
import type { Writer } from '../../report/writer.ts';
import { ownValue } from '../../own.ts';
import { writers } from '../../report/writers/index.gen.ts';
import type { LoadChange } from '../metrics/compare.ts';
import type { LoadLine } from '../record/load-record.ts';
import type { LoadResult } from '../record/load-result.ts';

/** A load run to report on, and the earlier one it is compared with. */
export interface Reported {
  readonly result: LoadResult;
  readonly baseline?: { readonly result: LoadResult; readonly changes: readonly LoadChange[] };
}

/** How a load run is reported in a format of its own. */
interface LoadForm {
  /** Where it goes when no file is named; default: as the writer says. */
  readonly defaultFile?: string;
  write(reported: Reported): Promise<string>;
}

/** A format: that of a writer of runs, which may write a load run in another form. */
export type LoadFormat = Pick<Writer, 'defaultFile' | 'appendsTo'> & Pick<LoadForm, 'write'>;

/** Writers that show more of a load run than its checks. */
const forms: Readonly<Record<string, LoadForm>> = {
  text: {
    async write({ result, baseline }) {
      const { resultLines } = await import('./table.ts');
      return `${resultLines(result, { paint: (_style, text) => text }, baseline?.changes).join('\n')}\n`;
    },
  },
  json: {
    async write({ result, baseline }) {
      const { loadJson } = await import('./load-json.ts');
      const compared = baseline === undefined ? {} : { baseline: baseline.changes };
      return `${JSON.stringify({ ...loadJson(result), ...compared }, null, 2)}\n`;
    },
  },
  ndjson: {
    async write({ result }) {
      const { packEnd, packSlice } = await import('../record/pack.ts');
      const { header, slices, checks } = result;
      const lines: LoadLine[] = [
        header,
        ...slices.map((slice) => packSlice(slice, 0)),
        ...checks,
        packEnd(result, slices.length),
      ];
      return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    },
  },
  github: {
    async write({ result, baseline }) {
      const { loadMarkdown } = await import('./load-markdown.ts');
      return loadMarkdown(result, baseline?.changes);
    },
  },
  html: {
    defaultFile: 'iqmock-load.html',
    async write({ result, baseline }) {
      const { renderLoadPage } = await import('./page/load-page.ts');
      return renderLoadPage(result, baseline);
    },
  },
};

/** Every format of reports: a new writer of runs is one of load runs too, with the thresholds as its checks. */
export const loadFormats: ReadonlyMap<string, LoadFormat> = new Map(
  Object.entries(writers).map(([name, writer]) => [name, formatOf(writer)]),
);

function formatOf(writer: Writer): LoadFormat {
  const form = ownValue(forms, writer.name);
  return {
    ...writer,
    write: async ({ result }) => writer.write(loadedRun(asRun(result))),
    ...form,
  };
}

/** A report that was asked for. */
export interface LoadOrder {
  readonly name: string;
  readonly format: LoadFormat;
  /** Undefined for standard output. */
  readonly path: string | undefined;
  readonly append: boolean;
}

/** Reads texts such as `html=load.html`. Throws USAGE, naming the flag, for an unknown format. */
export function readLoadOrders(host: Host, texts: readonly string[], flag = '--report'): LoadOrder[] {
  return texts.map((text) => {
    const [, name = text, path] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    const format = loadFormats.get(name);
    if (format === undefined) {
      throw new IqmockError('USAGE', `${flag}: there is no format "${name}".`, {
        hint: suggest(name, [...loadFormats.keys()]),
      });
    }
    const appended =
      path === undefined && format.appendsTo !== undefined ? ownValue(host.env, format.appendsTo) : undefined;
    if (appended !== undefined && appended !== '') return { name, format, path: appended, append: true };
    return { name, format, path: path === '-' ? undefined : (path ?? format.defaultFile), append: false };
  });
}

/** Writes the reports; gives a line for each file. Throws OUTPUT_LOST for the first that cannot be written, after all others. */
export async function writeLoadReports(
  host: Host,
  orders: readonly LoadOrder[],
  reported: Reported,
): Promise<string[]> {
  const written: string[] = [];
  let failure: IqmockError | undefined;
  for (const order of orders) {
    const text = await order.format.write(reported);
    if (order.path === undefined) host.stdout.write(text);
    else {
      const problem = await saveReport(host, { ...order, path: order.path }, text);
      if (problem === undefined) written.push(`${order.name}: ${order.path}`);
      failure ??= problem;
    }
  }
  if (failure !== undefined) throw failure;
  return written;
}

/** The thresholds as checks of a run, for the writers that know only those. */
function asRun({ header, checks, endedAt, endedBy, verdict }: LoadResult): RunLine[] {
  const { version, seed, profile, target, startedAt, policy, repro } = header;
  const scenarios = header.mix.map(({ name }) => name);
  return [
    {
      kind: 'run',
      fileVersion: runFileVersion,
      version,
      command: 'load',
      scenarios,
      seed,
      profile,
      target,
      startedAt,
      policy,
      repro,
    },
    ...checks.map((check) => ({ ...check, subject: 'load' })),
    {
      kind: 'end',
      endedAt,
      exitCode: verdict.exitCode,
      emitted: 0,
      outcomes: { delivered: 0, refused: 0, failed: 0, dropped: 0 },
      interrupted: endedBy === 'interrupted',
    },
  ];
}
