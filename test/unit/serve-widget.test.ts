import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startServer } from '../../src/serve/server.ts';
import { rawRequest, startTestServer } from '../support/serve.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A folder that looks like a build of the widget, with what must not be served around it. */
function build(): string {
  const root = temporaryFolder();
  const folder = join(root, 'build');
  mkdirSync(join(folder, 'fonts'), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>widget</title>');
  writeFileSync(join(folder, 'widget.min.js'), 'window.IQChannelsWidget = class {};');
  writeFileSync(join(folder, 'app.css'), 'a { color: red }');
  writeFileSync(join(folder, 'fonts', 'icons.woff2'), Buffer.from([0, 1, 2, 255]));
  symlinkSync(join(root, 'secret.txt'), join(folder, 'link.txt'));
  return folder;
}

describe('--widget', () => {
  it('serves a build at /widget/ and a page with it at /demo, under a policy that lets in nothing from elsewhere', async () => {
    const { url } = await startTestServer({ widget: build() });
    const types = {
      'widget/': 'text/html; charset=utf-8',
      widget: 'text/html; charset=utf-8',
      'widget/index.html': 'text/html; charset=utf-8',
      'widget/widget.min.js': 'text/javascript; charset=utf-8',
      'widget/app.css': 'text/css; charset=utf-8',
      'widget/fonts/icons.woff2': 'font/woff2',
      demo: 'text/html; charset=utf-8',
      'demo/demo.js': 'text/javascript; charset=utf-8',
      'demo/demo.css': 'text/css; charset=utf-8',
    };
    for (const [path, type] of Object.entries(types)) {
      const answer = await fetch(`${url}/${path}`);
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, type]);
      expect(answer.headers.get('content-security-policy'), path).toMatch(
        /^default-src 'none'; script-src 'self';/,
      );
      expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff');
    }
    const font = await fetch(`${url}/widget/fonts/icons.woff2`);
    expect([...new Uint8Array(await font.arrayBuffer())]).toEqual([0, 1, 2, 255]);
  });

  it.each([
    '/widget/../secret.txt',
    '/widget/%2e%2e/secret.txt',
    '/widget/..%2fsecret.txt',
    '/widget/..%5csecret.txt',
    '/widget/fonts/../../secret.txt',
    '/widget//etc/passwd',
    '/widget/%2fetc%2fpasswd',
    '/widget/link.txt',
    '/widget/__proto__',
    '/widget/index.html%00.js',
  ])('never leaves the folder: %s', async (path) => {
    const { server } = await startTestServer({ widget: build() });
    const { status, body } = await rawRequest(server.url, { path });
    expect([path, status]).toEqual([path, 404]);
    expect(body).not.toMatch(/secret|root:/);
  });

  it('is not there unless it is requested for', async () => {
    const { url } = await startTestServer();
    expect((await fetch(`${url}/widget/`)).status).toBe(404);
    expect((await fetch(`${url}/demo`)).status).toBe(404);
  });

  it.each([
    ['no folder', join(temporaryFolder(), 'nothing-here'), /there is no folder/],
    ['no build', temporaryFolder(), /there is no index.html in/],
  ])('refuses to start with %s', async (_what, widget, message) => {
    await expect(startServer({ widget })).rejects.toThrow(message);
  });
});

it('the access log has what was answered, and spoils no stream', async () => {
  const lines: string[] = [];
  const bugs: unknown[] = [];
  const error = console.error;
  console.error = (...said: unknown[]) => bugs.push(said);
  try {
    const onAccess = ({ method, path, status }: { method: string; path: string; status: number }): number =>
      lines.push(`${method} ${path} ${status}`);
    const { url } = await startTestServer({ onAccess });
    const ending = new AbortController();
    const stream = await fetch(`${url}/iqmock/v1/stream`, { signal: ending.signal });
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    await fetch(`${url}/iqmock/v1/nothing`);
    await fetch(`${url}/iqmock/v1/reset`, { method: 'POST', body: '{' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    ending.abort();
    expect(lines).toEqual([
      'GET /iqmock/v1/openapi.json 200',
      'GET /iqmock/v1/stream 200',
      'GET /iqmock/v1/nothing 404',
      'POST /iqmock/v1/reset 415',
    ]);
    expect(bugs).toEqual([]);
  } finally {
    console.error = error;
  }
});
