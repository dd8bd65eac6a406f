import { plainPaint } from '../../report/screen.ts';
import { textReport } from '../report/text.ts';
import { defineCheckWriter } from '../report/writer.ts';

/** The text report, without colours. */
export const definition = defineCheckWriter({
  name: 'text',
  doc: 'What the terminal shows.',
  extension: 'txt',
  write: (result, options) => `${textReport(result, { ...options, paint: plainPaint }).join('\n')}\n`,
});
