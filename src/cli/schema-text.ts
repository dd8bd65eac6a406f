import { packagePath, type Host } from '../env/host.ts';
import type { EraName } from '../model/spec.ts';
import { readVersion } from './version.ts';

/** A published schema as it ships, or a document made from the schemas, such as openapi; of one era, or of all. */
export async function schemaText(host: Host, name: string, era?: EraName): Promise<string> {
  const { contractDocuments } = await import('../contracts/documents.ts');
  const document = contractDocuments.find((candidate) => candidate.name === name);
  if (document === undefined) return host.readText(packagePath(`schemas/${name}.schema.json`));
  return documentText(document.make({ version: readVersion(host), ...(era === undefined ? {} : { era }) }));
}

/** A document as it is printed. */
export function documentText(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
