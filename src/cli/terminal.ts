import type { Host } from '../env/host.ts';
import { visible } from '../report/columns.ts';
import { breakCommands } from '../report/foreign.ts';

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
export type Style = keyof typeof styles;

/** Wraps text in a style, or leaves it alone where colour is off. */
export type Paint = (style: Style, text: string) => string;

/** How the terminal should behave. */
export interface TerminalSettings {
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly noColor: boolean;
}

/** Speaks to people on stderr and gives data on stdout. */
export interface Terminal {
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Whether stderr shows colour. */
  readonly color: boolean;
  /** Whether stderr is a terminal that may be redrawn. */
  readonly live: boolean;
  /** Whether stdout is a terminal, so that data is seen between what stderr says. */
  readonly dataIsShown: boolean;
  /** Columns of stderr. */
  readonly width: number;
  /** Styles text for stderr. */
  readonly paint: Paint;
  /** Styles text for stdout. */
  readonly paintData: Paint;
  /** A line for people; nothing with --quiet. */
  say(line?: string): void;
  /** A line for people who asked for more. */
  detail(line: string): void;
  /** A line that even --quiet lets through: a verdict, a warning. */
  insist(line: string): void;
  /** A line of data on stdout. */
  print(line: string): void;
  /** Text or bytes of data on stdout; resolves when there is room for more. */
  write(data: string | Uint8Array): Promise<void>;
}

/** After any of these nobody need wait for room; what an error means is seen to elsewhere. */
const roomEvents = ['drain', 'error', 'close'] as const;

/** Makes the terminal of a command. */
export function createTerminal(host: Host, settings: TerminalSettings): Terminal {
  const { stdout, stderr, env } = host;
  const color = wantsColor(env, settings.noColor, stderr.isTTY === true);
  const dataColor = wantsColor(env, settings.noColor, stdout.isTTY === true);
  const line = (text: string): void => void stderr.write(`${forScreen(text, color)}\n`);
  return {
    quiet: settings.quiet,
    verbose: settings.verbose,
    color,
    live: stderr.isTTY === true && !isSet(env['CI']) && env['TERM'] !== 'dumb' && !settings.quiet,
    dataIsShown: stdout.isTTY === true,
    width: stderr.columns ?? stdout.columns ?? 80,
    paint: painter(color),
    paintData: painter(dataColor),
    say: (text = '') => {
      if (!settings.quiet) line(text);
    },
    detail: (text) => {
      if (settings.verbose) line(text);
    },
    insist: line,
    print: (text) => void stdout.write(`${withoutControls(text, dataColor)}\n`),
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

/** Whether to colour: told on the command line, then by NO_COLOR, then FORCE_COLOR, then CI, then by what the stream is. */
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

function painter(color: boolean): Paint {
  if (!color) return (_style, text) => text;
  return (style, text) => `\u001b[${styles[style][0]}m${text}\u001b[${styles[style][1]}m`;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

/** A line as it may stand on a screen or in the log of a CI runner: our styles as they are, all else harmless. */
function forScreen(line: string, color: boolean): string {
  return breakCommands(withoutControls(line, color));
}

/** Text whose only control characters are those of our styles. Data for a program stays what it is: JSON has none. */
function withoutControls(line: string, color: boolean): string {
  if (!color) return visible(line);
  const parts = line.split(ownCodes);
  return parts.map((part, index) => (index % 2 === 1 ? part : visible(part))).join('');
}
