import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { profiles } from '../../src/model/profile.ts';
import { events } from '../../src/events/index.gen.ts';
import type { ChatEntity } from '../../src/world/entities.ts';
import { beginConversation, madeUpText, noteText } from '../../src/world/conversation-log.ts';
import { World } from '../../src/world/world.ts';

const turns = fc.array(
  fc.record({
    side: fc.constantFrom('client' as const, 'user' as const),
    /** Without one, it is generated. */
    text: fc.option(fc.constantFrom('Где мой заказ?', 'Сейчас проверю.', 'Спасибо!', 'Номер заказа 4411'), {
      nil: undefined,
      freq: 6,
    }),
    operator: fc.nat(1),
    pauseMs: fc.nat(100_000),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('what people make up', () => {
  test.prop([turns, fc.nat(1000)])(
    'fits what the script wrote, however late they hear of it',
    (all, seed) => {
      const { world, chat } = openChat(seed);
      const operators = [
        world.addOperator('anna', { name: 'Анна' }),
        world.addOperator('boris', { name: 'Борис' }),
      ];
      world.advanceTo(world.nowMs + 1000);
      const told = beginConversation(world, chat, world.nowMs + (all[0]?.pauseMs ?? 0));
      for (const { side, text, operator: index, pauseMs } of all) {
        world.advanceTo(world.nowMs + pauseMs);
        const operator = operators[index];
        if (operator === undefined) throw new Error('There are two operators.');
        const from = side === 'client' ? chat.client : operator;
        if (side === 'user') told.operatorIs(operator.staff.firstName);
        if (text === undefined) expect(madeUpText(world, chat, from)).toBe(told.next(side));
        else {
          noteText(world, chat, from, text);
          told.note(side, text);
        }
      }
      expect(madeUpText(world, chat, chat.client)).toBe(told.next('client'));
    },
  );
});

function openChat(seed: number): { readonly world: World; readonly chat: ChatEntity } {
  const startMs = 1_700_000_000_000;
  const world = new World({ name: 'talk', seed, profile: profiles['2023'], locale: 'ru', startMs });
  const client = world.addClient('maria', { name: 'Мария', topic: 'order' });
  return { world, chat: world.emit<never>(events['chat_created'] as never, { client } as never).chat };
}
