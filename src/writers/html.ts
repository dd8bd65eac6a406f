import { defineWriter } from './parts/writer.ts';

/** The page. */
export const definition = defineWriter({
  name: 'html',
  doc: 'One self-contained page: verdict, failures explained, answer times, and every chat as a conversation with payloads and answers.',
  extension: 'html',
  defaultFile: 'iqmock-report.html',
  defaultLoadFile: 'iqmock-load.html',
  async *run(run) {
    const { renderRunPage } = await import('../report/html/run-page.ts');
    yield* renderRunPage(run);
  },
  async *load({ result, baseline }) {
    const { renderLoadPage } = await import('./parts/load-page/load-page.ts');
    yield* renderLoadPage(result, baseline);
  },
});
