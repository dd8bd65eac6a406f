import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { copyRepository, type Copy } from '../support/copy.ts';

let copy: Copy;
beforeAll(() => {
  copy = copyRepository();
});
afterAll(() => copy.remove());

describe('what is generated', { timeout: 120_000 }, () => {
  it('is fresh, and does not change when it is made again', () => {
    expect(copy.run('scripts/gen.ts', '--check')).toEqual({ exitCode: 0, output: '' });
    expect(copy.run('scripts/gen.ts')).toEqual({ exitCode: 0, output: '' });
  });

  it('is named by --check where it is stale, and made anew without it', () => {
    const paths = ['src/model/entities.gen.ts', 'src/events/index.gen.ts', 'docs/errors.md', 'docs/eras.md'];
    const before = paths.map((path) => copy.read(path));
    copy.edit('src/model/entities.gen.ts', (text) => `${text}// by hand\n`);
    copy.edit('src/events/index.gen.ts', (text) =>
      text.replaceAll(/^import \{ definition as typing.*\n|.*"typing".*\n/gm, ''),
    );
    copy.edit('docs/errors.md', (text) => text.replace('`BUG`', '`BOG`'));
    copy.edit('docs/eras.md', (text) => text.replace('`TotalInProgressTickets`', '`TotalInProgress`'));
    const checked = copy.run('scripts/gen.ts', '--check');
    expect(checked.exitCode).toBe(1);
    const stale = checked.output.split('\n').filter((line) => line.endsWith(' is stale: run `npm run gen`'));
    expect(stale.map((line) => line.split(' ')[0])).toEqual(expect.arrayContaining(paths));
    expect(copy.run('scripts/gen.ts').exitCode).toBe(0);
    expect(paths.map((path) => copy.read(path))).toEqual(before);
  });

  it('refuses an x-faker that faker does not have', () => {
    const good = copy.read('schemas/user.schema.json');
    copy.edit('schemas/user.schema.json', (text) => text.replace('person.firstName', 'person.frstName'));
    const { exitCode, output } = copy.run('scripts/gen.ts', '--check');
    copy.edit('schemas/user.schema.json', () => good);
    expect(exitCode).toBe(1);
    expect(output).toContain('user.schema.json');
    expect(output).toContain('faker has no function "person.frstName"');
  });
});

describe('a key that is added to a schema', { timeout: 120_000 }, () => {
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
