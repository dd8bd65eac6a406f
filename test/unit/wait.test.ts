import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { waitFor } from '../../src/env/wait.ts';

test('a wait ends when it is woken, and leaves nothing on the signal', async () => {
  const { signal } = new AbortController();
  for (let wait = 0; wait < 100; wait++) await waitFor((wake) => queueMicrotask(wake), signal);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('a wait ends when the signal aborts, also before it began', async () => {
  const stop = new AbortController();
  const waiting = waitFor(() => undefined, stop.signal);
  stop.abort();
  await waiting;
  await waitFor(() => undefined, stop.signal);
  expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
});
