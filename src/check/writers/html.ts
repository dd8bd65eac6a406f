import { renderCheckPage } from '../report/html/check-page.ts';
import { defineCheckWriter } from '../report/writer.ts';

/** The HTML report: one self-contained page. */
export const definition = defineCheckWriter({
  name: 'html',
  doc: 'A page of one file: all rules as a matrix, and for each failure both states side by side and the history as lanes.',
  extension: 'html',
  defaultFile: 'iqmock-check.html',
  write: renderCheckPage,
});
