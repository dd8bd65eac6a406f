import { defineRule } from '../../rule.ts';

const flags = [
  ['Received', 'ReceivedAt'],
  ['Read', 'ReadAt'],
  ['Listened', 'ListenedAt'],
  ['Deleted', 'DeletedAt'],
] as const;

export const definition = defineRule({
  stage: 'body',
  name: 'message/flag-time',
  severity: 'error',
  doc: 'Received, Read, Listened and Deleted of a message are true exactly when their times are set.',
  why: 'A consumer that asks the flag and one that asks the time disagree about the message.',
  example: 'Rels.ChatMessages[0].Read: is true, but ReadAt is null',
  check({ rows }, report) {
    for (const { row, plan, place } of rows) {
      if (plan.entity !== 'ChatMessage') continue;
      for (const [flag, time] of flags) {
        const at = row[time];
        if (row[flag] === true && at === null) report(`${place}.${flag}`, `is true, but ${time} is null`);
        if (row[flag] === false && typeof at === 'number')
          report(`${place}.${flag}`, `is false, but ${time} is set`);
      }
    }
  },
});
