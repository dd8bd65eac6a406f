/** The styles that a load run shows things in. */
export type LoadStyle = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Where a load run speaks to people: stderr, as a terminal that can be redrawn or as a log. */
export interface LoadScreen {
  /** Whether lines can be drawn over. */
  readonly isLive: boolean;
  /** How wide it is now. */
  columns(): number;
  write(text: string): void;
  paint(style: LoadStyle, text: string): string;
}
