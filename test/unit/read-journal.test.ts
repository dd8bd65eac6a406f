import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createHost } from '../../src/env/host.ts';
import { readJournal } from '../../src/serve/tenant/read-journal.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const host = createHost();
const path = join(temporaryFolder(), 'state.ndjson');

it('gives the same lines however small the pieces are in which it is read, and leaves out what is not whole', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ kind: fc.constant('clock'), by: fc.string({ unit: 'grapheme' }) })),
      fc.constantFrom('', '{"kind":"clo', '"Ж'),
      fc.integer({ min: 1, max: 60 }),
      (lines, torn, chunkBytes) => {
        const whole = [{ kind: 'state' }, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
        writeFileSync(path, whole + torn);
        const read = readJournal(host, path, chunkBytes);
        expect(read.head).toEqual({ kind: 'state' });
        expect([...read.lines]).toEqual(lines);
        expect([...read.lines]).toEqual(lines);
        expect(read.isTruncated).toBe(torn !== '');
        expect(read.wholeBytes).toBe(Buffer.byteLength(whole));
      },
    ),
    { numRuns: 200 },
  );
});

it('a file of something else is refused, one that is empty begins anew', () => {
  writeFileSync(path, 'groceries');
  expect(() => readJournal(host, path)).toThrow('is no state of iqmock serve');
  writeFileSync(path, '');
  expect(readJournal(host, path)).toMatchObject({ head: undefined, isTruncated: false, wholeBytes: 0 });
});
