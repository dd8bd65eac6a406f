import { judgeHeldOpen } from '../../kinds/held-open.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'DEL-08',
  doc: 'Requests whose body never comes do not hold up others.',
  level: 'INFO',
  sends: '30 heads that announce a body, on 30 connections, and nothing more; then a good conversation.',
  accepts: 'The good conversation is taken, and its state is right. What becomes of the 30 is not judged.',
  why: 'A network that breaks without a word leaves such requests behind, and an attacker makes them on purpose (Slowloris).',
  sources: ['CWE-400', 'openclaw/openclaw#6023'],
  fix: 'Read bodies beside each other, with a limit of time, or let a proxy collect them.',
  needs: ['this machine'],
  thorough: true,
  requests: 5,
  judge: (lab) => judgeHeldOpen(lab, { count: 30, withHead: true, name: 'requests whose body never comes' }),
});
