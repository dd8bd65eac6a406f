// The least that answers a client and posts a webhook: a hono handler that sends given bytes on with undici.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { Pool } from 'undici';

const { target, body } = JSON.parse(process.argv[2] ?? '{}');
const pool = new Pool(target, { connections: 16 });
const headers = { 'content-type': 'application/json; charset=utf-8' };
const app = new Hono();
app.post('/send', async ({ req, json }) => {
  await req.json();
  void pool.request({ path: '/', method: 'POST', headers, body }).then(({ body: answer }) => answer.dump());
  return json({ OK: true, Error: null, Result: 1, Rels: {} });
});
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  process.send({ url: `http://127.0.0.1:${port}` });
});
