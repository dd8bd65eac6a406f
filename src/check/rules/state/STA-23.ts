import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'STA-23',
  doc: 'Events of one chat never show in another.',
  level: 'MUST',
  sends:
    'Half a conversation; then a whole one of another client, operator and channel with other texts; the rest of the first; and the beginning of a third.',
  accepts: '2xx; the first chat is as after a clean conversation, both times.',
  why: 'A global variable instead of a column of the chat works while one client writes at a time. After that, one client sees what another one wrote.',
  sources: ['its-ahoh/codey#2', 'microsoft/BotBuilder-Samples#2563'],
  fix: 'Store everything from an event under the id of its chat, client or message; keep nothing in a module variable.',
  needs: ['probe'],
  requests: 0,
  // It was tried before the first rule: nothing else may be sent at the same time if this fails.
  judge: async (lab) => lab.crossing,
});
