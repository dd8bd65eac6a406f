import type { Host } from '../env/host.ts';
import { visible } from '../report/columns.ts';
import { breakCommands } from '../report/foreign.ts';
import type { LiveScreen, Screen } from '../report/screen.ts';

/** The few styles iqmock uses, as SGR codes: how to start and how to end each. */
const styles = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
} as const;

/** The codes that end and begin our own styles; any other control character on a screen would be a stranger's. */
const ownCodes = new RegExp(`(\\u001b\\[(?:${[...new Set(Object.values(styles).flat())].join('|')})m)`);

/** A name of a style. */
export type TerminalStyle = keyof typeof styles;

/** Wraps text in a style, or leaves it alone where colour is off. */
export type TerminalPaint = (style: TerminalStyle, text: string) => string;

/** How the terminal should behave. */
export interface TerminalSettings {
  readonly quiet: boolean;
  /** Shows errors and data alone. */
  readonly silent: boolean;
  readonly verbose: boolean;
  readonly noColor: boolean;
}

/** Lines for people on one stream. */
export interface TerminalScreen extends Screen {
  readonly paint: TerminalPaint;
}

/** Writes reports and data to stdout, and everything else to stderr: progress, notes, warnings, errors. */
export interface Terminal extends TerminalScreen, Pick<LiveScreen, 'redraw'> {
  /** Whether it shows nothing but errors and data. */
  readonly silent: boolean;
  /** Whether stderr shows colour. */
  readonly color: boolean;
  /** Whether stdout is a terminal, so that data is seen between what stderr says. */
  readonly dataIsShown: boolean;
  /** Styles text for stdout. */
  readonly paintData: TerminalPaint;
  /** A note on stderr; nothing with --quiet. */
  say(line?: string): void;
  /** A note for people who asked for more. */
  detail(line: string): void;
  /** A note that even --quiet lets through; nothing with --silent. */
  insist(line: string): void;
  /** An error: nothing holds it back. */
  alert(line: string): void;
  /** Where the report for people goes: stdout, or stderr where a format for machines has taken that. */
  reportScreen(isStdoutTaken: boolean): TerminalScreen;
  /** A line of data on stdout. */
  print(line: string): void;
  /** Text or bytes of data on stdout; resolves when there is room for more. */
  write(data: string | Uint8Array): Promise<void>;
}

/** After any of these nobody need wait for room; what an error means is seen to elsewhere. */
const roomEvents = ['drain', 'error', 'close'] as const;

/** Makes the terminal of a command. */
export function createTerminal(host: Host, settings: TerminalSettings): Terminal {
  const { stdout, stderr } = host;
  const notes = screenOn(host, stderr, settings);
  const report = screenOn(host, stdout, settings);
  return {
    ...notes,
    dataIsShown: stdout.isTTY === true,
    paintData: report.paint,
    reportScreen: (isStdoutTaken) => (isStdoutTaken ? notes : report),
    print: (text) => void stdout.write(`${withoutControls(text, report.color)}\n`),
    async write(data) {
      if (stdout.destroyed || stdout.write(data)) return;
      await new Promise<void>((resolve) => {
        const done = (): void => {
          for (const event of roomEvents) stdout.off(event, done);
          resolve();
        };
        for (const event of roomEvents) stdout.on(event, done);
      });
    },
  };
}

/** Lines for people on one of the two streams. */
function screenOn(host: Host, stream: Host['stdout'], { quiet, silent, verbose, noColor }: TerminalSettings) {
  const { env } = host;
  const isTTY = stream.isTTY === true;
  const color = wantsColor(env, noColor, isTTY);
  let drawn = 0;
  const erase = (): void => {
    if (drawn > 0) stream.write(`\u001b[${drawn}A\u001b[J`);
    drawn = 0;
  };
  const line = (text: string): void => {
    erase();
    stream.write(`${forScreen(text, color)}\n`);
  };
  const isQuiet = quiet || silent;
  return {
    quiet: isQuiet,
    silent,
    verbose,
    color,
    live: isTTY && !isSet(env['CI']) && env['TERM'] !== 'dumb' && !isQuiet,
    width: stream.columns ?? host.stdout.columns ?? host.stderr.columns ?? 80,
    paint: painter(color),
    say: (text = ''): void => {
      if (!isQuiet) line(text);
    },
    detail: (text: string): void => {
      if (verbose && !silent) line(text);
    },
    insist: (text: string): void => {
      if (!silent) line(text);
    },
    alert: line,
    redraw(linesFor: (columns: number) => readonly string[]): void {
      const lines = linesFor(stream.columns ?? 80);
      erase();
      if (lines.length > 0) stream.write(`${lines.map((text) => forScreen(text, color)).join('\n')}\n`);
      drawn = lines.length;
    },
  };
}

/** Whether to colour: by the command line, then by NO_COLOR, then FORCE_COLOR, then CI, then by what the stream is. */
export function wantsColor(
  env: Readonly<Record<string, string | undefined>>,
  noColor: boolean,
  isTTY: boolean,
): boolean {
  if (noColor || isSet(env['NO_COLOR'])) return false;
  if (env['FORCE_COLOR'] === '0') return false;
  if (isSet(env['FORCE_COLOR']) || (isSet(env['CLICOLOR_FORCE']) && env['CLICOLOR_FORCE'] !== '0'))
    return true;
  return isTTY && !isSet(env['CI']) && env['TERM'] !== 'dumb';
}

function painter(color: boolean): TerminalPaint {
  if (!color) return (_style, text) => text;
  return (style, text) => `\u001b[${styles[style][0]}m${text}\u001b[${styles[style][1]}m`;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

/** A line as it may appear on a screen or in the log of a CI runner: our styles as they are, everything else harmless. */
function forScreen(line: string, color: boolean): string {
  return breakCommands(withoutControls(line, color));
}

/** Text whose only control characters are those of our styles. Data for a program stays what it is: JSON has none. */
function withoutControls(line: string, color: boolean): string {
  if (!color) return visible(line);
  const parts = line.split(ownCodes);
  return parts.map((part, index) => (index % 2 === 1 ? part : visible(part))).join('');
}
