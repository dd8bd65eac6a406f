import type { RightAnswers } from '../answer.ts';
import type { Level } from '../contract.ts';
import { deletedTexts, replaceTexts, textsOf } from '../edits.ts';
import type { Lab } from '../lab.ts';
import { NotJudged, type TrialFailure } from '../rule.ts';
import { judgeEdited } from './edited.ts';
import { comparingTexts, type TextNote } from './texts.ts';

/** Texts that take the place of the conversation's. */
export interface Replaced {
  readonly name: string;
  /** One for each message, in turn; they are repeated if there are more messages. */
  readonly texts: readonly string[];
  readonly alsoRight?: RightAnswers;
  readonly level?: Level;
}

const noteWords: Readonly<Record<TextNote, string>> = {
  escaped: 'the text is escaped in the state: right on a page, wrong in data',
  cleaned: 'control characters are gone, or line ends are of another kind',
  trimmed: 'white space at the ends of the text is gone',
};

/** Plays conversations with other texts: the state must show them exactly where it showed the first ones. */
export async function judgeReplaced(lab: Lab, replacements: readonly Replaced[]): Promise<TrialFailure[]> {
  const isBlind = lab.hasProbe && !lab.showsTexts();
  const failures = await lab.each(replacements, (replaced) => judgeOne(lab, replaced, isBlind));
  if (isBlind && failures.flat().length === 0)
    throw new NotJudged(
      'the state does not show the texts of messages as they were sent; the answers are right',
    );
  return failures.flat();
}

async function judgeOne(
  lab: Lab,
  { name, texts, ...rest }: Replaced,
  isBlind: boolean,
): Promise<TrialFailure[]> {
  const payloads = lab.conversation.events.map(({ payload }) => payload);
  const deleted = new Set(deletedTexts(payloads));
  const originals = textsOf(payloads).filter((text) => !deleted.has(text));
  const map = new Map(originals.map((text, index) => [text, texts[index % texts.length] ?? '']));
  const { compare, notes } = comparingTexts(map);
  const edit = (bodies: Parameters<typeof replaceTexts>[0]): void => replaceTexts(bodies, map);
  const failures = await judgeEdited(lab, [{ name, edit, compare: isBlind ? 'none' : compare, ...rest }]);
  if (failures.length > 0) return failures;
  return [...notes].map((note): TrialFailure => {
    const actual = noteWords[note];
    return {
      signature: `${name}: ${note}`,
      sent: name,
      expected: 'the text as it was sent',
      actual,
      level: 'INFO',
    };
  });
}
