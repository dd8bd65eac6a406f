import type { Entry } from '../entry.ts';
import { asyncApiDocument } from './asyncapi.ts';
import type { JsonObject } from './bundle.ts';
import { openApiDocument, type DocumentFacts } from './openapi.ts';

/** A document that is made from the schemas of the wire. */
export interface ContractDocument extends Entry {
  make(facts: DocumentFacts): JsonObject;
}

/** The documents that `iqmock schema` prints beside the schemas; they ship as `schemas/contracts/NAME.json`. */
export const contractDocuments: readonly ContractDocument[] = [
  {
    name: 'openapi',
    doc: 'The webhooks as an OpenAPI 3.1 document: one entry per event type, each with an example.',
    make: openApiDocument,
  },
  {
    name: 'asyncapi',
    doc: 'The webhooks as an AsyncAPI 3 document: one message per event type, each with an example.',
    make: asyncApiDocument,
  },
];
