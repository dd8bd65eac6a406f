import { addToHash, beginHash, endHash } from '../env/random.ts';
import type { ChatEntity, MessageEntity, Person } from '../world/entities.ts';

// How long people take. The rates are those of the studies that docs/pace.md names; the other times are assumptions.

/** Whether people take the time that people take, or the scenario rushes from step to step. */
export const paces = ['script', 'human'] as const;

/** One of `paces`. */
export type Pace = (typeof paces)[number];

/** Characters a second, with the spaces: 238 words a minute are read; 52 are typed on a keyboard, 36 on a phone. */
const perSecond = { read: 22, operator: 4.3, client: 3 };

/** Longer texts of operators come from templates: at most this many characters are typed. */
const mostTyped = 100;

/** Everything that no text is measured by, ms. */
const usual = {
  /** To see that something is there. */
  notice: 2500,
  /** To think of an answer. */
  think: 3500,
  /** To choose a file, or to take a picture. */
  attach: 9000,
  /** To record a voice message. */
  speak: 12_000,
  /** A voice message of which nothing is known. */
  voice: 8000,
};

/** In the queue, until an operator is free, ms. */
export const assignedInMs = 15_000;

/** Until someone sees that nothing more is asked, ms. */
export const closedInMs = 20_000;

/** What a time is spread by, in thousandths: most people are a little quicker or slower, and one of twelve is interrupted. */
const spread = { least: 600, range: 400, interrupted: 2500, oneOf: 12 };

/**
 * A usual time as one person takes it. It depends on the step, on what it is for and the seed alone, and is a whole number
 * of ms.
 */
export function spreadMs(usualMs: number, path: string, what: string, seed: number): number {
  // The parts are not joined: this is done before each event.
  const label = addToHash(addToHash(addToHash(beginHash(seed), path), ' '), what);
  const spaced = addToHash(label, ' ');
  const draw = (name: string, below: number): number => endHash(addToHash(spaced, name)) % below;
  // Two draws: times near the usual one are the most frequent.
  const factor = spread.least + draw('a', spread.range) + draw('b', spread.range);
  const times = draw('c', spread.oneOf) === 0 ? spread.interrupted : 1000;
  return Math.round((usualMs * factor * times) / 1_000_000);
}

/** To notice messages, and to read them, ms. */
export function readingMs(messages: readonly MessageEntity[]): number {
  const letters = messages.reduce((sum, { row }) => sum + row.Text.length, 0);
  return usual.notice + (letters * 1000) / perSecond.read;
}

/** To notice a voice message, and to hear it, ms. */
export function listeningMs({ file }: MessageEntity): number {
  const durationMs = file?.durationMs ?? 0;
  return usual.notice + (durationMs === 0 ? usual.voice : durationMs);
}

/** To read what the other side wrote, where that is not read yet, and to begin to write, ms. */
export function thinkingMs(chat: ChatEntity, { kind }: Person): number {
  const unread = chat.unread.filter(({ author }) => author.kind !== kind);
  return usual.think + (unread.length === 0 ? 0 : readingMs(unread));
}

/** To write a text, ms. */
export function typingMs(text: string, { kind }: Person): number {
  const letters = kind === 'operator' ? Math.min(text.length, mostTyped) : text.length;
  return (letters * 1000) / perSecond[kind];
}

/** To make what a message carries, ms. */
export function attachingMs(form: 'file' | 'image' | 'voice'): number {
  return form === 'voice' ? usual.speak : usual.attach;
}
