import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'STA-23',
  doc: 'What happens in one chat shows in no other.',
  level: 'MUST',
  sends:
    'Half a conversation; then a whole one of another client, operator and channel with other texts; the rest of the first; and the beginning of a third.',
  accepts: '2xx; the first chat is as after a clean conversation, both times.',
  why: 'A variable of the whole program in place of a column of the chat is right as long as one client writes at a time. Then one client sees what another one wrote.',
  sources: ['its-ahoh/codey#2', 'microsoft/BotBuilder-Samples#2563'],
  fix: 'Keep everything that an event says under the id of its chat, client or message; nothing in a variable of the module.',
  needs: ['probe'],
  requests: 0,
  // It was tried before the first rule: nothing else may be sent at the same time if this fails.
  judge: async (lab) => lab.crossing,
});
