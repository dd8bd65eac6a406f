import { judgeHeldOpen } from '../../kinds/held-open.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'DEL-09',
  doc: 'Connections that are opened and left do not hold up others.',
  level: 'SHOULD',
  sends: '120 connections on which nothing comes; then a good conversation.',
  accepts: 'The good conversation is taken, and its state is right. The 120 may be closed or kept.',
  why: 'Senders keep connections for later, and a proxy that is restarted leaves its old ones behind. Each takes a file descriptor, and perhaps a worker.',
  sources: ['CWE-400', 'RFC 9112 section 9.3'],
  fix: 'Give no worker to a connection before a request comes, and close those that lie idle.',
  needs: ['this machine'],
  thorough: true,
  requests: 5,
  judge: (lab) =>
    judgeHeldOpen(lab, { count: 120, withHead: false, name: 'connections on which nothing comes' }),
});
