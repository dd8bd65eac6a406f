// Runs autocannon against a port with a body of its own for every request, and prints what it did with how much CPU.
import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';

const [port, payloadPath, connections, seconds] = process.argv.slice(2);
const payload = JSON.parse(readFileSync(payloadPath, 'utf8'));
let next = 1;

const options = (duration) => ({
  url: `http://127.0.0.1:${port}/hook`,
  method: 'POST',
  connections: Number(connections),
  duration,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  requests: [
    {
      setupRequest(request) {
        payload.ChatEvent.Id = next++;
        payload.ChatEvent.CreatedAt += 7;
        return { ...request, body: JSON.stringify(payload) };
      },
    },
  ],
});

await autocannon(options(2));
const before = process.cpuUsage();
const result = await autocannon(options(Number(seconds)));
const used = process.cpuUsage(before);
process.stdout.write(
  JSON.stringify({ events: result.requests.total, cpuSeconds: (used.user + used.system) / 1e6 }),
);
