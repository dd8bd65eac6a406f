import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { tableLines } from '../../src/report/columns.ts';
import { root } from './processes.ts';
import type { Spread } from './statistics.ts';

/** One line of a bench: a figure, and what it should be. */
export interface BenchRow {
  readonly what: string;
  /** What it is compared with in the same run; '–' for a plain figure. */
  readonly against: string;
  readonly value: number;
  /** How the value is written, such as ×, ms or %. */
  readonly unit: string;
  readonly goal?: number;
  readonly beyond?: number;
  /** Whether more is better. */
  readonly higher: boolean;
  /** What the value was made of. */
  readonly raw: Readonly<Record<string, Spread | number | string>>;
}

/** Prints the rows of a bench as a table, and writes them with the machine to bench/results. */
export function publish(name: string, rows: readonly BenchRow[]): void {
  const table = rows.map((row) => {
    const shown = (value: number | undefined): string =>
      value === undefined ? '' : `${Number(value.toPrecision(3))} ${row.unit}`;
    const sign = row.higher ? '≥ ' : '≤ ';
    const limit = (value: number | undefined): string => (value === undefined ? '' : sign + shown(value));
    return [row.what, row.against, shown(row.value), limit(row.goal), limit(row.beyond), verdict(row)];
  });
  const machine = describeMachine();
  const lines = tableLines([['what', 'against', 'value', 'goal', 'beyond', ''], ...table]);
  process.stdout.write(`${lines.join('\n')}\n${machine}\n`);
  for (const row of rows)
    process.stdout.write(
      `${row.what}: ${Object.entries(row.raw)
        .map(([key, value]) => `${key} ${describe(value)}`)
        .join(', ')}\n`,
    );
  const folder = join(root, 'bench/results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, `${name}.json`),
    `${JSON.stringify({ name, at: new Date().toISOString(), machine, rows }, null, 2)}\n`,
  );
}

/** On what this was measured. */
export function describeMachine(): string {
  const [cpu] = cpus();
  const load = loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
  return `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 1e9)} GB, ${type()} ${release()}, Node ${process.versions.node}, load ${load}`;
}

function verdict({ value, goal, beyond, higher }: BenchRow): string {
  const meets = (limit: number | undefined): boolean =>
    limit !== undefined && (higher ? value >= limit : value <= limit);
  if (meets(beyond)) return 'beyond';
  if (goal === undefined) return '';
  return meets(goal) ? 'met' : 'missed';
}

function describe(value: Spread | number | string): string {
  if (typeof value === 'string') return value;
  const short = (one: number): string =>
    one >= 1000 ? Math.round(one).toLocaleString('en-US') : String(Number(one.toPrecision(3)));
  if (typeof value === 'number') return short(value);
  return `${short(value.median)} (${short(value.min)}…${short(value.max)}, ${value.runs} runs)`;
}
