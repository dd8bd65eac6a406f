import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test, type TestContext } from 'vitest';
import { exitCodes } from '../../src/errors.ts';
import { freePort } from '../support/free-port.ts';
import { runCli } from '../support/cli-inside.ts';
import { programPath, repositoryPath, temporaryFolder } from '../support/cli.ts';
import { readRecipe, runGithub, runGitlab, type Job, type Place } from '../support/recipes.ts';

const limit = { timeout: 120_000 };

/** A consumer, slow to come up, that can be made to fail on an event or not to come up at all. */
const consumer = `
import { createServer } from 'node:http';
if (process.env.ABSENT) throw new Error('the database is away');
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk)).on('end', () => {
    const { ChatEvent } = JSON.parse(body);
    const good = request.url === '/webhooks' && ChatEvent.Type !== process.env.BROKEN;
    response.writeHead(good ? 200 : 500, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: good }));
  });
});
setTimeout(() => server.listen(process.env.PORT, '127.0.0.1', () => console.log('listening')), Number(process.env.SLOW_MS));
`;

/** A project with a consumer and a first scenario, iqmock installed as npm would, and what a system keeps of it. */
async function project(root = temporaryFolder()): Promise<Place> {
  const place = {
    project: join(root, 'project'),
    cache: join(root, 'cache'),
    artifacts: join(root, 'artifacts'),
  };
  mkdirSync(join(place.project, 'node_modules/.bin'), { recursive: true });
  mkdirSync(place.cache);
  const manifest = '{ "type": "module", "private": true, "scripts": { "start": "node consumer.js" } }';
  writeFileSync(join(place.project, 'package.json'), manifest);
  writeFileSync(join(place.project, 'consumer.js'), consumer);
  symlinkSync(repositoryPath('.'), join(place.project, 'node_modules/iqmock'));
  writeProgram(
    join(place.project, 'node_modules/.bin/iqmock'),
    `exec "${process.execPath}" "${programPath}" "$@"`,
  );
  expect((await runCli(['init'], { cwd: place.project })).exitCode).toBe(exitCodes.ok);
  return place;
}

function writeProgram(path: string, line: string): void {
  writeFileSync(path, `#!/bin/sh\n${line}\n`);
  chmodSync(path, 0o755);
}

/** What `npm start` and `npx` of the recipes come to, without the second that those take. */
const shortcuts = temporaryFolder();
writeProgram(join(shortcuts, 'npm'), 'exec node consumer.js');
writeProgram(join(shortcuts, 'npx'), 'exec "node_modules/.bin/$@"');

/** A new checkout: nothing is left but what is under version control, what is installed, and the cache. */
function checkOut(place: Place): void {
  for (const file of ['results.xml', 'run.html', 'run.ndjson', 'main.ndjson', 'consumer.log', 'summary.md'])
    rmSync(join(place.project, file), { force: true });
  rmSync(place.artifacts, { recursive: true, force: true });
}

interface Wish {
  /** Which recipe for the system. */
  readonly index?: number;
  readonly isMain?: boolean;
  /** With npm and npx themselves. */
  readonly isByNpm?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly substitutions?: Readonly<Record<string, string>>;
}

const systems = {
  GitHub: { run: runGithub, played: /^Play the scenarios$/ },
  GitLab: { run: runGitlab, played: /^npx iqmock run / },
};
type System = keyof typeof systems;

async function runJob(system: System, place: Place, wish: Wish = {}): Promise<Job> {
  const port = await freePort();
  checkOut(place);
  return systems[system].run(readRecipe(system, wish.index), place, {
    isMain: wish.isMain ?? false,
    substitutions: {
      // iqmock lies in node_modules already, as npm would put it.
      'npm ci': 'test -x node_modules/.bin/iqmock',
      // Port 3000 may be taken here.
      'http://127.0.0.1:3000/': `http://127.0.0.1:${port}/`,
      ...wish.substitutions,
    },
    env: {
      ...(wish.isByNpm === true ? {} : { PATH: `${shortcuts}:${process.env['PATH'] ?? ''}` }),
      PORT: String(port),
      GITHUB_STEP_SUMMARY: join(place.project, 'summary.md'),
      IQMOCK_SPEED: '10',
      ...wish.env,
    },
  });
}

/** A job that is over: what it did, and what a system has of it. */
interface Done extends Job {
  /** The files that the job handed over, by their names. */
  readonly files: ReadonlyMap<string, string>;
  /** What the branches are compared with from now on. */
  readonly baseline: string;
  readonly summary: string;
}

function textIfAny(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

async function runToDone(system: System, place: Place, wish: Wish = {}): Promise<Done> {
  const job = await runJob(system, place, wish);
  const files = job.artifacts.map((name) => [name, artifact(place, name)] as const);
  return {
    ...job,
    files: new Map(files),
    baseline: textIfAny(join(place.cache, 'main.ndjson')),
    summary: textIfAny(join(place.project, 'summary.md')),
  };
}

/** What the main branch did with a consumer that works, and after it a branch with one that fails at the end of a chat. */
interface Story {
  readonly place: Place;
  readonly good: Done;
  readonly bad: Done;
}

const broken = { env: { BROKEN: 'chat_closed' } };
const stories = new Map<string, Promise<Story>>();
const storyFolder = temporaryFolder();

/** Plays both jobs once for all tests that look at them; a test that is tried again plays them anew. */
function storyOf(system: System, { task }: TestContext): Promise<Story> {
  const tries = task.result?.retryCount ?? 0;
  const key = tries === 0 ? system : `${system} ${task.id} ${tries}`;
  const known = stories.get(key);
  if (known !== undefined) return known;
  const playing = play(system, join(storyFolder, String(stories.size)));
  stories.set(key, playing);
  return playing;
}

async function play(system: System, folder: string): Promise<Story> {
  const place = await project(folder);
  const good = await runToDone(system, place, { isMain: true, isByNpm: true, env: { SLOW_MS: '500' } });
  return { place, good, bad: await runToDone(system, place, broken) };
}

/** A file that the job handed over. */
function artifact(place: Place, name: string): string {
  return readFileSync(join(place.artifacts, name), 'utf8');
}

/** The totals of the results, read by a parser of XML. */
function totals(text = ''): Record<string, string> {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' });
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- by itself the parser takes what is no XML
  const { testsuites } = parser.parse(text, true) as { testsuites: Record<string, string> };
  const { tests = '', failures = '', errors = '' } = testsuites;
  return { tests, failures, errors };
}

/** The line at the end of the run file. */
function endOf(run = ''): unknown {
  const lines = run.trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as { kind: string }).at(-1);
}

const everything = ['consumer.log', 'results.xml', 'run.html', 'run.ndjson'];

describe.each(Object.keys(systems) as System[])('the recipe for %s', (system) => {
  const { played } = systems[system];

  test('passes with a consumer that works, and keeps what there is to read', limit, async (context) => {
    const { good } = await storyOf(system, context);
    expect(good.failed).toBeUndefined();
    expect(good.steps.map(({ name }) => name).filter((name) => played.test(name))).toHaveLength(1);
    expect(good.steps.map(({ output }) => output).join('')).toMatch(/\nPassed: all 8 checks held\.\n/);
    expect(good.artifacts.toSorted()).toEqual(everything);
    expect(totals(good.files.get(good.junit))).toEqual({ tests: '8', failures: '0', errors: '0' });
    expect(good.files.get('run.html')).toMatch(/^<!doctype html>/i);
    expect(good.files.get('consumer.log')).toContain('listening');
    expect(endOf(good.files.get('run.ndjson'))).toMatchObject({
      kind: 'end',
      exitCode: exitCodes.ok,
      emitted: 7,
    });
    expect(good.baseline).toBe(good.files.get('run.ndjson'));
  });

  test(
    'fails where the scenarios are played, tells what is new, and keeps the same',
    limit,
    async (context) => {
      const { place, good, bad } = await storyOf(system, context);
      expect(bad.failed).toMatchObject({
        name: expect.stringMatching(played) as string,
        exitCode: exitCodes.consumerFailed,
      });
      expect(bad.failed?.output).toMatch(/baseline +0 fixed, 1 regressed, 0 still failing/);
      expect(bad.artifacts.toSorted()).toEqual(everything);
      expect(totals(bad.files.get(bad.junit))).toEqual({ tests: '8', failures: '1', errors: '0' });
      expect(bad.files.get('run.html')).toContain('regressed');
      expect(endOf(bad.files.get('run.ndjson'))).toMatchObject({ exitCode: exitCodes.consumerFailed });
      // A branch changes nothing of what others are compared with; the main branch does, also when it fails.
      expect(good.baseline).not.toBe('');
      expect(bad.baseline).toBe(good.baseline);
      if (system !== 'GitHub' && process.env['IQMOCK_TEST_FULL'] !== '1') return;
      await runJob(system, place, { ...broken, isMain: true });
      const again = await runJob(system, place, broken);
      expect(again.failed?.output).toMatch(/baseline +0 fixed, 0 regressed, 1 still failing/);
      expect((await runJob(system, place)).steps.map(({ output }) => output).join('')).toMatch(
        /baseline +1 fixed, 0 regressed, 0 still failing/,
      );
    },
  );

  test('has no verdict if the consumer does not come up, and shows why', limit, async () => {
    const place = await project();
    const job = await runJob(system, place, { env: { ABSENT: '1' }, substitutions: { '30s': '300ms' } });
    expect(job.failed).toMatchObject({
      name: expect.stringMatching(played) as string,
      exitCode: exitCodes.incomplete,
    });
    expect(job.artifacts.toSorted()).toEqual(everything);
    expect(totals(artifact(place, job.junit))).toEqual({ tests: '1', failures: '0', errors: '1' });
    expect(artifact(place, 'consumer.log')).toContain('the database is away');
  });

  test('sends nothing if a scenario is wrong, and says where', limit, async () => {
    const place = await project();
    const file = join(place.project, 'chats/first-chat.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('- close:', '- clsoe:'));
    const job = await runJob(system, place, { isMain: true });
    expect(job.failed).toMatchObject({
      name: expect.stringMatching(played) as string,
      exitCode: exitCodes.usage,
    });
    expect(job.failed?.output).toMatch(/chats\/first-chat\.yaml:\d+:\d+ There is no step "clsoe"/);
    expect(job.artifacts).toEqual(['consumer.log']);
    expect(existsSync(join(place.cache, 'main.ndjson'))).toBe(false);
  });
});

describe('GitHub', () => {
  test('gets a summary, and a mark at the step of the scenario that failed', limit, async (context) => {
    const { place, good, bad } = await storyOf('GitHub', context);
    expect(good.summary).toMatch(/^### iqmock: Passed: /);
    expect(bad.summary).toMatch(/<b>Failed, regressed<\/b>/);
    const marks = bad.failed?.output.match(/^::error .*$/gm) ?? [];
    expect(marks).toHaveLength(1);
    const [, path = '', line] =
      /file=([^,]+),line=(\d+),col=5,title=iqmock%3A accepted/.exec(marks[0] ?? '') ?? [];
    const scenario = readFileSync(join(place.project, path), 'utf8').split('\n');
    expect(scenario[Number(line) - 1]).toMatch(/^ {2}- close: /);
  });
});

describe('GitLab', () => {
  test('leaves no consumer running, whether the job passes or fails', limit, async (context) => {
    const { good, bad } = await storyOf('GitLab', context);
    expect(good).toMatchObject({ failed: undefined, leftRunning: false });
    expect(bad.failed?.exitCode).toBe(exitCodes.consumerFailed);
    expect(bad.leftRunning).toBe(false);
  });

  test.each([
    ['passes', {}, '5s', undefined],
    ['fails', { BROKEN: 'typing' }, '5s', { exitCode: exitCodes.consumerFailed }],
    ['does not come up', { ABSENT: '1' }, '300ms', { exitCode: exitCodes.incomplete }],
  ])('checks a consumer, which %s', limit, async (_word, env, wait, failed) => {
    const place = await project();
    const substitutions = { '30s': `${wait} --only FMT-02 --seed 1` };
    const job = await runJob('GitLab', place, { index: 1, env, substitutions });
    expect(job.failed).toEqual(failed === undefined ? undefined : expect.objectContaining(failed));
    expect(job.steps.at(-1)?.name).toMatch(/^npx iqmock check /);
    expect(job.artifacts.toSorted()).toEqual(['check.html', 'consumer.log', 'results.xml']);
    expect(job.leftRunning).toBe(false);
  });
});

describe('the tests above', () => {
  const settings = { isMain: true, substitutions: {}, env: {} };

  test('refuse a step that is neither run nor stood in for', async () => {
    const place = await project();
    const steps = (...list: object[]) => ({ jobs: { one: { steps: list } } });
    for (const step of [
      { uses: 'actions/other@v1' },
      { run: 'true', shell: 'fish' },
      { run: 'true', if: 'maybe()' },
    ])
      await expect(runGithub(steps(step), place, settings)).rejects.toThrow(/Neither run|not known/);
    await expect(runGitlab({ one: { services: [] } }, place, settings)).rejects.toThrow(/Neither run/);
    const substitutions = { 'npm test': 'true' };
    await expect(runGithub(steps(), place, { ...settings, substitutions })).rejects.toThrow(
      /Not in the recipe/,
    );
  });
});
