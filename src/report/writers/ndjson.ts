import { defineWriter } from '../writer.ts';

/** The records themselves. */
export const definition = defineWriter({
  name: 'ndjson',
  doc: 'Every record of the run as one line of JSON, for programs that read line by line.',
  extension: 'ndjson',
  write({ runs, results, checks, ends }) {
    return [...runs, ...results, ...checks, ...ends].map((record) => `${JSON.stringify(record)}\n`).join('');
  },
});
