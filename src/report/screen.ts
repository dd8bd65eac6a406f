/** The few styles that reports use. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Wraps text in a style, or leaves it alone where colour is off. */
export type Paint = (style: Style, text: string) => string;

/** No colour. */
export const plainPaint: Paint = (_style, text) => text;

/** How lines are laid out. */
export interface Layout {
  readonly paint: Paint;
  /** Columns to stay within; undefined where lines may be as long as they are, such as in a log. */
  readonly width?: number;
}

/** Where a run is shown to people while it goes on. */
export interface Screen {
  /** Whether it shows only what `insist` is given. */
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Whether a person looks on, so that lines must fit. */
  readonly live: boolean;
  readonly width: number;
  readonly paint: Paint;
  /** A line for people; nothing when quiet. */
  say(line?: string): void;
  /** A line that a quiet screen shows too; a silent one does not. */
  insist(line: string): void;
}

/** A screen that also shows figures that change. */
export interface LiveScreen extends Pick<Screen, 'live' | 'paint' | 'insist'> {
  /** An error: nothing holds it back. */
  alert(line: string): void;
  /** Draws lines over those drawn before, for the columns there are now. Any other line takes their place. */
  redraw(linesFor: (columns: number) => readonly string[]): void;
  /** Where the report goes: what is sent to which target, and the results. */
  reportScreen(isStdoutTaken: boolean): Pick<Screen, 'paint' | 'insist'>;
}

/** The layout of a screen. */
export function layoutOf({ paint, live, width }: Pick<Screen, 'paint' | 'live' | 'width'>): Layout {
  return live ? { paint, width } : { paint };
}

/** A screen on which something else is done before each line, such as writing to disk what it speaks of. */
export function screenAfter(before: () => void, screen: Screen): Screen {
  return {
    ...screen,
    say(line) {
      before();
      screen.say(line);
    },
    insist(line) {
      before();
      screen.insist(line);
    },
  };
}
