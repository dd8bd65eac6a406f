import { describe, expect, it } from 'vitest';
import { eraNames, keysOf, profiles } from '../../src/model/profile.ts';

describe('a profile', () => {
  it('has the zero time that the samples of its era show', () => {
    expect(profiles['2018'].zeroTimeMs).toBe(-6795364578871);
    expect(profiles['2022'].zeroTimeMs).toBe(-62135596800000);
    expect(profiles['2023'].zeroTimeMs).toBe(Date.UTC(2001, 0, 1) - 63_113_904_000_000);
  });

  it('of 2018 spells the zero time as Go did after 64 bits of nanoseconds overflowed', () => {
    const nanoseconds = BigInt.asIntN(64, BigInt(profiles['2023'].zeroTimeMs) * 1_000_000n);
    expect(Number(nanoseconds / 1_000_000n)).toBe(profiles['2018'].zeroTimeMs);
  });

  it('says whose ClientId an event has, and which rows come with it', () => {
    expect(eraNames.map((era) => profiles[era].clientIdMeans)).toEqual(['actor', 'chat', 'chat', 'chat']);
    expect(eraNames.map((era) => profiles[era].rels)).toEqual(['documented', 'closed', 'closed', 'closed']);
  });

  it.each(eraNames)('of %s agrees with its keys about ChatEvent.Messages', (era) => {
    const hasKey = keysOf(era, 'ChatEvent').some(({ key }) => key === 'Messages');
    expect(profiles[era].hasMessagesInEvent).toBe(hasKey);
    expect(hasKey).toBe(era === '2023');
  });
});

describe('the keys of an era', () => {
  it('are none for an entity that the era does not have', () => {
    expect(keysOf('2022', 'License')).toEqual([]);
    expect(keysOf('2023', 'License').map(({ key }) => key)).toEqual([
      'Id',
      'Current',
      'CreatedAt',
      'UpdatedAt',
      'Terms',
      'Expired',
    ]);
  });

  it('extrapolate a message of 2021 and 2022 as docs/eras.md says', () => {
    const names = eraNames.map((era) => new Set(keysOf(era, 'ChatMessage').map(({ key }) => key)));
    const added = names.slice(1).map((set, index) => [...set].filter((key) => !names[index]?.has(key)));
    expect(added[0]).toEqual(['ReplyToMessageId']);
    expect(added[1]).toEqual(['Listened', 'ListenedAt', 'TicketId', 'Deleted', 'DeletedAt']);
    expect(added[2]).toHaveLength(11);
  });

  it('extrapolate a user of 2022 as the one of 2021 with a name', () => {
    const keys = (era: '2021' | '2022'): string[] => keysOf(era, 'User').map(({ key }) => key);
    expect(keys('2022').filter((key) => key !== 'Name')).toEqual(keys('2021'));
    expect(keys('2022').slice(0, 4)).toEqual(['Id', 'Type', 'Name', 'Email']);
  });
});
