import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { copyRepository, type Copy } from '../support/copy.ts';

let copy: Copy;
beforeAll(() => {
  copy = copyRepository();
});
afterAll(() => copy.remove());

describe('what is generated', { timeout: 240_000 }, () => {
  const paths = ['src/model/entities.gen.ts', 'src/events/index.gen.ts', 'docs/eras.md', 'docs/errors.md'];

  it('is fresh but for what was changed by hand, which --check names and gen makes anew', () => {
    const before = paths.map((path) => copy.read(path));
    const schema = copy.read('schemas/user.schema.json');
    copy.edit('src/model/entities.gen.ts', (text) => `${text}// by hand\n`);
    copy.edit('src/events/index.gen.ts', (text) => `${text}// by hand\n`);
    copy.edit('docs/eras.md', (text) => text.replace('`TotalInProgressTickets`', '`TotalInProgress`'));
    copy.edit('docs/errors.md', (text) => text.replace('`BUG`', '`BOG`'));
    copy.edit('schemas/user.schema.json', (text) => text.replace('person.firstName', 'person.frstName'));

    const checked = copy.run('scripts/gen.ts', '--check');
    expect(checked.exitCode).toBe(1);
    const lines = checked.output.trim().split('\n');
    const wrong = 'user.schema.json Name: faker has no function "person.frstName"';
    expect(lines).toEqual([...paths.map((path) => `${path} is stale: run \`npm run gen\``), wrong]);

    copy.edit('schemas/user.schema.json', () => schema);
    const made = copy.run('scripts/gen.ts');
    expect(made).toEqual({ exitCode: 0, output: paths.map((path) => `wrote ${path}\n`).join('') });
    expect(paths.map((path) => copy.read(path))).toEqual(before);
  });
});

describe('a key that is added to a schema', { timeout: 240_000 }, () => {
  it('is in the payloads of its eras, in its place, without other code', () => {
    const mood = {
      description: 'How the operator feels.',
      type: 'string',
      'x-eras': ['2021', '2023'],
      'x-faker': 'color.human',
    };
    copy.edit('schemas/user.schema.json', (text) =>
      text.replace('"RoleId":', `"Mood": ${JSON.stringify(mood)},\n"RoleId":`),
    );
    expect(copy.run('scripts/gen.ts').output).toContain('wrote src/model/entities.gen.ts\n');
    writeFileSync(copy.path('play.ts'), play);
    const { output, exitCode } = copy.run('play.ts');
    expect(output).toMatch(/^2018 \n2021 Mood [a-z ]+ RoleId\n2022 \n2023 Mood [a-z ]+ RoleId\n$/);
    expect(exitCode).toBe(0);
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
