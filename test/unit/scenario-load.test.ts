import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { createHost, packagePath, type Host } from '../../src/env/host.ts';
import { loadScenario, parseScenario } from '../../src/scenario/load.ts';
import { playAll } from '../support/play.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const host: Host = { ...createHost(), cwd: folder };
const small = '# Says what it shows.\nname: small\nsteps:\n  - wait: 1s\n';

beforeAll(async () => {
  writeFileSync(join(folder, 'small.yaml'), small);
  writeFileSync(join(folder, 'small.json'), '\uFEFF{ "name": "small", "steps": [{ "wait": "1s" }] }');
  writeFileSync(join(folder, 'dos.yml'), small.replaceAll('\n', '\r\n'));
  writeFileSync(join(folder, 'notes.txt'), 'hello');
  writeFileSync(join(folder, 'broken.mjs'), 'export default 5;\n');
  writeFileSync(join(folder, 'throws.mjs'), 'throw new Error("no luck");\n');
  const builder = JSON.stringify(packagePath('src/scenario/builder.ts'));
  writeFileSync(
    join(folder, 'built.mjs'),
    `import { scenario } from ${builder};\nexport default scenario('built', { seed: 3 }).wait('1s');\n`,
  );
  await mkdir(join(folder, 'shared'));
  writeFileSync(
    join(folder, 'shared', 'part.yaml'),
    'name: part\nworld:\n  clients: { maria: {} }\nsteps:\n  - create_chat: { client: maria }\n',
  );
  writeFileSync(
    join(folder, 'uses.yaml'),
    'name: uses\nsteps:\n  - use: shared/part.yaml\n  - repeat: { times: 2, steps: [ { use: ./shared/part.yaml } ] }\n',
  );
  writeFileSync(join(folder, 'circle.yaml'), 'name: circle\nsteps:\n  - use: shared/back.yaml\n');
  writeFileSync(join(folder, 'shared', 'back.yaml'), 'name: back\nsteps:\n  - use: ../circle.yaml\n');
  writeFileSync(
    join(folder, 'worse.yaml'),
    'name: worse\nsteps:\n  - use: shared/bad.yaml\n  - wait: soon\n',
  );
  writeFileSync(join(folder, 'shared', 'bad.yaml'), 'name: bad\nsteps:\n  - wiat: 1s\n');
});

describe('loadScenario', () => {
  it('finds those that ship with iqmock by name', async () => {
    const scenario = await loadScenario(host, 'support-chat');
    expect(scenario).toMatchObject({
      name: 'support-chat',
      seed: 42,
      file: packagePath('scenarios/support-chat.yaml'),
    });
    expect(scenario.doc).toMatch(/nine event types/);
  });

  it.each(['small.yaml', './small.yaml', 'small.json', 'dos.yml', join(folder, 'small.yaml')])(
    'reads %s',
    async (path) => {
      const scenario = await loadScenario(host, path);
      expect(scenario.name).toBe('small');
      expect(scenario.doc).toBe(path.endsWith('json') ? '' : 'Says what it shows.');
      expect(scenario.file).toBe(path.replace(`${folder}/`, '').replace('./', ''));
    },
  );

  it('reads standard input', async () => {
    const scenario = await loadScenario({ ...host, stdin: Readable.from([Buffer.from(small)]) }, '-');
    expect(scenario).toMatchObject({ name: 'small', file: '-' });
  });

  it('imports a module', async () => {
    expect(await loadScenario(host, 'built.mjs', { profile: '2018' })).toMatchObject({
      name: 'built',
      seed: 3,
      profile: '2018',
    });
  });

  it('lets the command line win', async () => {
    const overrides = { seed: 1, profile: '2021', locale: 'en', startMs: 5, rels: 'closed' } as const;
    expect(await loadScenario(host, 'support-chat', overrides)).toMatchObject(overrides);
  });

  it.each([
    ['suport-chat', 'NOT_FOUND', /no scenario "suport-chat"/, /support-chat/],
    ['small', 'NOT_FOUND', /no scenario "small"/, /write \.\/small\.yaml/],
    ['smal.yaml', 'NOT_FOUND', /no file "smal\.yaml"/, /small\.yaml/],
    ['./smal.yaml', 'NOT_FOUND', /no file "\.\/smal\.yaml"/, /^Did you mean \.\/small\.yaml\?$/],
    ['shared/bak.yaml', 'NOT_FOUND', /no file/, /^Did you mean shared\/back\.yaml\?$/],
    ['unheard-of.yaml', 'NOT_FOUND', /no file/, /iqmock list/],
    ['nowhere/x.yaml', 'NOT_FOUND', /no file/, /no directory/],
    ['notes.txt', 'INPUT', /not a scenario/, /\.yaml/],
    ['./shared', 'INPUT', /directory/, /file in it/],
    ['broken.mjs', 'INPUT', /exports no scenario/, /export default scenario/],
    ['throws.mjs', 'INPUT', /cannot be imported: no luck/, /module/],
  ])('refuses %s', async (name, code, message, hint) => {
    const refusal = {
      code,
      exitCode: 2,
      message: expect.stringMatching(message) as string,
      hint: expect.stringMatching(hint) as string,
    };
    await expect(loadScenario(host, name)).rejects.toMatchObject(refusal);
  });
});

describe('use', () => {
  it('plays another file, each time with clients of its own', async () => {
    const outputs = playAll(await loadScenario(host, 'uses.yaml'));
    const clients = outputs.map((output) => output.kind === 'webhook' && output.clientId);
    expect(new Set(clients).size).toBe(3);
    expect(outputs.map(({ place }) => place?.file)).toEqual([
      'shared/part.yaml',
      'shared/part.yaml',
      'shared/part.yaml',
    ]);
  });

  it('is refused in a circle', async () => {
    const mistakes = [
      {
        file: 'shared/back.yaml',
        line: 3,
        column: 10,
        message: expect.stringMatching(/uses itself, by way of other files/) as string,
      },
    ];
    await expect(loadScenario(host, 'circle.yaml')).rejects.toMatchObject({ mistakes });
  });

  it('tells the mistakes of both files', async () => {
    const mistakes = [
      { file: 'shared/bad.yaml', line: 3, column: 5 },
      { file: 'worse.yaml', line: 4, column: 11 },
    ];
    await expect(loadScenario(host, 'worse.yaml')).rejects.toMatchObject({ code: 'SCENARIO', mistakes });
  });

  it('means the rows here by the names that both have, or that `with` says', () => {
    const yaml = `name: outer
world:
  channels: { support: { type: iqchat } }
  operators: { kate: {} }
  clients: { maria: { name: Мария Здешняя } }
steps:
  - use: { scenario: quote-and-reply, with: { anna: kate } }
`;
    const outputs = playAll(parseScenario(yaml, 'outer.yaml'));
    const texts = outputs.map((output) =>
      output.kind === 'webhook' ? Buffer.from(output.body).toString() : '',
    );
    expect(texts.every((text) => text.includes('Мария Здешняя'))).toBe(true);
    expect(new Set(texts.flatMap((text) => /"Users":\[\{"Id":(\d+)/.exec(text)?.[1] ?? [])).size).toBe(1);
  });
});
