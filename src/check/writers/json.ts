import { jsonReport } from '../report/json.ts';
import { defineCheckWriter } from '../report/writer.ts';

/** The JSON report, as schemas/check-report.schema.json describes it. */
export const definition = defineCheckWriter({
  name: 'json',
  doc: 'The whole result for programs; schemas/check-report.schema.json describes it.',
  extension: 'json',
  write: (result, options) => `${JSON.stringify(jsonReport(result, options), null, 2)}\n`,
});
