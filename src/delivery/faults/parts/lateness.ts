import { durationPattern } from '../../../env/units.ts';
import { duration, type Parameter } from './parameter.ts';

/** When something comes late: after its chat was closed, at the end, or after a number of milliseconds. */
export type Lateness = 'close' | 'end' | number;

/** When something comes late. */
export function lateness({
  doc,
  default: value,
}: {
  readonly doc: string;
  readonly default: Lateness;
}): Parameter<Lateness> {
  const time = duration({ doc, default: 0 });
  return {
    doc,
    takes: 'close, end, or a duration such as 3s',
    default: value,
    schema: {
      anyOf: [
        { type: 'string', pattern: `^(close|end)$|${durationPattern}` },
        { type: 'number', minimum: 0 },
      ],
    },
    read: (written) => (written === 'close' || written === 'end' ? written : time.read(written)),
    show: (moment) => (typeof moment === 'number' ? time.show(moment) : moment),
  };
}
