// A server of the built package in a process of its own, whose memory can be asked for. Options come as JSON.
import { startServer } from '../../dist/index.js';

const server = await startServer(JSON.parse(process.argv[2] ?? '{}'));

process.on('message', (asked) => {
  if (asked === 'end') {
    void server.close(5000).then(() => process.disconnect());
    return;
  }
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send({ heldBytes: heapUsed + external, rss });
});
process.send({ url: server.url });
