import type { Silence } from './ask.ts';

/** How a question to the consumer's side failed: without an answer, by its status, by its content, or as a program. */
export type ProbeFailure =
  Silence | 'status' | 'missing' | 'content' | 'program' | 'no-program' | 'slow-program';

/** Why it matters and what to do, for each kind of failure. Only wrong content says something of the events. */
export const probeAdvice: Readonly<Record<ProbeFailure, { readonly why: string; readonly advice: string }>> =
  {
    refused: {
      why: 'Nothing listens where the question was asked, so nothing is known of what the consumer made of the events.',
      advice: 'Is that API up, and is the address right? A path that begins with / is asked of the target.',
    },
    dns: {
      why: 'The name in the address is not known here, so nothing is known of what the consumer made of the events.',
      advice: 'Check the host in the address.',
    },
    timeout: {
      why: 'The question got no whole answer in time, so nothing is known of what the consumer made of the events.',
      advice: 'Look at what keeps that API busy, or why its answer never ends; `within` allows more time.',
    },
    tls: {
      why: 'No secure connection could be made, so nothing is known of what the consumer made of the events.',
      advice: 'Check the certificate and the scheme of the address; --ca and --insecure hold for the target.',
    },
    ended: { why: 'The run was ended before there was an answer.', advice: 'Run it again to the end.' },
    broken: {
      why: 'The connection broke before there was an answer, so nothing is known of what the consumer made of the events.',
      advice: 'Look for a crash in the log of the consumer, and check that the address speaks HTTP.',
    },
    missing: {
      why: 'The API answers, and knows nothing under this address: the event was not stored, or the address is another.',
      advice:
        'Check the address and its ids; if the consumer works later than it answers, give it time with `within`.',
    },
    status: {
      why: 'The API answered with another status, so its state could not be compared.',
      advice:
        'Look at its answer and its log; give what it needs with `headers`, or say which `status` is right.',
    },
    content: {
      why: 'The consumer answered the webhooks, but its own state is not what they say it should be.',
      advice:
        'Look for the event it did not store, stored twice or applied in the wrong order; give it more time with `within`.',
    },
    program: {
      why: 'The program found that the state of the consumer is not what the webhooks say it should be, or failed itself.',
      advice: 'Run it by hand and look at what it says.',
    },
    'no-program': {
      why: 'The program could not be started, so nothing is known of the state of the consumer.',
      advice: 'Check its name and path; there is no shell, and it runs in the folder of iqmock.',
    },
    'slow-program': {
      why: 'The program did not end in time, so nothing is known of the state of the consumer.',
      advice: 'Look at what it waits for; `within` allows more time.',
    },
  };
