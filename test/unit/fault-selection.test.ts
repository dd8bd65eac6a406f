import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/cli.ts';
import { runCli } from '../support/cli-inside.ts';
import { startWiretap, type TappedBody, type Wiretap } from '../support/wiretap.ts';

const world = `world:
  channels: { support: { type: iqchat } }
  operators: { anna: {} }
  clients: { maria: { channel: support } }
`;
const steps = `steps:
  - create_chat: { client: maria, as: chat }
  - message: { chat: chat, from: maria, text: one, as: one }
  - message: { chat: chat, from: maria, text: two }
  - message: { chat: chat, from: maria, text: three }
  - read: { message: one, by: anna }
  - close: { chat: chat }
`;

/** What an event is called whatever its ids: the type, who writes, and what. */
function nameOf({ ChatEvent, Rels }: TappedBody): string {
  const client = Rels['Clients']?.[0]?.['Name'];
  const text = Rels['ChatMessages']?.[0]?.['Text'] ?? '';
  return [ChatEvent['Type'], client, text].map(String).join(' | ');
}

/** The events that came more than once, by name. */
function repeated(tap: Wiretap): string[] {
  const names = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
  for (const body of tap.bodies()) {
    const key = `${String(body.ChatEvent['ChatId'])}#${String(body.ChatEvent['Id'])}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    names.set(key, (names.get(key) ?? new Set()).add(nameOf(body)));
  }
  return [...counts]
    .filter(([, count]) => count > 1)
    .flatMap(([key]) => [...(names.get(key) ?? [])])
    .toSorted();
}

async function sent(
  tap: Wiretap,
  argv: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const cwd = temporaryFolder(files);
  // Workers stand in the folder of the tests.
  const paths = argv.map((word) => (word.endsWith('.yaml') ? join(cwd, word) : word));
  const { exitCode, stderr } = await runCli([...paths, '--to', tap.url, '--speed', 'max'], { cwd });
  expect(exitCode, stderr).toBe(0);
}

const types = (names: readonly string[]): string[] => names.map((name) => name.replace(/ \|.*\| /, ' '));

it.each([
  [
    'at a step',
    '',
    steps.replace('text: two }', 'text: two }\n    deliver: { duplicate: 2 }'),
    ['message_created two'],
  ],
  [
    'for a scenario, on a type',
    'faults: [{ duplicate: 2, on: message_created }]\n',
    steps,
    ['message_created one', 'message_created three', 'message_created two'],
  ],
  [
    'for a scenario, the first of a type',
    'faults: [{ duplicate: 2, on: [message_created, chat_closed], first: 2 }]\n',
    steps,
    ['message_created one', 'message_created two'],
  ],
])('a fault %s hits what it says, in run and in load', async (_, faults, played, expected) => {
  const files = { 'chat.yaml': `name: chat\n${world}${faults}${played}` };
  await using run = await startWiretap();
  await sent(run, ['run', 'chat.yaml', '--seed', '1'], files);
  expect(types(repeated(run))).toEqual(expected);
  await using load = await startWiretap();
  await sent(
    load,
    ['load', 'chat.yaml', '--seed', '1', '--vus', '1', '--duration', '30s', '--max-events', '6'],
    files,
  );
  expect(types(repeated(load))).toEqual(expected);
});

async function hitUnderLoad(runs: readonly (readonly string[])[], fault: string): Promise<string[]> {
  await using tap = await startWiretap();
  const files = { 'chat.yaml': `name: chat\n${world}${steps}` };
  const common = ['load', 'chat.yaml', '--seed', '5', '--start', '2026-03-02T09:00:00Z', '--fault', fault];
  for (const argv of runs) await sent(tap, [...common, ...argv], files);
  return repeated(tap);
}

const isFull = process.env['IQMOCK_TEST_FULL'] === '1';
const shares = ['duplicate:30%', ...(isFull ? ['duplicate@share=50%,on=message_created'] : [])];

it.each(shares)(
  '%s hits the same events of the same chats, with one worker, two, and on two machines',
  async (fault) => {
    const rate = ['--chats', '40/s', '--duration', '1s'];
    const one = await hitUnderLoad([rate], fault);
    expect(one.length).toBeGreaterThan(10);
    expect(await hitUnderLoad([[...rate, '--workers', '2']], fault)).toEqual(one);
    const shards = ['1/2', '2/2'].map((shard) => [...rate, '--shard', shard]);
    expect(await hitUnderLoad(shards, fault)).toEqual(one);
  },
);
