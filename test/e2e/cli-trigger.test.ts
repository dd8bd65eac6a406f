import { describe, expect, test } from 'vitest';
import { runCli } from '../support/cli-inside.ts';
import { eventOf, startTarget } from '../support/target.ts';

describe('trigger', () => {
  const types = [
    'chat_created',
    'ticket_assigned',
    'typing',
    'message_created',
    'message_received',
    'message_read',
  ];

  test.each([...types, 'message_listened', 'delete-messages', 'chat_closed'])(
    '%s sends that one event',
    async (type) => {
      const target = await startTarget();
      const { exitCode } = await runCli(['trigger', type, '--to', target.url]);
      expect(exitCode).toBe(0);
      expect(target.seen.map(({ body }) => eventOf(body)['Type'])).toEqual([type]);
    },
  );

  test('without a target goes to the embedded consumer, which finds it valid', async () => {
    const { exitCode, stdout } = await runCli(['trigger', 'message_read']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('embedded consumer');
  });

  test('an event is not dated ahead of the request that carries it', async () => {
    const target = await startTarget();
    await runCli(['trigger', 'message_read', '--form', 'voice', '--to', target.url]);
    const { CreatedAt } = eventOf(target.seen[0]?.body ?? '');
    expect(CreatedAt).toBeLessThanOrEqual(Date.now());
    expect(CreatedAt).toBeGreaterThan(Date.now() - 60_000);
  });

  test('a text may begin with a dash, but a flag is no text', async () => {
    const text = ['trigger', 'message_created', '--print', '--text'];
    const dashed = await runCli([...text, '- yes, -1']);
    expect([dashed.exitCode, dashed.stdout]).toEqual([0, expect.stringContaining('"Text":"- yes, -1"')]);
    for (const flag of ['--reply', '-q']) {
      const { exitCode, stderr } = await runCli([...text, flag]);
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--text needs a value.')]);
    }
  });

  test('an option that would leave no trace is refused, and nothing is sent', async () => {
    const target = await startTarget();
    const { exitCode, stderr } = await runCli(['trigger', 'typing', '--text', 'hi', '--to', target.url]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('"text" has no effect on typing.');
    expect(target.seen).toEqual([]);
  });

  test('--by, --text, --form, --reply, --topic and --set change the body; --print sends nothing', async () => {
    const print = async (...args: string[]): Promise<string> =>
      (
        await runCli([
          'trigger',
          'message_created',
          '--print',
          '--seed',
          '3',
          '--start',
          '2024-03-01',
          ...args,
        ])
      ).stdout;
    const usual = await print();
    expect(eventOf(usual)['Actor']).toBe('client');
    expect(await print()).toBe(usual);
    expect(eventOf(await print('--by', 'operator'))['Actor']).toBe('user');
    expect(await print('--text', 'Где мой заказ?')).toContain('"Text":"Где мой заказ?"');
    expect(await print('--form', 'image')).toContain('"Type":"image"');
    expect(await print('--reply')).toMatch(/"ReplyToMessageId":\d/);
    expect(await print('--topic', 'loan')).not.toBe(await print('--topic', 'app'));
    expect(await print('--set', 'ChatEvent.Actor=system')).toContain('"Actor":"system"');
    expect(await print('--profile', '2018')).not.toContain('"Messages"');
  });
});
