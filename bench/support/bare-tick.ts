// The least that keeps the schedule: ready bytes on 64 connections at a steady rate, by ticks of a millisecond. It has no
// world, no bodies to make and nothing to measure but how late it is, so the rest is the host's and Node's. Prints one line.
import net from 'node:net';

const [port, rate, warmUpMs, durationMs] = process.argv.slice(2).map(Number) as [
  number,
  number,
  number,
  number,
];
const connections = 64;
const body = Buffer.alloc(4600, 'a');
const request = Buffer.concat([
  Buffer.from(
    `POST / HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-length: ${body.length}\r\n\r\n`,
    'latin1',
  ),
  body,
]);

const free: net.Socket[] = [];
for (let made = 0; made < connections; made++) {
  const socket = net.connect({ host: '127.0.0.1', port, noDelay: true });
  // An answer of the sink fits into one packet.
  socket.on('data', () => free.push(socket));
  await new Promise((resolve) => socket.once('connect', resolve));
  free.push(socket);
}

const lateMs: number[] = [];
const startMs = performance.now();
let sent = 0;
const timer = setInterval(() => {
  const nowMs = performance.now() - startMs;
  for (let dueMs = (sent * 1000) / rate; dueMs <= nowMs; dueMs = (++sent * 1000) / rate) {
    const socket = free.pop();
    if (socket === undefined) break;
    socket.write(request);
    if (dueMs >= warmUpMs) lateMs.push(performance.now() - startMs - dueMs);
  }
  if (nowMs < warmUpMs + durationMs) return;
  clearInterval(timer);
  lateMs.sort((a, b) => a - b);
  process.stdout.write(`${JSON.stringify({ p99: lateMs[Math.floor(lateMs.length * 0.99)] })}\n`);
  process.exit();
}, 1);
