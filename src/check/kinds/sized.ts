import type { RightAnswers } from '../answer.ts';
import { rowsOfAll, textsOf } from '../edits.ts';
import type { Lab } from '../lab.ts';
import type { TrialFailure } from '../rule.ts';
import { judgeEdited } from './edited.ts';
import { comparingOnly } from './texts.ts';

/** Bodies of a size. */
export interface Sized {
  readonly name: string;
  readonly bytes: number;
  readonly alsoRight?: RightAnswers;
}

/** Plays short conversations whose bodies are made long by a comment on the client. */
export async function sized(lab: Lab, sizes: readonly Sized[]): Promise<TrialFailure[]> {
  const texts = textsOf(lab.conversation.events.map(({ payload }) => payload));
  const failures: TrialFailure[] = [];
  for (const { name, bytes, alsoRight = [] } of sizes) {
    const found = await judgeEdited(lab, [
      {
        name,
        alsoRight,
        edit(payloads) {
          const comment = 'iqmock check '.repeat(Math.ceil(bytes / 13));
          for (const client of rowsOfAll(payloads, 'Clients')) client['LastComment'] = comment;
        },
        events: lab.short,
        compare: comparingOnly(texts),
      },
    ]);
    failures.push(...found.map(({ body: _body, ...failure }) => failure));
  }
  return failures;
}
