/** Something with a request that is about to leave. */
export interface QueuedRequest {
  transmit(): void;
}

/** Senders whose requests are about to leave. */
export interface RequestBatch {
  add(sender: QueuedRequest): void;
}

/**
 * Lets the requests of one turn of the event loop leave together: the consumer is woken once for all of them, and the code
 * that makes bodies is not interrupted by the one that sends them. With `isPrompt` they leave as soon as that code gives
 * way: before the caller hears the outcome.
 */
export function createOutbox(isPrompt = false): RequestBatch {
  const schedule = isPrompt ? queueMicrotask : setImmediate;
  let waiting: QueuedRequest[] = [];
  const flush = (): void => {
    const senders = waiting;
    waiting = [];
    for (const sender of senders) sender.transmit();
  };
  return {
    add(sender) {
      if (waiting.push(sender) === 1) schedule(flush);
    },
  };
}
