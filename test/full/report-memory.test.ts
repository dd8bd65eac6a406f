import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { writers } from '../../src/writers/index.gen.ts';
import { startCli } from '../support/cli.ts';
import { attempt, checkRecord, endRecord, resultRecord, runRecord } from '../support/records.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const webhooks = 20_000;
/** A heap that would not hold the bodies, let alone a report of them. */
const heapMb = 64;
const folder = temporaryFolder();
const body = `{"ChatEvent":{"Id":1,"Actor":"client"},"Rels":{"Text":"${'Где мой заказ? '.repeat(300)}"}}`;

/** 120 MB of records: every twentieth webhook is refused. */
beforeAll(async () => {
  const file = createWriteStream(join(folder, 'run.ndjson'));
  const write = async (record: object): Promise<void> => {
    if (!file.write(`${JSON.stringify(record)}\n`)) await once(file, 'drain');
  };
  await write(runRecord());
  for (let index = 0; index < webhooks; index++) {
    const id = `support-chat#${index}`;
    const passed = index % 20 !== 0;
    const tried = attempt({ sentAt: index, doneAt: index + 5, status: passed ? 200 : 500 });
    await write(
      resultRecord({ id, chatId: index >> 4, eventId: index + 1, createdAt: index, attempts: [tried], body }),
    );
    await write(checkRecord({ deliveryId: id, passed, actual: '500', curl: `curl --data-raw '${body}'` }));
  }
  await write(endRecord({ emitted: webhooks }));
  file.end();
  await once(file, 'close');
});

describe(`a report of ${webhooks} webhooks fits into a heap of ${heapMb} MB`, () => {
  test.each(Object.keys(writers))('%s', async (format) => {
    const { exitCode, stderr } = await startCli(['report', 'run.ndjson', '--format', `${format}=report`], {
      cwd: folder,
      nodeFlags: [`--max-old-space-size=${heapMb}`],
    }).ended;
    expect([exitCode, stderr]).toEqual([1, '']);
  });
});
