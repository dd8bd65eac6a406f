import { describe, expect, it } from 'vitest';
import { faults } from '../../src/delivery/faults/index.gen.ts';
import { readFaultText } from '../../src/delivery/faults/engine/read.ts';
import { resolvePolicy } from '../../src/delivery/policy-options.ts';
import { parseTarget } from '../../src/delivery/target.ts';
import { createEmitter } from '../../src/emitter/create-emitter.ts';
import { createHost } from '../../src/env/host.ts';
import { createRandom } from '../../src/env/random.ts';
import { createReplaySource } from '../../src/replay/source.ts';
import { runSession } from '../../src/session/session.ts';
import { scenarioFromYaml } from '../../src/emitter/playable.ts';
import { effects } from '../support/fault-effects.ts';
import { startWiretap, type Tapped, type Wiretap } from '../support/wiretap.ts';

const host = createHost();
const signSecret = `whsec_${Buffer.from('a secret of thirty-two bytes....').toString('base64')}`;
const delivery = { backoff: '5ms', sign: 'standard-webhooks', signSecret };

/** Short, with a message that comes in several webhooks. */
const conversation = scenarioFromYaml(`name: twice
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
`);

async function played(tap: Wiretap, fault?: string) {
  await using emitter = await createEmitter({
    to: tap.url,
    seed: 1,
    ids: 0,
    start: 1_700_000_000_000,
    ...delivery,
  });
  return await emitter.play(conversation, fault === undefined ? {} : { faults: fault });
}

async function replayed(tap: Wiretap, clean: readonly Tapped[], fault: string) {
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

describe('the catalogue of faults', () => {
  it('has a test of its effect for each', () => {
    expect(Object.keys(effects).toSorted()).toEqual(Object.keys(faults).toSorted());
  });

  it.each(Object.values(faults))('$name says what it does, with an example that is read', (fault) => {
    for (const text of [fault.doc, fault.effect, ...Object.values(fault.parameters).map(({ doc }) => doc)])
      expect(text).toMatch(/[.…]$/);
    const { faults: read, mistakes } = readFaultText(fault.example.text);
    expect(mistakes).toEqual([]);
    expect(read.map(({ name }) => name)).toEqual([fault.name]);
    expect(readFaultText(read[0]?.text ?? '').faults).toEqual(read);
  });
});

describe.each(Object.entries(effects))('%s on the wire', (_, { text, holds }) => {
  it('is what a consumer sees in a run, and in a replay; the account adds up and nobody is blamed', async () => {
    await using cleanTap = await startWiretap();
    const first = await played(cleanTap);
    expect(first.explanation).toMatch(/^Passed/);
    const clean = cleanTap.requests;
    expect(clean.length).toBe(5);

    await using tap = await startWiretap();
    const { summary, results } = await played(tap, text);
    expect(holds({ requests: tap.requests, clean })).toBe(true);
    expect(summary).toMatchObject({ verdict: 'passed', emitted: clean.length + summary.copies });
    expect(Object.values(summary.outcomes).reduce((sum, count) => sum + count)).toBe(summary.emitted);
    expect(results.some(({ faults: done = [] }) => done.length > 0)).toBe(true);

    await using again = await startWiretap();
    const replay = await replayed(again, clean, text);
    expect(holds({ requests: again.requests, clean })).toBe(true);
    expect(replay).toMatchObject({ verdict: 'passed', emitted: clean.length + replay.copies });
  });
});
