import { describe, expect, test } from 'vitest';
import type { BodyWriter } from '../../src/cli/body-writers.ts';
import { HeldWriter } from '../../src/cli/held-writer.ts';
import type { Webhook } from '../../src/webhook/webhook.ts';

function webhook(index: number): Webhook {
  return { index, body: new Uint8Array(10) } as Webhook;
}

/** Where bodies go, and what happened, in order. */
function recorder(): { writer: BodyWriter; done: (number | string)[] } {
  const done: (number | string)[] = [];
  const writer: BodyWriter = {
    write: ({ index }) => void done.push(index),
    close: () => Promise.resolve(),
    summary: undefined,
  };
  return { writer, done };
}

describe('bodies are held back', () => {
  test('until they are released, then written at once', async () => {
    const { writer, done } = recorder();
    const held = new HeldWriter(writer, () => Promise.reject(new Error('not needed')));
    for (const index of [0, 1, 2]) expect(held.write(webhook(index))).toBeUndefined();
    expect(done).toEqual([]);
    await held.release();
    expect(done).toEqual([0, 1, 2]);
    await held.write(webhook(3));
    await held.release();
    expect(done).toEqual([0, 1, 2, 3]);
  });

  test('until they are too many: then a rehearsal decides, once', async () => {
    const { writer, done } = recorder();
    const rehearse = (): Promise<void> => Promise.resolve(void done.push('rehearsed'));
    const held = new HeldWriter(writer, rehearse, 25);
    for (const index of [0, 1, 2, 3, 4]) await held.write(webhook(index));
    expect(done).toEqual(['rehearsed', 0, 1, 2, 3, 4]);
  });

  test('for good if the rehearsal finds a mistake', async () => {
    const { writer, done } = recorder();
    const held = new HeldWriter(writer, () => Promise.reject(new Error('line 9')), 15);
    await held.write(webhook(0));
    await expect(held.write(webhook(1))).rejects.toThrow('line 9');
    expect(done).toEqual([]);
  });
});
