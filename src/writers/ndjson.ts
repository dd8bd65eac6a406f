import { packEnd, packSlice } from '../load/record/pack.ts';
import type { LoadLine } from '../load/record/load-record.ts';
import { defineWriter } from './parts/writer.ts';

/** The records themselves. */
export const definition = defineWriter({
  name: 'ndjson',
  doc: 'Every record of the run as one line of JSON, for programs that read line by line.',
  extension: 'ndjson',
  *run({ runs, results, checks, ends }) {
    for (const records of [runs, results, checks, ends])
      for (const record of records) yield `${JSON.stringify(record)}\n`;
  },
  *load({ result }) {
    const { header, slices, checks } = result;
    yield line(header);
    for (const slice of slices) yield line(packSlice(slice, 0));
    for (const check of checks) yield line(check);
    yield line(packEnd(result, slices.length));
  },
});

function line(record: LoadLine): string {
  return `${JSON.stringify(record)}\n`;
}
