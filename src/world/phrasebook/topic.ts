import type { SlotName } from './slots.ts';

/** The subjects a support chat may have. */
export const topicNames = ['order', 'delivery', 'card', 'loan', 'app'] as const;

/** The name of a subject. */
export type TopicName = (typeof topicNames)[number];

/** True if the text names a subject. */
export function isTopicName(text: string): text is TopicName {
  return (topicNames as readonly string[]).includes(text);
}

/**
 * Wordings of one thing, any of which may be used. `{order}` is a slot. `{|а}` and `{ёл|ла}` are endings: a man uses the
 * first, a woman the second.
 */
export type Wordings = readonly [string, ...string[]];

/** What the operator asks before answering, and what the client says to that. */
export interface Clarification {
  /** The slot that the reply fills. The operator does not ask for a value that is already known. */
  readonly slot?: SlotName;
  /** True if there is no answering without it. Else the operator asks now and then. */
  readonly always?: true;
  /** A pattern that finds this question in an operator's own words. */
  readonly match: string;
  readonly ask: Wordings;
  readonly reply: Wordings;
}

/** What the client asks when the answer is known. Every wording fits every answer of the exchange. */
export interface FollowUp {
  readonly ask: Wordings;
  readonly answers: Wordings;
}

/** A question and its answers. Every answer fits every wording of the question. */
export interface QuestionWithAnswers {
  readonly id: string;
  /** True if nothing more can be asked about the same order, card or loan: it is cancelled or closed. */
  readonly final?: true;
  /** A pattern that finds this question in a client's own words: lower case, without the letter ё. */
  readonly match: string;
  readonly ask: Wordings;
  readonly clarify?: Clarification;
  readonly answers: Wordings;
  readonly followUps?: readonly FollowUp[];
}

/** A file to be sent: its name, whose extension gives the kind, and the words that may go with it. */
export interface Enclosure {
  readonly name: string;
  readonly caption: string;
}

/** What one side sends along. */
export interface Enclosures {
  readonly file: readonly [Enclosure, ...Enclosure[]];
  readonly image: readonly [Enclosure, ...Enclosure[]];
}

/** Everything the two sides can say on one subject. */
export interface Topic {
  readonly exchanges: readonly [QuestionWithAnswers, ...QuestionWithAnswers[]];
  /** Useful things an operator says unasked. */
  readonly tips: Wordings;
  /** How the client turns to a second order, card or loan when every question was asked once. */
  readonly again: Wordings;
  readonly enclosures: { readonly client: Enclosures; readonly user: Enclosures };
}

/** What both sides can say on every subject. */
export interface SmallTalk {
  readonly client: {
    /** Goes before the first question. A wording that ends with a comma takes the question into its sentence. */
    readonly greeting: Wordings;
    /** A first message without a question. */
    readonly hello: Wordings;
    readonly nudge: Wordings;
    readonly waiting: Wordings;
    readonly leadIn: Wordings;
    readonly comeBack: Wordings;
    readonly thanks: Wordings;
    readonly farewell: Wordings;
    readonly yes: Wordings;
    readonly gotFile: Wordings;
    readonly gotImage: Wordings;
    readonly gotVoice: Wordings;
  };
  readonly user: {
    /** Four greetings: by an operator and to a client whose names are known or not. */
    readonly hello: {
      readonly both: Wordings;
      readonly client: Wordings;
      readonly operator: Wordings;
      readonly none: Wordings;
    };
    /** An operator who takes over. */
    readonly takeOver: { readonly both: Wordings; readonly operator: Wordings };
    readonly offer: Wordings;
    readonly stillThere: Wordings;
    readonly stall: Wordings;
    readonly found: Wordings;
    readonly gotReply: Wordings;
    readonly previous: Wordings;
    readonly check: Wordings;
    readonly outcome: Wordings;
    readonly more: Wordings;
    readonly welcome: Wordings;
    readonly goodbye: Wordings;
    readonly gotFile: Wordings;
    readonly gotImage: Wordings;
    readonly gotVoice: Wordings;
  };
  /** Patterns that find a turn of talk in words written by hand: lower case, without the letter ё. */
  readonly match: {
    readonly thanks: string;
    readonly greeting: string;
    readonly stall: string;
    readonly offer: string;
  };
}
