import type { Verdict } from '../consumer/verdict.ts';
import { oneLine } from '../report/columns.ts';
import type { TerminalPaint, TerminalStyle } from './terminal.ts';

const colours: Readonly<Record<Verdict['severity'], TerminalStyle>> = {
  error: 'red',
  warning: 'yellow',
  notice: 'dim',
};

/** Shows verdicts to people: what is wrong with each, and, the first time for each rule, why it matters. */
export class VerdictPrinter {
  private readonly paint: TerminalPaint;
  private readonly everyWhy: boolean;
  private readonly explained = new Set<string>();

  constructor(paint: TerminalPaint, everyWhy: boolean) {
    this.paint = paint;
    this.everyWhy = everyWhy;
  }

  /** The lines of a verdict; `where` comes before the first. */
  lines(verdict: Verdict, where: string): string[] {
    const { severity, rule, path, message, why } = verdict;
    const head = `${where}${this.paint(colours[severity], severity)} ${this.paint('bold', rule)}`;
    const line = `${head} ${oneLine(`${path === '' ? '' : `${path}: `}${message}`)}`;
    if (this.explained.has(rule) && !this.everyWhy) return [line];
    this.explained.add(rule);
    return [line, `  ${this.paint('dim', `why: ${why}`)}`];
  }
}
