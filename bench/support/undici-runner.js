// Sends the bodies of a file, one a line, to a port by undici, 16 at once, and prints the CPU that took in microseconds.
import { readFileSync } from 'node:fs';
import { Pool } from 'undici';

const concurrency = 16;
const [port, file] = process.argv.slice(2);
const bodies = readFileSync(file)
  .toString()
  .trim()
  .split('\n')
  .map((line) => Buffer.from(line));
const pool = new Pool(`http://127.0.0.1:${port}`, { connections: concurrency });
const headers = { 'content-type': 'application/json; charset=utf-8' };
let next = 0;

async function sendOneAfterAnother() {
  while (next < bodies.length) {
    const answer = await pool.request({ path: '/', method: 'POST', headers, body: bodies[next++] });
    await answer.body.dump();
  }
}

const before = process.cpuUsage();
await Promise.all(Array.from({ length: concurrency }, sendOneAfterAnother));
const { user, system } = process.cpuUsage(before);
process.stdout.write(String(user + system));
await pool.close();
