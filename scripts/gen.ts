import { writeFileSync } from 'node:fs';
import { writeCatalogues } from './gen/catalogues.ts';
import { writeEntities } from './gen/entities.ts';
import { inRoot, readIfAny, type Output } from './gen/output.ts';
import { readWireSchemas } from './gen/schema-files.ts';

const schemas = readWireSchemas();
const outputs: Output[] = [writeEntities(schemas), ...writeCatalogues()];
for (const { path, text } of outputs) if (readIfAny(path) !== text) writeFileSync(inRoot(path), text);
