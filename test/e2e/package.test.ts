import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startConsumer } from '../../src/index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { repositoryPath, type Ended } from '../support/cli.ts';
import { typeMistakes } from '../support/type-mistakes.ts';
import { runProgram } from '../support/workspace.ts';

const limit = { timeout: 180_000 };

/** What npm says of a tarball. */
interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

let folder: string;
let packed: Packed;

beforeAll(async () => {
  folder = temporaryFolder();
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }');
  // The package was built before the tests; a script of it must not build it again under the others.
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const { stdout } = await runProgram('npm', args, { cwd: repositoryPath('.'), timeoutMs: 90_000 });
  [packed] = JSON.parse(stdout) as [Packed];
  await install(join(folder, packed.filename));
}, limit.timeout);

/**
 * As npm puts it: the files of the tarball, with the program in `.bin`, and beside them nothing but what they depend on. The
 * tests of the ways in let npm itself do it.
 */
async function install(tarball: string): Promise<void> {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  mkdirSync(join(modules, 'iqmock'));
  for (const name of dependencies()) link(name);
  const args = ['xzf', tarball, '-C', join(modules, 'iqmock'), '--strip-components=1'];
  expect((await runProgram('tar', args, { cwd: folder })).exitCode).toBe(0);
  symlinkSync('../iqmock/dist/cli/main.js', join(modules, '.bin/iqmock'));
}

/** The packages that npm would put at the top, by the lock file. */
function dependencies(): string[] {
  const { packages } = JSON.parse(readFileSync(repositoryPath('package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
  };
  return Object.entries(packages).flatMap(([path, { dev = false }]) => {
    const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
    return dev || name === undefined ? [] : [name];
  });
}

/** Puts a package of this repository beside the installed one. */
function link(name: string): void {
  const place = join(folder, 'node_modules', name);
  mkdirSync(dirname(place), { recursive: true });
  if (!existsSync(place)) symlinkSync(repositoryPath(`node_modules/${name}`), place);
}

/** Writes module hooks that say on stderr what is loaded; `--import ./register.mjs` puts them to work. */
function writeHooks(): void {
  writeFileSync(join(folder, 'hooks.mjs'), noteModules);
  writeFileSync(
    join(folder, 'register.mjs'),
    "import { register } from 'node:module'; register('./hooks.mjs', import.meta.url);",
  );
}

/** Runs an ES module in the folder where the package is installed. */
function runModule(text: string, ...flags: string[]): Promise<Ended> {
  const file = join(folder, `module-${readdirSync(folder).length}.mjs`);
  writeFileSync(file, text);
  return runProgram(process.execPath, [...flags, file], { cwd: folder });
}

const npx = (...args: string[]): Promise<Ended> =>
  runProgram('npx', ['--no-install', 'iqmock', ...args], { cwd: folder });

describe('the tarball', () => {
  it('holds what is needed to run, and nothing of the workshop', () => {
    const paths = packed.files.map(({ path }) => path);
    const needed = [
      'dist/index.js',
      'dist/index.d.ts',
      'dist/cli/main.js',
      'schemas/webhook.schema.json',
      'README.md',
    ];
    expect(paths).toEqual(
      expect.arrayContaining([...needed, 'scenarios/support-chat.yaml', 'docs/library.md']),
    );
    expect(
      paths.filter((path) => /^(src|test|bench|scripts|node_modules)\/|\.tsbuildinfo$|\.tmp\./.test(path)),
    ).toEqual([]);
  });

  it('names in the documentation only pages that come along', () => {
    const paths = new Set(packed.files.map(({ path }) => path));
    const pages = [...paths].filter((path) => path.endsWith('.md'));
    const dead = pages.flatMap((page) => {
      const text = readFileSync(repositoryPath(page), 'utf8');
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
      const folderOf = page.split('/').slice(0, -1);
      return links
        .map((link) => new URL(link, `file:///${[...folderOf, ''].join('/')}`).pathname.slice(1))
        .filter(
          (path) =>
            !paths.has(path) && ![...paths].some((other) => other.startsWith(`${path.replace(/\/$/, '')}/`)),
        )
        .map((path) => `${page}: ${path}`);
    });
    expect(dead).toEqual([]);
  });
});

describe('installed in an empty folder', limit, () => {
  it('runs by npx', async () => {
    const { exitCode, stdout } = await npx('run', 'support-chat', '--speed', 'max');
    expect(stdout).toMatch(/\nPassed: all 22 checks held\.\n$/);
    expect(exitCode).toBe(0);
  });

  it('is imported by its name, as a module and by require', async () => {
    const imported = await runModule(`
      import { createEmitter, startConsumer, validate } from 'iqmock';
      const consumer = await startConsumer();
      const emitter = await createEmitter({ to: consumer.url, seed: 1 });
      const { passed, payloads } = await emitter.play('support-chat');
      await emitter.close();
      await consumer.close();
      console.log(passed, payloads.length === consumer.received.length, validate(payloads[0]).length);
    `);
    expect(imported).toMatchObject({ exitCode: 0, stdout: 'true true 0\n', stderr: '' });
    const required = await runProgram(process.execPath, ['-p', 'typeof require("iqmock").createEmitter'], {
      cwd: folder,
    });
    expect(required).toMatchObject({ exitCode: 0, stdout: 'function\n' });
  });

  it('does nothing on import, and loads no library that it may not need', async () => {
    writeHooks();
    const { exitCode, stdout, stderr } = await runModule(
      `
      import { createRequire } from 'node:module';
      const facts = () => [Object.getOwnPropertyNames(globalThis).length, process.eventNames().length];
      const before = facts();
      const names = Object.keys(await import('iqmock'));
      const required = Object.keys(createRequire(import.meta.url).cache);
      console.log(JSON.stringify({ names, required, before, after: facts(), active: process.getActiveResourcesInfo() }));
      `,
      '--import',
      './register.mjs',
    );
    const told = stderr.split('\n').filter((line) => line !== '');
    expect({ exitCode, other: told.filter((line) => !line.startsWith('loads ')) }).toEqual({
      exitCode: 0,
      other: [],
    });
    const { names, required, before, after, active } = JSON.parse(stdout) as Record<string, unknown[]>;
    expect(names).toContain('createEmitter');
    expect(after).toEqual(before);
    expect(active?.filter((name) => /Timeout|TCP|Server|Immediate|Worker/.test(String(name)))).toEqual([]);
    const loaded = [...told, ...(required as string[])].filter((line) => line.includes('node_modules/'));
    // Its own parts, to see that what is loaded is told at all.
    expect(loaded.filter((line) => line.includes('node_modules/iqmock/')).length).toBeGreaterThan(10);
    for (const library of ['undici', 'ajv', '@faker-js', 'liquidjs', 'yargs', 'prom-client'])
      expect(loaded.filter((line) => line.includes(`node_modules/${library}/`))).toEqual([]);
  });

  it('is typed without anything left out', () => {
    for (const name of ['typescript', '@types/node', 'undici-types']) link(name);
    const text = `
      import { createEmitter, isEvent, type WebhookPayload } from 'iqmock';
      export const texts = (payload: WebhookPayload): string[] =>
        isEvent(payload, 'message_created') ? payload.Rels.ChatMessages.map(({ Text }) => Text) : [];
      export const play = async (): Promise<boolean> => (await (await createEmitter({ to: 1 })).play('x')).passed;
    `;
    writeFileSync(join(folder, 'typed.ts'), text);
    const options = { target: 'es2023', module: 'nodenext', types: ['node'] };
    const mistakes = typeMistakes(folder, ['typed.ts'], { ...options, exactOptionalPropertyTypes: true });
    expect(mistakes).toEqual([]);
  });

  describe('iqmock/types', () => {
    const text = `
      import type { EraName, EventType, PayloadOf, WebhookPayload } from 'iqmock/types';
      export function handle(body: WebhookPayload): string {
        if (body.ChatEvent.Type === 'typing') { const none: null = body.ChatEvent.MessageId; return String(none); }
        return \`\${body.ChatEvent.Type} in chat \${body.ChatEvent.ChatId}\`;
      }
      export const textsOf = (body: PayloadOf<'message_created'>): string[] => body.Rels.ChatMessages.map(({ Text }) => Text);
      export const era: EraName = '2023';
      // @ts-expect-error There is no such event.
      export const type: EventType = 'message_sent';
      // @ts-expect-error There is no such key.
      export const key = (body: WebhookPayload): unknown => body.ChatEvent.Kind;
    `;

    // A consumer may have no types of Node; the declarations are checked too.
    it.each(['nodenext', 'bundler'])('is typed strictly, by %s, without types of Node', (resolution) => {
      link('typescript');
      writeFileSync(join(folder, 'consumer.ts'), text);
      const options = {
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        verbatimModuleSyntax: true,
        target: 'es2022',
        lib: ['es2022'],
        types: [],
        module: resolution === 'bundler' ? 'esnext' : resolution,
        moduleResolution: resolution,
      };
      expect(typeMistakes(folder, ['consumer.ts'], options)).toEqual([]);
    });

    it('is nothing when the program runs', async () => {
      writeHooks();
      const { exitCode, stdout, stderr } = await runModule(
        `
        import * as types from 'iqmock/types';
        console.log(JSON.stringify(Object.keys(types)));
        `,
        '--import',
        './register.mjs',
      );
      expect([exitCode, stdout]).toEqual([0, '[]\n']);
      expect(readFileSync(join(folder, 'node_modules/iqmock/dist/types.js'), 'utf8')).toBe('export {};\n');
      const loaded = stderr.split('\n').filter((line) => line.includes('node_modules/'));
      expect(loaded.map((line) => line.replace(/^.*node_modules\//, ''))).toEqual(['iqmock/dist/types.js']);
    });
  });

  it('offers its schemas', () => {
    const require = createRequire(join(folder, 'index.js'));
    expect(require('iqmock/schemas/webhook.schema.json')).toMatchObject({ title: 'WebhookBody' });
    expect(require('iqmock/package.json')).toMatchObject({ name: 'iqmock' });
  });

  it('sends from the command line what it sends from a test', async () => {
    const { stdout } = await runModule(`
      import { createEmitter, startConsumer } from 'iqmock';
      const consumer = await startConsumer({ status: 500 });
      const emitter = await createEmitter({ to: consumer.url, retries: 1, backoff: '1ms', profile: '2021', start: '2024-03-01' });
      const played = await emitter.play('transfer', { set: { 'Rels.Channels[0].Title': "It's" } });
      const triggered = await emitter.trigger('message_read', { by: 'client', form: 'voice', expect: { status: 204 } });
      console.log(JSON.stringify([played, triggered].map(({ failures, payloads }) => ({ repro: failures[0].repro, payloads }))));
      await emitter.close();
      await consumer.close();
    `);
    const cases = JSON.parse(stdout) as { repro: string; payloads: unknown[] }[];
    expect(cases).toHaveLength(2);
    for (const { repro, payloads } of cases) {
      await using consumer = await startConsumer({ status: 500 });
      const line = repro
        .replace(/--to \S+/, `--to ${consumer.url}`)
        .replace(/^iqmock/, 'node_modules/.bin/iqmock');
      const { exitCode } = await runProgram('sh', ['-c', line], { cwd: folder });
      expect(exitCode).toBe(1);
      expect(consumer.received.map(({ payload }) => payload)).toEqual(payloads);
    }
  });
});

const noteModules = `
import { writeSync } from 'node:fs';
export async function load(url, context, next) {
  writeSync(2, 'loads ' + url + '\\n');
  return next(url, context);
}
`;
