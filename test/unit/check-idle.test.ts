import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createWire } from '../../src/check/wire.ts';
import { resolvePolicy } from '../../src/delivery/policy-options.ts';
import { parseTarget } from '../../src/delivery/target.ts';
import { createHost } from '../../src/env/host.ts';

test('a check does not use a connection again that lay idle: the server may be closing it', async () => {
  let connections = 0;
  const server = createServer((request, response) => void request.resume().on('end', () => response.end()));
  server.on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const target = parseTarget(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`);
  const host = createHost();
  const policy = await resolvePolicy({}, host);
  const stop = new AbortController();
  const wire = createWire({ target, policy, clock: host.clock, signal: stop.signal });
  const send = () => wire.send({ id: 'one', body: Buffer.from('{}') }, 5000);
  expect([await send(), await send()]).toMatchObject([{ status: 200 }, { status: 200 }]);
  const before = connections;
  await sleep(1300);
  expect(await send()).toMatchObject({ status: 200 });
  expect(connections).toBe(before + 1);
  wire.close();
});
