import { replaceTexts, writtenTexts } from '../../edits.ts';
import { judgeEdited } from '../../kinds/edited.ts';
import { comparingTexts } from '../../kinds/texts.ts';
import type { Lab } from '../../lab.ts';
import { defineCheckRule, NotJudged } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'STA-24',
  doc: 'Two messages with the same text are two messages.',
  level: 'MUST',
  sends:
    'A conversation in which the operator writes the same sentence twice in a row, and so does the client later.',
  accepts: '2xx, and the state after a clean conversation, with these texts in it.',
  why: 'People say "yes" and "thank you" again and again. A consumer that recognises copies by their text loses the second one; their Ids differ.',
  sources: ['microsoft/agent-framework#4716', 'divinevideo/divine-mobile#7324'],
  fix: 'Recognise messages and events by their Ids, never by text, author or time.',
  needs: ['probe'],
  requests: 18,
  judge(lab) {
    if (!lab.showsTexts()) throw new NotJudged('the state does not show the texts of messages');
    const texts = repeated(lab);
    return judgeEdited(lab, [
      {
        name: 'equal texts',
        edit: (payloads) => replaceTexts(payloads, texts),
        compare: comparingTexts(texts).compare,
      },
    ]);
  },
});

/** The second text of each author in place of which the first one comes. */
function repeated({ conversation }: Lab): ReadonlyMap<string, string> {
  const payloads = conversation.events.map(({ payload }) => payload);
  const firsts = new Map<string, string>();
  const texts = new Map<string, string>();
  for (const { author, text } of writtenTexts(payloads)) {
    const first = firsts.get(author);
    if (first === undefined) firsts.set(author, text);
    else if (!texts.has(text)) texts.set(text, first);
  }
  return texts;
}
