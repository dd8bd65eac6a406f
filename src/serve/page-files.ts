import { Hono } from 'hono';
import { packagePath } from '../env/host.ts';
import type { Host } from '../env/host.ts';

/** Nothing but what this server gives: no inline script, no eval, no frame, no other machine. */
const securityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const headers = {
  'Content-Security-Policy': securityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'microphone=(self), camera=(), geolocation=()',
  'Cache-Control': 'no-cache',
};

/** The files of the page, by the path at which they are asked for. */
const files = {
  '/': { file: 'index.html', type: 'text/html; charset=utf-8' },
  '/page/page.js': { file: 'page.js', type: 'text/javascript; charset=utf-8' },
  '/page/page.css': { file: 'page.css', type: 'text/css; charset=utf-8' },
  '/page/early-theme.js': { file: 'early-theme.js', type: 'text/javascript; charset=utf-8' },
} as const;

/** The page for people, as the build left it in the package. */
export function pageFiles(host: Pick<Host, 'readText'>): Hono {
  const app = new Hono();
  for (const [path, { file, type }] of Object.entries(files)) {
    app.get(path, async () => {
      const text = await host.readText(packagePath(`dist/page/${file}`)).catch(() => undefined);
      if (text !== undefined) return new Response(text, { headers: { ...headers, 'Content-Type': type } });
      return new Response('The page is not built. Run: npm run build\n', { status: 404, headers });
    });
  }
  return app;
}
