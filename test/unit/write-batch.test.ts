import { describe, expect, test } from 'vitest';
import { createAppendLog } from '../../src/env/append-log.ts';
import type { AppendFile } from '../../src/env/files.ts';

/** A file that notes each write. */
function noted(): { readonly file: AppendFile; readonly writes: string[] } {
  const writes: string[] = [];
  const file: AppendFile = {
    write: (data) => void writes.push(Buffer.from(data as Uint8Array).toString('utf8')),
    close: () => void writes.push('(closed)'),
    isReplaced: () => false,
  };
  return { file, writes };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const ignore = (): void => undefined;

describe('a log that writes in batches', () => {
  test('writes the lines of a turn together at its end', async () => {
    const { file, writes } = noted();
    const log = createAppendLog(file, 'The file', ignore, true);
    log.write('a\n');
    log.write(Buffer.from('б\n'));
    expect(writes).toEqual([]);
    await turn();
    expect(writes).toEqual(['a\nб\n']);
    log.write('c\n');
    await turn();
    expect(writes).toEqual(['a\nб\n', 'c\n']);
  });

  test('keeps a copy of what it was lent', async () => {
    const { file, writes } = noted();
    const log = createAppendLog(file, 'The file', ignore, true);
    const lent = Buffer.from('first\n');
    log.write(lent);
    lent.write('later\n');
    await turn();
    expect(writes).toEqual(['first\n']);
  });

  test('is on disk after a flush, and before it is closed', () => {
    const { file, writes } = noted();
    const log = createAppendLog(file, 'The file', ignore, true);
    log.write('a\n');
    log.flush();
    log.flush();
    expect(writes).toEqual(['a\n']);
    log.write('b\n');
    log.close();
    expect(writes).toEqual(['a\n', 'b\n', '(closed)']);
  });

  test('takes what is larger than a batch, in its place', () => {
    const { file, writes } = noted();
    const log = createAppendLog(file, 'The file', ignore, true);
    const large = 'x'.repeat(1_000_000);
    log.write('a\n');
    log.write(large);
    log.write('b\n');
    log.flush();
    expect(writes).toEqual(['a\n', large, 'b\n']);
  });

  test('says once that a disk is full, and writes nothing more', async () => {
    const errors: string[] = [];
    let asked = 0;
    const full: AppendFile = {
      write() {
        asked++;
        throw new Error('ENOSPC: no space left on device');
      },
      close: ignore,
      isReplaced: () => false,
    };
    const log = createAppendLog(full, 'The run file x', ({ message }) => errors.push(message), true);
    log.write('a\n');
    expect(log.failure).toBeUndefined();
    await turn();
    log.write('b\n');
    await turn();
    log.close();
    expect(errors).toEqual(['The run file x is not complete: ENOSPC: no space left on device.']);
    expect(asked).toBe(1);
    expect(log.failure?.code).toBe('OUTPUT_LOST');
  });
});
