/* eslint-disable @typescript-eslint/no-unsafe-assignment -- answers are checked against the document of the API */
import { describe, expect, it, vi } from 'vitest';
import { accountOf, expectBalance, type Account } from '../support/fault-commands.ts';
import { effects, type Effect } from '../support/fault-effects.ts';
import { conversationLength, conversationText, signSecret, startMs } from '../support/fault-doors.ts';
import { startTestServer } from '../support/serve.ts';
import { eventOf } from '../support/target.ts';
import { startWiretap, textOf, type Tapped } from '../support/wiretap.ts';

/** The clock of a living tenant is the real one: times differ from play to play. */
const same = (request: Tapped): string => {
  const { Type, Id } = eventOf(textOf(request));
  return `${String(Type)} ${String(Id)}`;
};

interface Seen {
  readonly requests: readonly Tapped[];
  readonly account: Account;
  readonly hits: number;
}

/** Switches a fault on in a server that runs, plays the conversation there, and waits for what the consumer should see. */
async function served(
  effect?: { readonly name: string } & Effect,
  clean: readonly Tapped[] = [],
): Promise<Seen> {
  await using tap = await startWiretap();
  const options = { to: tap.url, seed: 1, ids: 0, start: startMs, backoff: '5ms' } as const;
  const serving = await startTestServer({ ...options, sign: 'standard-webhooks', signSecret });
  if (effect !== undefined) {
    const { status } = await serving.call('PUT', `/faults/${effect.name}`, { spec: effect.text });
    expect(status).toBe(200);
  }
  const { json } = await serving.post('/plays', {
    yaml: conversationText,
    seed: 1,
    speed: 'max',
    wait: true,
  });
  expect(json).toMatchObject({ state: 'done' });
  await serving.post('/wait', { until: 'idle' });
  const isSeen = (): boolean => effect?.holds({ requests: tap.requests, clean, same }) ?? true;
  await vi.waitUntil(isSeen, { timeout: 5000 });
  const { json: faults } = await serving.get('/faults');
  const on = (faults as readonly { readonly name: string; readonly hits: number }[]).find(
    ({ name }) => name === effect?.name,
  );
  return { requests: tap.requests, account: accountOf(await serving.text('/run')), hits: on?.hits ?? 0 };
}

describe('a fault that is switched on in a server', () => {
  let clean: readonly Tapped[] | undefined;

  it('is off at first: each event comes once', async () => {
    const { requests, account } = await served();
    clean = requests;
    expect(account).toMatchObject({ events: conversationLength, copies: 0 });
    expectBalance(account, requests);
  });

  it.each(Object.entries(effects))(
    '%s: the consumer sees it, and the account adds up',
    async (name, effect) => {
      const { requests, account, hits } = await served({ ...effect, name }, clean);
      expect(hits).toBeGreaterThan(0);
      expectBalance(account, requests);
    },
  );

  it('shows what became of a copy in the run file, and leaves copies out of the scenario', async () => {
    await using tap = await startWiretap({ status: (index) => (index === 1 ? 400 : 200) });
    const serving = await startTestServer({ to: tap.url, fault: 'duplicate@first=1' });
    await serving.post('/plays', { yaml: conversationText, seed: 1, speed: 'max', wait: true });
    await serving.post('/wait', { until: 'idle' });
    const file = await serving.text('/run');
    expect(accountOf(file)).toMatchObject({ events: 5, copies: 1, delivered: 5 });
    expect(JSON.parse(file.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ outcomes: { refused: 1 } });
    expect((await serving.text('/scenario')).match(/raw|create_chat/g)).toHaveLength(1);
  });
});
