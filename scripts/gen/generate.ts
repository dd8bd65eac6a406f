import { writeCatalogues } from './catalogues.ts';
import { writeCheckPage } from './check-page.ts';
import { writeCheckRules } from './check-rules.ts';
import { writeCommandPages } from './command-pages.ts';
import { writeCommands } from './commands.ts';
import { writeConfigOptions, writeConfigSchema } from './config-options.ts';
import { writeConfiguration } from './configuration.ts';
import { writeControlApi } from './control-api.ts';
import { writeEntities, writeFieldKeys } from './entities.ts';
import { writeEras } from './eras.ts';
import { writeContracts } from './contracts.ts';
import { writeErrors } from './errors.ts';
import { writeEventTraits, writeEventTypes } from './event-traits.ts';
import { writeEvents } from './events.ts';
import { writePageAssets } from './page-assets.ts';
import { writePageTypes } from './page-types.ts';
import { writePhrases } from './phrases.ts';
import { writePolicyOptions } from './option-types.ts';
import { writeFaults } from './faults.ts';
import { importModule, type Output } from './output.ts';
import { writeScenarioSchema } from './scenario-schema.ts';
import type { Schemas } from './schema-files.ts';
import { findStale, type Writer } from './stale.ts';
import { writeStepArguments } from './step-arguments.ts';
import { writeSecurity } from './security.ts';
import { writeSteps } from './steps.ts';
import { writeValidation } from './validation.ts';
import { writeWriters } from './writers.ts';

/** Where what is generated is read and written. */
export interface Place {
  /** The text of a file; undefined if there is none. */
  read(path: string): string | undefined;
  /** Takes a file that is not as it should be. */
  stale(output: Output): void;
}

/** Code comes first: what follows imports it, so nothing imported above may. */
const passesOf = (schemas: Schemas): readonly (readonly Writer[])[] => [
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

/** Makes all that is generated from these schemas and hands out what is stale. Resolves with what is wrong, a line each. */
export async function generate(schemas: Schemas, place: Place): Promise<string[]> {
  const problems: string[] = [];
  for (const writers of passesOf(schemas)) {
    const { stale, failures } = await findStale(writers, (path) => place.read(path));
    problems.push(...failures);
    for (const output of stale) place.stale(output);
  }
  const { lintScenery } = await importModule<typeof import('./scenery-lint.ts')>(
    'scripts/gen/scenery-lint.ts',
  );
  return [...problems, ...lintScenery(schemas.values())];
}
