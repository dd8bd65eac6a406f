import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startConsumer } from '../../src/consumer/consumer.ts';
import { createValidator } from '../../src/consumer/validate.ts';
import { createHost } from '../../src/env/host.ts';
import { createRandom } from '../../src/env/random.ts';
import { createEmitter } from '../../src/emitter/create-emitter.ts';
import { resolvePolicy } from '../../src/delivery/policy-options.ts';
import { parseTarget } from '../../src/delivery/target.ts';
import { profiles, eraNames } from '../../src/model/profile.ts';
import { rebind } from '../../src/replay/rebind.ts';
import { createReplaySource, readRecorded, type Recorded } from '../../src/replay/source.ts';
import { scenarioFromRecording } from '../../src/replay/to-scenario.ts';
import { loadScenario, parseScenario } from '../../src/scenario/load.ts';
import { outputs, createPlayer } from '../../src/scenario/player.ts';
import { runSession } from '../../src/session/session.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const host = createHost();
const startMs = 1_700_000_000_000;
let folder = '';
let recording = '';

/** Scenarios that together use every step, parallel chats and a client who comes back. */
const names = [
  'support-chat',
  'returning-client',
  'transfer',
  'parallel-clients',
  'quote-and-reply',
  'vk-chat',
  'deleted-messages',
];

beforeAll(async () => {
  folder = temporaryFolder();
  recording = join(folder, 'recording.ndjson');
  await using consumer = await startConsumer({ out: recording });
  await using emitter = await createEmitter({ to: consumer.url, start: startMs, seed: 4 });
  for (const name of names) expect((await emitter.play(name)).failures).toEqual([]);
});

afterAll(async () => {
  await writeFile(recording, '');
});

async function send(recorded: readonly Recorded[], to: string): Promise<void> {
  const { summary } = await runSession({
    clock: host.clock,
    random: createRandom(1),
    target: parseTarget(to),
    policy: await resolvePolicy({ order: 'global' }, host),
    speed: 'max',
    sources: [createReplaySource('replay', recorded)],
    runCommand: host.runCommand,
  });
  expect(summary.verdict).toBe('passed');
}

describe('a recording', () => {
  it('is sent again byte for byte and in its order', async () => {
    const recorded = await readRecorded(host, recording);
    expect(recorded.length).toBeGreaterThan(80);
    await using consumer = await startConsumer({ keep: recorded.length });
    await send(recorded, consumer.url);
    expect(consumer.received.map(({ body }) => Buffer.from(body).toString('base64'))).toEqual(
      recorded.map(({ body }) => Buffer.from(body).toString('base64')),
    );
  });

  it('keeps its gaps', async () => {
    const lines = (await readFile(recording, 'utf8')).trimEnd().split('\n').slice(1);
    const receivedAt = lines.map((line) => (JSON.parse(line) as { receivedAt: number }).receivedAt);
    const source = createReplaySource('replay', await readRecorded(host, recording));
    const dues: number[] = [];
    for (let due = source.peek(); due !== undefined; due = source.peek()) {
      dues.push(due);
      source.step();
    }
    expect(dues).toEqual(receivedAt.map((at) => at - (receivedAt[0] ?? 0)));
  });
});

describe.each(eraNames)('rebinding of %s', (era) => {
  const bodiesOf = async (name: string): Promise<Uint8Array[]> => {
    const scenario = await loadScenario(host, name);
    const player = createPlayer(scenario, { seed: 9, profile: profiles[era], locale: 'ru', startMs });
    return [...outputs(player)].flatMap((output) => (output.kind === 'webhook' ? [output.body] : []));
  };

  it('gives every id and time anew, and the whole still holds together', async () => {
    const validator = createValidator({ profile: era });
    const bodies = (await Promise.all(names.map(bodiesOf))).flat();
    const { bodies: fresh } = rebind(bodies, { seed: 3, shiftMs: 86_400_000 });
    for (const [index, body] of fresh.entries()) {
      expect(validator.check(body)).toEqual([]);
      const [before, after] = [bodies[index] ?? body, body].map(
        (bytes) => JSON.parse(Buffer.from(bytes).toString()) as { ChatEvent: Record<string, unknown> },
      );
      expect(Object.keys(after?.ChatEvent ?? {})).toEqual(Object.keys(before?.ChatEvent ?? {}));
      expect(after?.ChatEvent['ChatId']).not.toBe(before?.ChatEvent['ChatId']);
      expect(Number(after?.ChatEvent['CreatedAt'])).toBe(Number(before?.ChatEvent['CreatedAt']) + 86_400_000);
    }
  });
});

describe('a scenario retold from a recording', () => {
  it('holds the same conversation', async () => {
    const recorded = await readRecorded(host, recording);
    const { yaml, leftOut } = scenarioFromRecording('retold', recorded);
    expect(leftOut).toEqual([]);
    const scenario = parseScenario(yaml, 'retold.yaml');
    const player = createPlayer(scenario, { seed: 1, profile: profiles['2023'], locale: 'ru', startMs });
    const told = [...outputs(player)].flatMap((output) =>
      output.kind === 'webhook' ? [essence(output.body)] : [],
    );
    expect(told).toEqual(recorded.map(({ body }) => essence(body)));
  });
});

/** What was said and done, without ids, times and scenery. */
function essence(body: Uint8Array): unknown {
  const { ChatEvent, Rels } = JSON.parse(Buffer.from(body).toString()) as {
    ChatEvent: { Type: string; Actor: string };
    Rels: {
      ChatMessages?: { Text: string; Payload: string; Read: boolean; ReplyToMessageId?: number }[];
      Files?: { Name: string; Type: string }[];
      Chats: { ClientUnread: number }[];
    };
  };
  return [
    ChatEvent.Type,
    ChatEvent.Actor,
    Rels.Chats[0]?.ClientUnread,
    Rels.ChatMessages?.map(({ Text, Payload, Read, ReplyToMessageId }) => [
      Text,
      Payload,
      Read,
      ReplyToMessageId !== undefined,
    ]),
    Rels.Files?.map(({ Name, Type }) => [Name, Type]),
  ];
}
