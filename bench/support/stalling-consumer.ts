import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A consumer of known behaviour in a process of its own: it serves every request in 20 ms, and stands still for 2 s once
 * 5 s have passed since the first. It prints its port, and when told to end how long each request really took.
 */
const serviceMs = 20;
const [stallFromMs, stallForMs] = [5000, 2000];
const tookMs: number[] = [];
let firstMs: number | undefined;

const server = createServer((request, response) => {
  const arrivedMs = performance.now();
  firstMs ??= arrivedMs;
  const [from, to] = [firstMs + stallFromMs, firstMs + stallFromMs + stallForMs];
  const isHeld = arrivedMs + serviceMs > from && arrivedMs < to;
  const servedBefore = Math.max(0, from - arrivedMs);
  const doneMs = isHeld ? to + serviceMs - servedBefore : arrivedMs + serviceMs;
  request.resume();
  setTimeout(() => {
    response.end('ok');
    tookMs.push(performance.now() - arrivedMs);
  }, doneMs - arrivedMs);
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
process.on('SIGTERM', () => process.stdout.write(`${JSON.stringify(tookMs)}\n`, () => process.exit(0)));
