import type { Silence } from './ask.ts';

/** How a question to the consumer's side failed: without an answer, by its status, by its content, or as a program. */
export type ProbeFailure =
  Silence | 'status' | 'missing' | 'content' | 'program' | 'no-program' | 'slow-program';

/** Why it matters and what to do, for each kind of failure. Only wrong content says something of the events. */
export const probeAdvice: Readonly<Record<ProbeFailure, { readonly why: string; readonly advice: string }>> =
  {
    refused: {
      why: 'Nothing listens at the address of the probe, so the state of the consumer is unknown.',
      advice: 'Is that API up, and is the address right? A path that begins with / belongs to the target.',
    },
    dns: {
      why: 'The name in the address is not known here, so the state of the consumer is unknown.',
      advice: 'Check the host in the address.',
    },
    timeout: {
      why: 'The probe got no complete answer in time, so the state of the consumer is unknown.',
      advice: 'Look at what keeps that API busy, or why its answer never ends; `within` allows more time.',
    },
    tls: {
      why: 'No secure connection could be made, so the state of the consumer is unknown.',
      advice: 'Check the certificate and the scheme of the address; --ca and --insecure apply to the target.',
    },
    ended: { why: 'The run ended before there was an answer.', advice: 'Run it again to the end.' },
    broken: {
      why: 'The connection broke before there was an answer, so the state of the consumer is unknown.',
      advice: 'Look for a crash in the log of the consumer, and check that the address speaks HTTP.',
    },
    missing: {
      why: 'The API answers, but has nothing at this address: the event was not stored, or the address is wrong.',
      advice:
        'Check the address and its ids; if the consumer processes events after it answers, give it time with `within`.',
    },
    status: {
      why: 'The API answered with another status, so its state could not be compared.',
      advice: 'Look at its answer and its log; give what it needs with `headers`, or set the right `status`.',
    },
    content: {
      why: 'The consumer answered the webhooks, but its own state does not match them.',
      advice:
        'Look for an event that it lost, stored twice or applied in the wrong order; give it more time with `within`.',
    },
    program: {
      why: 'The program found that the state of the consumer does not match the webhooks, or the program itself failed.',
      advice: 'Run it by hand and look at its output.',
    },
    'no-program': {
      why: 'The program could not be started, so the state of the consumer is unknown.',
      advice: 'Check its name and path; there is no shell, and it runs in the working folder of iqmock.',
    },
    'slow-program': {
      why: 'The program did not end in time, so the state of the consumer is unknown.',
      advice: 'Look at what it waits for; `within` allows more time.',
    },
  };
