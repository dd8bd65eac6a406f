import type { ReadyExchange } from './phrasebook.ts';
import type { QuestionValues } from './speech.ts';

/** A question that waits for its answer. */
export interface OpenQuestion {
  readonly exchange: ReadyExchange;
  /** The follow-up that is asked, or -1 for the question itself. */
  readonly followUp: number;
  readonly values: QuestionValues;
  readonly text: string;
  clarified: boolean;
  stalled: boolean;
}

/** The question that was answered last, and the follow-ups that are left to it. */
export interface AnsweredQuestion {
  readonly exchange: ReadyExchange;
  readonly values: QuestionValues;
  readonly followUps: number[];
  readonly text: string;
}

/** Whether a message ends with the question or the answer: its first letter may have followed a comma. */
export function endsWith(message: string, text: string): boolean {
  return message.endsWith(text.slice(1));
}
