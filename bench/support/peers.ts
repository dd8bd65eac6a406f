import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram, pinned, root, run } from './processes.ts';

/** What another load generator did with one core. */
export interface PeerRun {
  readonly events: number;
  readonly cpuSeconds: number;
}

/** autocannon, one body per request: a payload of the same size with its own ids, by JSON.stringify. */
export async function runAutocannon(
  port: number,
  payload: string,
  connections: number,
  seconds: number,
): Promise<PeerRun> {
  const folder = mkdtempSync(join(tmpdir(), 'iqmock-autocannon-'));
  const payloadPath = join(folder, 'payload.json');
  writeFileSync(payloadPath, payload);
  const script = join(root, 'bench/support/autocannon-runner.js');
  const output = await run(
    pinned([process.execPath, script, String(port), payloadPath, String(connections), String(seconds)], 0),
  );
  return JSON.parse(output) as PeerRun;
}

/** wrk with a Lua script that puts its own ids into every body; undefined where wrk is not installed. */
export async function runWrk(
  port: number,
  payload: string,
  connections: number,
  seconds: number,
): Promise<PeerRun | undefined> {
  const wrk = findProgram('wrk');
  if (wrk === undefined) return undefined;
  const script = join(mkdtempSync(join(tmpdir(), 'iqmock-wrk-')), 'unique.lua');
  writeFileSync(script, luaScript(payload));
  const command = [
    wrk,
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    '-s',
    script,
    `http://127.0.0.1:${port}/hook`,
  ];
  const output = await run(pinned(['bash', '-c', `${command.join(' ')}; times`], 0));
  const events = Number(/(\d+) requests in/.exec(output)?.[1]);
  // The last line of `times` is of the children: minutes and seconds of user and system time.
  const times = [...(output.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  const [user = 0, system = 0] = times.map(([, minutes, more]) => Number(minutes) * 60 + Number(more));
  return { events, cpuSeconds: user + system };
}

/** The payload cut where its ids stand, joined anew for every request. */
function luaScript(payload: string): string {
  const pieces = payload.split(/(?<="Id":)\d+/);
  const quoted = pieces.map((piece) => `[==[${piece}]==]`).join(', ');
  return `local pieces = { ${quoted} }
local n = 0
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json; charset=utf-8"
function request()
  n = n + 1
  return wrk.format(nil, nil, nil, table.concat(pieces, tostring(100000 + n)))
end
`;
}
