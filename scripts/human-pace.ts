import { generate } from '../src/index.ts';

// Prints the table of docs/pace.md: how long people take on a busy day, from the bodies alone.

const seeds = 5;
const percent = { low: 0.1, middle: 0.5, high: 0.9 };
const secondMs = 1000;

/** Times by what they measure, ms. */
const times = new Map<string, number[]>(
  [
    'until an operator takes the chat',
    'first reply, from the opening of the chat',
    'reply of an operator, from the last message of the client',
    'until a message is read',
    'until a voice message is listened to',
    'length of a chat',
  ].map((name) => [name, []]),
);
const [taken = [], first = [], reply = [], read = [], listened = [], lengths = []] = [...times.values()];

for (let seed = 1; seed <= seeds; seed++) {
  const opened = new Map<number, number>();
  const waiting = new Map<number, number>();
  const written = new Map<number, number>();
  const answered = new Set<number>();
  const assigned = new Set<number>();
  for await (const { payload } of generate('busy-day', { seed, start: '2024-03-01T09:00:00Z' })) {
    const { Type, ChatId, MessageId, Actor, CreatedAt } = payload.ChatEvent;
    const writtenAt = written.get(MessageId ?? 0);
    const openedAt = opened.get(ChatId) ?? CreatedAt;
    if (Type === 'chat_created') opened.set(ChatId, CreatedAt);
    else if (Type === 'ticket_assigned') {
      if (!assigned.has(ChatId)) taken.push(CreatedAt - openedAt);
      assigned.add(ChatId);
    } else if (Type === 'message_created') {
      written.set(MessageId, CreatedAt);
      const since = waiting.get(ChatId);
      if (Actor === 'client') waiting.set(ChatId, CreatedAt);
      else if (since !== undefined) {
        reply.push(CreatedAt - since);
        if (!answered.has(ChatId)) first.push(CreatedAt - openedAt);
        answered.add(ChatId);
        waiting.delete(ChatId);
      }
    } else if (Type === 'message_read' && writtenAt !== undefined) read.push(CreatedAt - writtenAt);
    else if (Type === 'message_listened' && writtenAt !== undefined) listened.push(CreatedAt - writtenAt);
    else if (Type === 'chat_closed') lengths.push(CreatedAt - openedAt);
  }
}

console.log(`| of ${seeds} busy days | number | p10 | median | mean | p90 |`);
console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
for (const [name, all] of times) {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const mean = sorted.reduce((sum, ms) => sum + ms, 0) / sorted.length;
  const figures = [at(percent.low), at(percent.middle), mean, at(percent.high)];
  console.log(
    `| ${name} | ${sorted.length} | ${figures.map((ms) => `${(ms / secondMs).toFixed(0)} s`).join(' | ')} |`,
  );
}
