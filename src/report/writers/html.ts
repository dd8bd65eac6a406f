import { defineWriter } from '../writer.ts';

/** The page. */
export const definition = defineWriter({
  name: 'html',
  doc: 'One self-contained page: verdict, failures explained, answer times, and every chat as a conversation with payloads and answers.',
  extension: 'html',
  defaultFile: 'iqmock-report.html',
  async write(run) {
    const { renderRunPage } = await import('../html/run-page.ts');
    return renderRunPage(run);
  },
});
