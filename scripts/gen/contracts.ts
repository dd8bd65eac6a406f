import { readFileSync } from 'node:fs';
import { importModule, inRoot, type Output } from './output.ts';

/** schemas/contracts/*.json: the OpenAPI and AsyncAPI documents that ship with the package. */
export async function writeContracts(): Promise<Output[]> {
  const { contractDocuments } = await importModule<typeof import('../../src/contracts/documents.ts')>(
    'src/contracts/documents.ts',
  );
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as { version: string };
  return contractDocuments.map(({ name, make }) => ({
    path: `schemas/contracts/${name}.json`,
    text: `${JSON.stringify(make({ version }), null, 2)}\n`,
  }));
}
