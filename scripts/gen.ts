import { writeFileSync } from 'node:fs';
import { writeCatalogues } from './gen/catalogues.ts';
import { writeCommands } from './gen/commands.ts';
import { writeEntities } from './gen/entities.ts';
import { writeEras } from './gen/eras.ts';
import { writeErrors } from './gen/errors.ts';
import { inRoot, readIfAny, type Output } from './gen/output.ts';
import { lintScenery } from './gen/scenery-lint.ts';
import { readWireSchemas } from './gen/schema-files.ts';

const check = process.argv.includes('--check');
const stale: string[] = [];

function put(outputs: readonly Output[]): void {
  for (const { path, text } of outputs) {
    if (readIfAny(path) === text) continue;
    stale.push(path);
    if (!check) writeFileSync(inRoot(path), text);
  }
}

const schemas = readWireSchemas();
const mistakes = lintScenery(schemas.values());
// Code comes first: what follows imports it.
put([writeEntities(schemas), ...writeCatalogues()]);
put([await writeCommands(), await writeEras(schemas), await writeErrors()]);

for (const mistake of mistakes) console.error(mistake);
for (const path of stale) console.error(check ? `${path} is stale: run \`npm run gen\`` : `wrote ${path}`);
process.exitCode = mistakes.length > 0 || (check && stale.length > 0) ? 1 : 0;
