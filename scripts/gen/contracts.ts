import { readFileSync } from 'node:fs';
import { contractDocuments } from '../../src/contracts/documents.ts';
import { inRoot, type Output } from './output.ts';

/** schemas/contracts/*.json: the OpenAPI and AsyncAPI documents that ship with the package. */
export function writeContracts(): Output[] {
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as { version: string };
  return contractDocuments.map(({ name, make }) => ({
    path: `schemas/contracts/${name}.json`,
    text: `${JSON.stringify(make({ version }), null, 2)}\n`,
  }));
}
