import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeCatalogues } from './gen/catalogues.ts';
import { writeCheckPage } from './gen/check-page.ts';
import { writeCheckRules } from './gen/check-rules.ts';
import { writeCommandPages } from './gen/command-pages.ts';
import { writeCommands } from './gen/commands.ts';
import { writeConfigOptions, writeConfigSchema } from './gen/config-options.ts';
import { writeConfiguration } from './gen/configuration.ts';
import { writeControlApi } from './gen/control-api.ts';
import { writeEntities, writeFieldKeys } from './gen/entities.ts';
import { writeEras } from './gen/eras.ts';
import { writeContracts } from './gen/contracts.ts';
import { writeErrors } from './gen/errors.ts';
import { writeEventTraits, writeEventTypes } from './gen/event-traits.ts';
import { writeEvents } from './gen/events.ts';
import { writePageAssets } from './gen/page-assets.ts';
import { writePageTypes } from './gen/page-types.ts';
import { writePhrases } from './gen/phrases.ts';
import { writePolicyOptions } from './gen/option-types.ts';
import { writeFaults } from './gen/faults.ts';
import { importModule, inRoot, readIfAny } from './gen/output.ts';
import { writeScenarioSchema } from './gen/scenario-schema.ts';
import { readWireSchemas } from './gen/schema-files.ts';
import { findStale, type Writer } from './gen/stale.ts';
import { writeStepArguments } from './gen/step-arguments.ts';
import { writeSecurity } from './gen/security.ts';
import { writeSteps } from './gen/steps.ts';
import { writeValidation } from './gen/validation.ts';
import { writeWriters } from './gen/writers.ts';

// npm run gen             makes what is generated anew
// npm run gen -- --check  exits 1 if something is not as it would be made

const check = process.argv.includes('--check');
const schemas = readWireSchemas();

/** Code comes first: what follows imports it, so nothing imported above may. */
const passes: readonly (readonly Writer[])[] = [
  [
    { makes: 'the phrase books', write: writePhrases },
    { makes: 'the stylesheets and scripts of the report pages', write: writePageAssets },
    { makes: 'the keys of rows', write: () => writeFieldKeys(schemas) },
    { makes: 'the entities', write: () => writeEntities(schemas) },
    { makes: 'the writers of rows', write: () => writeWriters(schemas) },
    { makes: 'the catalogues', write: writeCatalogues },
    { makes: 'the rules of check', write: writeCheckRules },
  ],
  [{ makes: 'the traits of the events', write: writeEventTraits }],
  [
    { makes: 'the types of the events', write: writeEventTypes },
    { makes: 'the arguments of the steps', write: writeStepArguments },
    { makes: 'the scenario schema', write: writeScenarioSchema },
    { makes: 'the list of commands', write: writeCommands },
    { makes: 'the type of policy options', write: writePolicyOptions },
  ],
  [
    { makes: 'the type of configurations', write: writeConfigOptions },
    { makes: 'the schema of configurations', write: writeConfigSchema },
    { makes: 'docs/control-api.openapi.json', write: writeControlApi },
    { makes: 'the types of the control API for its page', write: writePageTypes },
    { makes: 'docs/eras.md', write: () => writeEras(schemas) },
    { makes: 'docs/check.md', write: writeCheckPage },
    { makes: 'docs/commands.md', write: writeCommandPages },
    { makes: 'docs/configuration.md', write: writeConfiguration },
    { makes: 'docs/errors.md', write: writeErrors },
    { makes: 'docs/events.md', write: writeEvents },
    { makes: 'docs/faults.md', write: writeFaults },
    { makes: 'docs/security.md', write: writeSecurity },
    { makes: 'docs/steps.md', write: writeSteps },
    { makes: 'docs/validation.md', write: writeValidation },
    { makes: 'the contracts', write: writeContracts },
  ],
];

const problems: string[] = [];
for (const writers of passes) {
  const { stale, failures } = await findStale(writers, readIfAny);
  problems.push(...failures);
  for (const { path, text } of stale) {
    if (check) problems.push(`${path} is stale: run \`npm run gen\``);
    else {
      mkdirSync(dirname(inRoot(path)), { recursive: true });
      writeFileSync(inRoot(path), text);
      console.log(`wrote ${path}`);
    }
  }
}
const { lintScenery } = await importModule<typeof import('./gen/scenery-lint.ts')>(
  'scripts/gen/scenery-lint.ts',
);
problems.push(...lintScenery(schemas.values()));
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
