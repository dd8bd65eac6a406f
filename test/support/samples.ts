import { readFileSync, readdirSync } from 'node:fs';
import type { EraName } from '../../src/model/spec.ts';
import type { WebhookBody } from '../../src/model/entities.gen.ts';

/** One payload of the vendor's document. */
export interface Sample {
  readonly number: number;
  readonly name: string;
  readonly body: WebhookBody;
  /** The payload as one line of JSON, in the document's own order of keys. */
  readonly compact: string;
}

const folder = new URL('../samples/', import.meta.url);

/** The twelve documented payloads, in order. */
export const samples: readonly Sample[] = readdirSync(folder)
  .sort()
  .map((file) => {
    const body = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as WebhookBody;
    return {
      number: Number(file.slice(0, 2)),
      name: file.replace('.json', ''),
      body,
      compact: JSON.stringify(body),
    };
  });

/** The era of each sample by its number; 8 to 11 are events of 2022 with a message row of 2018. */
export const eraOfSample: Readonly<Record<number, EraName>> = {
  1: '2022',
  2: '2022',
  3: '2018',
  4: '2018',
  5: '2023',
  6: '2018',
  7: '2018',
  8: '2022',
  9: '2022',
  10: '2022',
  11: '2022',
  12: '2021',
};
