import { oneLine } from './columns.ts';
import type { CheckRecord, ResultRecord } from './record.ts';
import { createRunTotals, type RunTotals, type Summary } from './run-totals.ts';
import type { Layout } from './screen.ts';
import { verdictStyles } from './verdict-styles.ts';

/** One line for each scenario, and nothing of what it did: what a quiet run shows in the end. */
export interface ScenarioLines {
  add(line: ResultRecord | CheckRecord): void;
  /** `support-chat  Passed: all 14 checks held.`; below several, the verdict on the whole. */
  lines(whole: Summary, layout: Layout): string[];
}

/** Begins with the scenarios that are to be played, in their order. */
export function createScenarioLines(names: readonly string[]): ScenarioLines {
  const totals = new Map<string, RunTotals>(names.map((name) => [name, createRunTotals()]));
  return {
    add(line) {
      // Of a single scenario, the numbers of the whole run say the same.
      if (totals.size > 1) totals.get(line.scenario ?? '')?.add(line);
    },
    lines(whole, layout) {
      const [only] = totals.keys();
      if (only !== undefined && totals.size === 1) return [scenarioLine(only, whole, layout)];
      const lines = [...totals].map(([name, own]) => {
        own.interrupted = whole.interrupted;
        own.emitted = own.results();
        return scenarioLine(name, own.summary(), layout);
      });
      return [...lines, verdictLine(whole, layout)];
    },
  };
}

function scenarioLine(name: string, summary: Summary, layout: Layout): string {
  return `${oneLine(name)}  ${verdictLine(summary, layout)}`;
}

function verdictLine({ verdict, sentence }: Summary, { paint }: Layout): string {
  return paint(verdictStyles[verdict], sentence);
}
