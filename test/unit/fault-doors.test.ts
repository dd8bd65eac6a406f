import { describe, expect, it } from 'vitest';
import { doors, expectBalance } from '../support/fault-commands.ts';
import { effects } from '../support/fault-effects.ts';
import { eventOf } from '../support/target.ts';
import { startWiretap, textOf, type Tapped } from '../support/wiretap.ts';

/** Every fault under load takes a while: the quick tests have one of each way in which a fault works. */
const isFull = process.env['IQMOCK_TEST_FULL'] === '1';
const oneOfEachWay = ['duplicate', 'delay', 'reorder', 'late', 'outage', 'cut', 'lost_answer', 'lose_first'];
const triedUnderLoad = (name: string): boolean => isFull || [...oneOfEachWay, 'gzip', 'emoji'].includes(name);

/** Under load, and where a server lives on, the clock is the real one: times differ from run to run. */
const sameEvent = (request: Tapped): string => {
  const { Type, Id } = eventOf(textOf(request));
  return `${String(Type)} ${String(Id)}`;
};

describe.each(Object.entries(doors))('iqmock %s --fault', (name, { events, send }) => {
  let clean: readonly Tapped[] | undefined;

  it('sends its events once without a fault', async () => {
    await using tap = await startWiretap();
    const account = await send(tap, []);
    clean = tap.requests;
    expect(account).toMatchObject({ events, copies: 0, delivered: events, hits: 0 });
    expectBalance(account, tap.requests);
  });

  const tried = Object.entries(effects).filter(([fault]) => name !== 'load' || triedUnderLoad(fault));
  it.each(tried)('%s: the consumer sees it, and the account adds up', async (_, effect) => {
    await using tap = await startWiretap();
    const account = await send(tap, [effect.text]);
    const same = name === 'load' ? { same: sameEvent } : {};
    const holds = events === 1 ? (effect.holdsAlone ?? effect.holds) : effect.holds;
    expect(holds.call(effect, { requests: tap.requests, clean: clean ?? [], ...same })).toBe(true);
    expect(account.events).toBe(events);
    expect(account.hits).toBeGreaterThan(0);
    expectBalance(account, tap.requests);
  });
});
