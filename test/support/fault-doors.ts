import { createEmitter } from '../../src/emitter/create-emitter.ts';
import { scenarioFromYaml } from '../../src/emitter/playable.ts';
import type { PlayResult } from '../../src/emitter/play-result.ts';
import { createHost } from '../../src/env/host.ts';
import { createRandom } from '../../src/env/random.ts';
import { resolvePolicy } from '../../src/delivery/policy-options.ts';
import { parseTarget } from '../../src/delivery/target.ts';
import { runLoad } from '../../src/load/load.ts';
import type { LoadOptions } from '../../src/load/plan/load-options.ts';
import type { LoadResult } from '../../src/load/record/load-result.ts';
import { createReplaySource } from '../../src/replay/source.ts';
import type { Summary } from '../../src/report/run-totals.ts';
import { runSession } from '../../src/session/session.ts';
import type { Tapped, Wiretap } from './wiretap.ts';

const host = createHost();
/** What the conversation is signed with. */
export const signSecret = `whsec_${Buffer.from('a secret of thirty-two bytes....').toString('base64')}`;
const delivery = { backoff: '5ms', sign: 'standard-webhooks', signSecret };
/** When it begins. */
export const startMs = 1_700_000_000_000;

/** Short, with a message that comes in several webhooks. */
export const conversationText = `name: twice
world:
  channels: { support: { type: iqchat } }
  operators: { anna: {} }
  clients: { maria: { channel: support } }
steps:
  - create_chat: { client: maria, as: chat }
  - assign: { chat: chat, to: anna }
  - message: { chat: chat, from: maria, text: 'Где мой заказ?', as: question }
  - read: { message: question }
  - close: { chat: chat }
`;

const conversation = scenarioFromYaml(conversationText);

/** How many webhooks the conversation has. */
export const conversationLength = 5;

/** Plays the conversation, with a fault or without. */
export async function played(tap: Wiretap, fault?: string): Promise<PlayResult> {
  await using emitter = await createEmitter({ to: tap.url, seed: 1, ids: 0, start: startMs, ...delivery });
  return await emitter.play(conversation, fault === undefined ? {} : { faults: fault });
}

/** Replays what came clean, with a fault. */
export async function replayed(tap: Wiretap, clean: readonly Tapped[], fault: string): Promise<Summary> {
  const recorded = clean.map(({ body }, index) => ({ body, atMs: index, summary: '' }));
  const { summary } = await runSession({
    clock: host.clock,
    random: createRandom('1 delivery'),
    target: parseTarget(tap.url),
    policy: await resolvePolicy({ ...delivery, fault: [fault] }, host),
    speed: 'max',
    sources: [createReplaySource('recording', recorded)],
    runCommand: host.runCommand,
  });
  return summary;
}

/** Lets virtual users play the conversation, one of them and once unless more is said. */
export async function loaded(
  tap: Pick<Wiretap, 'url'>,
  faults: readonly string[],
  more: Partial<LoadOptions> = {},
): Promise<LoadResult> {
  const options: LoadOptions = {
    mix: [{ scenario: conversation.build({ startMs }), weight: 1 }],
    target: parseTarget(tap.url),
    policy: await resolvePolicy({ ...delivery, order: 'chat', fault: faults }, host),
    seed: 1,
    ids: 0,
    ask: { vus: 1, durationMs: 60_000 },
    maxEvents: conversationLength,
    speed: Infinity,
    ...more,
  };
  return await runLoad({ host, options });
}
