import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locustPrograms } from '../../test/support/locust/master.ts';
import { findProgram, root } from '../support/processes.ts';

/** What every peer sends, and for how long. */
export interface PeerTask {
  /** Bodies of iqmock, one a line. A peer sends them over and over. */
  readonly bodies: string;
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
}

/** A command that does a task; undefined where its program is not installed. */
export type Peer = (task: PeerTask) => readonly string[] | undefined;

const contentType = 'application/json; charset=utf-8';

/** Each load generator by its name. */
export const peers: Readonly<Record<string, Peer>> = {
  'iqmock load': ({ url, connections, seconds }) => [
    process.execPath,
    join(root, 'dist/cli/main.js'),
    ...['load', 'support-chat', '--to', url, '--vus', String(connections), '--speed', 'max', '--quiet'],
    ...['--duration', `${seconds}s`],
  ],
  'wrk + Lua': ({ bodies, url, connections, seconds }) =>
    ifThere('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', write('wrk.lua', lua(bodies)), url]),
  vegeta: ({ bodies, url, connections, seconds }) =>
    ifThere('vegeta', [
      ...['attack', '-format=json', `-targets=${write('targets.json', vegetaTargets(bodies, url))}`],
      ...['-rate=0', `-workers=${connections}`, `-max-workers=${connections}`, `-duration=${seconds}s`],
      '-output=/dev/null',
    ]),
  autocannon: ({ bodies, url, connections, seconds }) => [
    process.execPath,
    join(root, 'bench/peers/autocannon.js'),
    ...[url, write('bodies.ndjson', bodies), String(connections), String(seconds)],
  ],
  'Locust, FastHttpUser': ({ bodies, url, connections, seconds }) => {
    const file = write('locustfile.py', locustUsers(write('bodies.ndjson', bodies)));
    const load = ['--users', String(connections), '--spawn-rate', String(connections)];
    const [program] = locustPrograms;
    if (program === undefined) return undefined;
    return [program, '-f', file, '--headless', ...load, '--run-time', `${seconds}s`, '--host', url];
  },
  'Artillery 2.0.21': ({ bodies, url, connections }) =>
    ifThere('artillery', [
      'run',
      '--quiet',
      write('load.json', artilleryScript(write('bodies.ndjson', bodies), url, connections)),
    ]),
};

function ifThere(name: string, args: readonly string[]): string[] | undefined {
  const program = findProgram(name);
  return program === undefined ? undefined : [program, ...args];
}

function write(name: string, text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'iqmock-peer-')), name);
  writeFileSync(path, text);
  return path;
}

function lua(bodies: string): string {
  return `local bodies = {}
for line in io.lines("${write('bodies.ndjson', bodies)}") do bodies[#bodies + 1] = line end
local n = 0
wrk.method = "POST"
wrk.headers["Content-Type"] = "${contentType}"
function request()
  n = n % #bodies + 1
  return wrk.format(nil, nil, nil, bodies[n])
end
`;
}

function vegetaTargets(bodies: string, url: string): string {
  const header = { 'Content-Type': [contentType] };
  return bodies
    .trim()
    .split('\n')
    .map((line) =>
      JSON.stringify({ method: 'POST', url, header, body: Buffer.from(line).toString('base64') }),
    )
    .join('\n');
}

function locustUsers(path: string): string {
  return `import itertools
from locust import FastHttpUser, constant, task

bodies = itertools.cycle(open("${path}", "rb").read().splitlines())


class Sender(FastHttpUser):
    wait_time = constant(0)

    @task
    def send(self):
        self.client.post("", data=next(bodies), headers={"Content-Type": "${contentType}"})
`;
}

/** Artillery has no run time for users that stay: each sends so many and is done. */
const artilleryRequests = 10_000;

function artilleryScript(path: string, url: string, connections: number): string {
  const processor = write(
    'processor.cjs',
    `const bodies = require('node:fs').readFileSync(${JSON.stringify(path)}, 'utf8').trim().split('\\n');
let n = 0;
exports.nextBody = (request, context, events, done) => {
  request.body = bodies[n++ % bodies.length];
  request.headers = { 'content-type': '${contentType}' };
  done();
};
`,
  );
  const { origin, pathname } = new URL(url);
  const send = { post: { url: pathname, beforeRequest: 'nextBody' } };
  return JSON.stringify({
    config: { target: origin, processor, phases: [{ duration: 1, arrivalCount: connections }] },
    scenarios: [{ flow: [{ loop: [send], count: artilleryRequests }] }],
  });
}
