import type { Ask } from '../../world/client-facts.ts';

/** The first line of a state file: what it can be gone on with. */
export interface JournalHead {
  readonly kind: 'state';
  readonly fileVersion: number;
  readonly version: string;
  readonly era: string;
  readonly locale: string;
  readonly scenarios: readonly string[];
  readonly seed: number;
  readonly ids: number;
  readonly startMs: number;
  /** What the clock of the machine showed then. */
  readonly startedAt: number;
}

/** A change of the tenant or of what is pending. */
export type JournalLine =
  | {
      readonly kind: 'row';
      readonly at: number;
      readonly row: string;
      readonly key: string;
      readonly spec: object;
    }
  | {
      readonly kind: 'event';
      readonly at: number;
      readonly type: string;
      readonly id: number;
      readonly key: string;
      readonly args: unknown;
      /** The id of its delivery; absent if none leaves. */
      readonly delivery?: number;
      /** The body, where it is not as the world wrote it. */
      readonly body?: string;
    }
  | { readonly kind: 'webhook'; readonly delivery: number; readonly facts: object; readonly body: string }
  | { readonly kind: 'settled'; readonly delivery: number }
  | {
      readonly kind: 'file';
      readonly at: number;
      readonly id: string;
      readonly facts: object;
      readonly base64: string;
    }
  | {
      readonly kind: 'session';
      readonly id: number;
      readonly token: string;
      readonly client: number;
      readonly channel: number;
      readonly credentials: string | null;
      readonly at: number;
    }
  | {
      readonly kind: 'answer';
      readonly message: number;
      readonly state: Ask['state'];
      readonly answer: Ask['answer'];
      readonly at: number;
    }
  | {
      readonly kind: 'member';
      readonly chat: number;
      readonly operator: number;
      readonly isIn: boolean;
      readonly at: number;
    }
  | { readonly kind: 'clock'; readonly by: number }
  | { readonly kind: 'reset'; readonly at: number; readonly seed: number; readonly scenario: string | null };

/** A line of one kind. */
export type LineOf<Kind extends JournalLine['kind']> = Extract<JournalLine, { readonly kind: Kind }>;

/** The version of the format. */
export const stateVersion = 1;
