import type { Screen } from '../../report/screen.ts';

/** The styles that a load run shows things in. */
export type LoadStyle = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Where a load run speaks to people: the report in one place; progress, notes and errors in another that may be redrawn. */
export interface LoadScreen {
  /** Whether lines can be drawn over. */
  readonly isLive: boolean;
  /** How wide it is now. */
  columns(): number;
  /** Progress, notes and errors. */
  write(text: string): void;
  paint(style: LoadStyle, text: string): string;
  /** Where the report goes: what is sent to which target, and the results. */
  reportScreen(isStdoutTaken: boolean): Pick<Screen, 'paint' | 'insist'>;
}
