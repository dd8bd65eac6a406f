import { build, type Plugin } from 'vite';
import { earlyThemeScript, themeStyles } from '../src/report/html/assets.gen.ts';

/** The theme of the reports as a stylesheet, and its first script as a file: the page has the same look from one source. */
const theme: Plugin = {
  name: 'iqmock-theme',
  resolveId: (id) => (id === 'virtual:theme.css' ? '\0theme.css' : undefined),
  load: (id) => (id === '\0theme.css' ? themeStyles : undefined),
  // Before the page is drawn, so it is no module.
  transformIndexHtml: () => [
    { tag: 'script', attrs: { src: '/page/early-theme.js' }, injectTo: 'head-prepend' },
  ],
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'early-theme.js', source: earlyThemeScript });
  },
};

/** Makes dist/page: the page of serve, in three files that serve hands out under /page/. */
export async function buildPage(): Promise<void> {
  await build({
    root: 'src/serve/page',
    configFile: false,
    base: '/page/',
    publicDir: false,
    logLevel: 'warn',
    plugins: [theme],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: '../../../dist/page',
      emptyOutDir: true,
      modulePreload: false,
      cssCodeSplit: false,
      target: 'es2023',
      rolldownOptions: {
        output: { entryFileNames: 'page.js', assetFileNames: 'page[extname]', codeSplitting: false },
      },
    },
  });
}
