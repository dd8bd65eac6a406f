import { defineRule } from '../../rule.ts';

/** A flag that an event sets on its messages, and the time that goes with it. */
type Effect = readonly [flag: string, time: string];

const deletion: Effect = ['Deleted', 'DeletedAt'];
const effects: ReadonlyMap<string, Effect> = new Map([
  ['message_received', ['Received', 'ReceivedAt']],
  ['message_read', ['Read', 'ReadAt']],
  ['message_listened', ['Listened', 'ListenedAt']],
]);

export const definition = defineRule({
  stage: 'body',
  name: 'event/effect',
  severity: 'error',
  doc: 'The message shows what the event did to it: Received, Read, Listened or Deleted is true and its time is set, where the era has the key.',
  why: 'Rels are read after the event; a consumer that stores the row as it comes would undo the event at once.',
  example: 'Rels.ChatMessages[0].Read: is false after message_read',
  check({ type, subjects, rows, isDelete }, report) {
    const effect = isDelete ? deletion : effects.get(type);
    if (effect === undefined) return;
    const [flag, time] = effect;
    const touched = isDelete ? rows.filter(({ plan }) => plan.entity === 'ChatMessage') : subjects;
    for (const { row, place } of touched) {
      if (row[flag] === false || row[flag] === null)
        report(`${place}.${flag}`, `is ${row[flag]} after ${type}`);
      if (row[time] === null) report(`${place}.${time}`, `is null after ${type}`);
    }
  },
});
