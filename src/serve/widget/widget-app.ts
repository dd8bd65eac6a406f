import { Hono } from 'hono';
import type { Host } from '../../env/host.ts';
import { contentTypeOf } from '../../world/files.ts';
import { demoPage, demoScript, demoStyle } from './demo-page.ts';
import type { WidgetFiles } from './widget-files.ts';

/** The widget writes styles into its page, and shows and plays files that it holds in memory. Nothing comes from elsewhere. */
const securityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob: data:",
  "font-src 'self' data:",
  "connect-src 'self' blob: data:",
  "worker-src 'self' blob:",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "form-action 'self'",
  "base-uri 'self'",
].join('; ');

const headers = {
  'Content-Security-Policy': securityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
};

/** Content types of what a build of a page consists of, by extension. */
const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  ico: 'image/x-icon',
  webp: 'image/webp',
  woff: 'font/woff',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
};

const typesByExtension = new Map(Object.entries(types));

function typeOf(path: string): string {
  const extension = /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return typesByExtension.get(extension) ?? contentTypeOf(path) ?? 'application/octet-stream';
}

/** A build of the vendor's web widget at `/widget/`, and a page of ours that has it at `/demo`. */
export function widgetApp(files: WidgetFiles, host: Pick<Host, 'readStream'>): Hono {
  const app = new Hono();
  const give = (body: string | Uint8Array<ArrayBuffer>, type: string): Response =>
    new Response(body, { headers: { ...headers, 'Content-Type': type } });
  app.get('/demo', () => give(demoPage, typeOf('demo.html')));
  app.get('/demo/demo.js', () => give(demoScript, typeOf('demo.js')));
  app.get('/demo/demo.css', () => give(demoStyle, typeOf('demo.css')));
  app.get('/widget', ({ redirect }) => redirect('/widget/'));
  app.get('/widget/*', async ({ req }) => {
    const asked = req.path.slice('/widget/'.length);
    const name = asked === '' ? 'index.html' : asked;
    const path = files.get(name);
    if (path === undefined)
      return new Response('There is no such file in the widget.\n', { status: 404, headers });
    return give(await bytesOf(host, path), typeOf(name));
  });
  return app;
}

async function bytesOf(host: Pick<Host, 'readStream'>, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of host.readStream(path) as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
