import type { BodyFault, NoArgs } from './definition.ts';
import { changeTexts } from './rows.ts';

/** A fault in the texts of messages: each text becomes another, the same in every row and body that carries it. */
export function textFault<Args extends object = NoArgs>(
  entry: Omit<BodyFault<Args>, 'kind' | 'unit' | 'mutate'> & {
    readonly change: (text: string, args: Args) => string;
  },
): BodyFault<Args> {
  const { change, ...rest } = entry;
  return {
    ...rest,
    kind: 'body',
    unit: 'message',
    mutate: (body, args, selects) => changeTexts(body, selects, (text) => change(text, args)),
  };
}
