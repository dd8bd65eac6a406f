import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';

/** Sends the lines of a file as bodies, over and over. */
const [url, path, connections, seconds] = process.argv.slice(2);
const headers = { 'content-type': 'application/json; charset=utf-8' };
const requests = readFileSync(path, 'utf8')
  .trim()
  .split('\n')
  .map((body) => ({ method: 'POST', headers, body }));
await autocannon({ url, connections: Number(connections), duration: Number(seconds), requests });
