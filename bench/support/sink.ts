import net from 'node:net';

/**
 * The same consumer as sink.c, for machines without a C compiler: a bare socket server that answers 200 as soon as a body
 * is whole. It prints its port, and one line of JSON when it gets SIGUSR2 or SIGTERM.
 */
const answer = Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
const headEnd = Buffer.from('\r\n\r\n');
const counts = { requests: 0, bodyBytes: 0, repeats: 0, inversions: 0, duplicates: 0 };
const lastIds = new Map<number, number>();
const seenIds = new Set<number>();

const server = net.createServer((socket) => {
  let held: Buffer = Buffer.alloc(0);
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  socket.on('data', (bytes: Buffer) => {
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    for (let request = next(held); request !== undefined; request = next(held)) {
      take(held.subarray(request.bodyAt, request.end));
      held = held.subarray(request.end);
      socket.write(answer);
    }
  });
});

function next(bytes: Buffer): { bodyAt: number; end: number } | undefined {
  const headAt = bytes.indexOf(headEnd);
  if (headAt < 0) return undefined;
  const length = Number(/\ncontent-length: *(\d+)/i.exec(bytes.toString('latin1', 0, headAt))?.[1] ?? 0);
  const bodyAt = headAt + headEnd.length;
  return bytes.length < bodyAt + length ? undefined : { bodyAt, end: bodyAt + length };
}

function take(body: Buffer): void {
  counts.requests++;
  counts.bodyBytes += body.length;
  const start = body.toString('latin1', 0, 400);
  const id = Number(/"ChatEvent":\{"Id":(\d+)/.exec(start)?.[1] ?? 0);
  const chatId = Number(/"ChatId":(\d+)/.exec(start)?.[1] ?? 0);
  if (id === 0) return;
  if (seenIds.has(id)) counts.duplicates++;
  seenIds.add(id);
  if (id < (lastIds.get(chatId) ?? 0)) counts.inversions++;
  else lastIds.set(chatId, id);
}

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as net.AddressInfo).port}\n`);
});
process.on('SIGUSR2', () => process.stdout.write(`${JSON.stringify(counts)}\n`));
process.on('SIGTERM', () => process.stdout.write(`${JSON.stringify(counts)}\n`, () => process.exit(0)));
