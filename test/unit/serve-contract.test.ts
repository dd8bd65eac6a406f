import { describe, expect, it } from 'vitest';
import { groups } from '../../src/serve/client-api/groups/index.gen.ts';
import { asks, files, messages, streams } from '../support/client-contract/message-rows.ts';
import { logins, probes, type Caller, type Row } from '../support/client-contract/rows.ts';
import { rules } from '../support/client-contract/rules.ts';
import { startTalk } from '../support/client-contract/talk.ts';

const table = [...logins, ...probes, ...messages, ...files, ...asks, ...streams];
const nameOf = ({ method, path }: Pick<Row, 'method' | 'path'>): string => `${method} ${path}`;

describe('the contract of the client API', () => {
  it('has a row for each endpoint', () => {
    const endpoints = Object.values(groups).flatMap(({ endpoints: own }) => own.map(nameOf));
    expect(table.map(nameOf).toSorted()).toEqual(endpoints.toSorted());
  });

  it.each(Object.entries(rules))('%s', async (_, rule) => {
    const talk = await startTalk();
    const wrong: string[] = [];
    for (const row of table) {
      for (const caller of Object.keys(row.bodies) as Caller[]) {
        const problems = await rule(row, caller, talk);
        wrong.push(...problems.map((problem) => `${nameOf(row)}, ${caller}: ${problem}`));
      }
    }
    expect(wrong).toEqual([]);
  });
});
