import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'STA-10',
  doc: 'Chats do not interfere with each other.',
  level: 'MUST',
  sends: 'Eight conversations at the same time, each in its order.',
  accepts: '2xx, and for each chat the state after a clean conversation.',
  why: 'Clients do not wait for each other. A consumer that reads a shared store, changes it and writes it back loses the changes in between.',
  sources: ['promhippie/github_exporter#312', 'Devlaner/devlane#332'],
  fix: 'Change rows, not whole files or documents; use a transaction, or a lock around reading and writing.',
  needs: ['probe'],
  racy: true,
  requests: 0,
  // It was tried before the first rule: nothing else may be sent at the same time if this fails.
  judge: async (lab) => lab.interference,
});
