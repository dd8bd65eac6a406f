import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeEntities, writeFieldKeys } from '../../scripts/gen/entities.ts';
import { generate } from '../../scripts/gen/generate.ts';
import { readIfAny, type Output } from '../../scripts/gen/output.ts';
import { readWireSchemas, type Schemas } from '../../scripts/gen/schema-files.ts';
import { writeWriters } from '../../scripts/gen/writers.ts';
import { copyRepository } from '../support/copy.ts';

/** The schemas, that of a row changed as a text. */
function schemasWith(name: string, change: (text: string) => string): Schemas {
  const schemas = new Map(readWireSchemas());
  const text = JSON.stringify(schemas.get(name));
  const changed = change(text);
  expect(changed).not.toBe(text);
  return schemas.set(name, JSON.parse(changed) as never);
}

describe('what is generated', { timeout: 240_000 }, () => {
  it('is fresh but for what was changed by hand, and is made as it was', async () => {
    const edits = new Map<string, (text: string) => string>([
      ['src/model/entities.gen.ts', (text) => `${text}// by hand\n`],
      ['src/events/index.gen.ts', (text) => `${text}// by hand\n`],
      ['docs/eras.md', (text) => text.replace('`TotalInProgressTickets`', '`TotalInProgress`')],
      ['docs/errors.md', (text) => text.replace('`BUG`', '`BOG`')],
    ]);
    const made: Output[] = [];
    const problems = await generate(readWireSchemas(), {
      read: (path) => edits.get(path)?.(readIfAny(path) ?? '') ?? readIfAny(path),
      stale: (output) => made.push(output),
    });
    expect(problems).toEqual([]);
    expect(made).toEqual([...edits.keys()].map((path) => ({ path, text: readIfAny(path) })));
  });

  it('is not made of a schema whose faker path is wrong', async () => {
    const { lintScenery } = await import('../../scripts/gen/scenery-lint.ts');
    const wrong = schemasWith('user', (text) => text.replace('person.firstName', 'person.frstName'));
    expect(lintScenery(wrong.values())).toEqual([
      'user.schema.json Name: faker has no function "person.frstName"',
    ]);
  });

  it('is judged and written by npm run gen', () => {
    const copy = copyRepository();
    try {
      copy.edit('docs/errors.md', (text) => text.replace('`BUG`', '`BOG`'));
      const checked = copy.run('scripts/gen.ts', '--check');
      expect(checked).toEqual({ exitCode: 1, output: 'docs/errors.md is stale: run `npm run gen`\n' });
      if (process.env['IQMOCK_TEST_FULL'] !== '1') return;
      expect(copy.run('scripts/gen.ts')).toEqual({ exitCode: 0, output: 'wrote docs/errors.md\n' });
      expect(copy.read('docs/errors.md')).toBe(readIfAny('docs/errors.md'));
    } finally {
      copy.remove();
    }
  });
});

describe('a key that is added to a schema', { timeout: 240_000 }, () => {
  it('is in the payloads of its eras, in its place, without other code', () => {
    const copy = copyRepository();
    const mood = {
      description: 'How the operator feels.',
      type: 'string',
      'x-eras': ['2021', '2023'],
      'x-faker': 'color.human',
    };
    const add = (text: string): string =>
      text.replace('"RoleId":', `"Mood": ${JSON.stringify(mood)},\n"RoleId":`);
    try {
      copy.edit('schemas/user.schema.json', add);
      const schemas = schemasWith('user', add);
      for (const { path, text } of [writeFieldKeys(schemas), writeEntities(schemas), writeWriters(schemas)])
        copy.edit(path, () => text);
      writeFileSync(copy.path('play.ts'), play);
      const { output, exitCode } = copy.run('play.ts');
      expect(output).toMatch(/^2018 \n2021 Mood [a-z ]+ RoleId\n2022 \n2023 Mood [a-z ]+ RoleId\n$/);
      expect(exitCode).toBe(0);
    } finally {
      copy.remove();
    }
  });
});

/** Prints for each era what stands in place of the new key, and says if the body is not valid. */
const play = `
import { events } from './src/events/index.gen.ts';
import { eraNames, profiles } from './src/model/profile.ts';
import { createSchemaValidator } from './src/model/validator.ts';
import { World } from './src/world/world.ts';

for (const era of eraNames) {
  const world = new World({ name: 'mood', seed: 1, profile: profiles[era], locale: 'en', startMs: 1700000000000 });
  world.addChannel('support', { type: 'iqchat' });
  const anna = world.addOperator('anna', {});
  const maria = world.addClient('maria', { type: 'crm' });
  const chat = world.emit(events['chat_created'], { client: maria }).made;
  const body = JSON.parse(new TextDecoder().decode(world.emit(events['ticket_assigned'], { chat, to: anna }).encode()));
  const [user] = body.Rels.Users;
  const keys = Object.keys(user);
  const at = keys.indexOf('Mood');
  console.log(era, at < 0 ? '' : keys[at] + ' ' + user.Mood + ' ' + keys[at + 1]);
  for (const fault of createSchemaValidator(era)(body)) console.log(fault);
}
`;
