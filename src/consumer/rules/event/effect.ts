import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'event/effect',
  severity: 'error',
  doc: 'The message shows what the event did to it: Received, Read, Listened or Deleted is true and its time is set, where the era has the key.',
  why: 'Rels are read after the event; a consumer that stores the row as it arrives would undo the event at once.',
  example: 'Rels.ChatMessages[0].Read: is false after message_read',
  check({ type, traits, subjects, rows }, report) {
    if (traits?.sets === undefined) return;
    const { flag, time } = traits.sets;
    // What an event carries itself is in Rels too, and both must show it.
    const touched =
      traits.about === 'messages' ? rows.filter(({ plan }) => plan.entity === 'ChatMessage') : subjects;
    for (const { row, place } of touched) {
      if (row[flag] === false || row[flag] === null)
        report(`${place}.${flag}`, `is ${row[flag]} after ${type}`);
      if (row[time] === null) report(`${place}.${time}`, `is null after ${type}`);
    }
  },
});
