import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { exitCodes } from '../../src/errors.ts';
import { repositoryPath, temporaryFolder } from '../support/cli.ts';
import {
  runAction,
  type ActionPlace,
  type ActionResult,
  type ActionUse,
} from '../support/composite-action.ts';
import { freePort } from '../support/free-port.ts';

/** A consumer that can be made to fail on an event, in a folder whose name needs quotes. It starts another process. */
const consumer = `
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
if (process.env.ABSENT) throw new Error('the database is away ::error::no command');
const child = spawn(process.execPath, ['-e', "require('node:http').createServer().listen(+process.env.PORT + 1, '127.0.0.1')"], { stdio: 'inherit' });
createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk)).on('end', () => {
    let event;
    try { event = JSON.parse(body).ChatEvent } catch {}
    if (!event) return response.writeHead(400).end();
    const known = ['ChatEvent', 'Rels'];
    const strange = process.env.STRICT && Object.keys(JSON.parse(body)).some((key) => !known.includes(key));
    response.writeHead(strange || event.Type === process.env.BROKEN ? 500 : 200, { 'content-type': 'application/json' }).end('{}');
  });
}).listen(process.env.PORT, '127.0.0.1', () => console.log('listening'));
`;

const scenario = `
name: two
seed: 1
world:
  channels: { support: { type: iqchat } }
  clients: { maria: { type: crm, channel: support } }
steps:
  - create_chat: { client: maria, as: chat }
  - message: { chat: chat, from: maria, text: "It's" }
`;

/** A workspace with a consumer, and the action as the runner has it; both with a space in their path. */
function workplace(): ActionPlace {
  const root = temporaryFolder({
    'the work/the app/consumer.mjs': consumer,
    'the work/my chats/two.yaml': scenario,
    'the temp/.keep': '',
  });
  const action = join(root, 'the action');
  mkdirSync(action);
  cpSync(repositoryPath('action.yml'), join(action, 'action.yml'));
  for (const name of ['dist', 'node_modules', 'package.json', 'scenarios', 'schemas', 'data'])
    symlinkSync(repositoryPath(name), join(action, name));
  return {
    action,
    workspace: join(root, 'the work'),
    temp: join(root, 'the temp'),
    artifacts: join(root, 'artifacts'),
  };
}

interface Wish {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly substitutions?: ActionUse['substitutions'];
}

const quick = { command: "run 'my chats/two.yaml' --speed max", wait: '20s' };

/** Uses the action with the consumer. Nothing is left of the consumer afterwards. */
async function use(
  place: ActionPlace,
  { inputs = {}, env = {}, substitutions }: Wish = {},
): Promise<ActionResult> {
  const port = await freePort();
  const result = await runAction(place, {
    with: { start: "cd 'the app'\nnode consumer.mjs", to: `http://127.0.0.1:${port}/`, ...quick, ...inputs },
    env: { PORT: String(port), ...env },
    // What it is built of is tried by a test of the ways to install.
    substitutions: { 'if [ -f dist/.stamp ]; then exit; fi': 'exit 0', ...substitutions },
  });
  expect([await accepts(port), await accepts(port + 1)]).toEqual([false, false]);
  return result;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).on('error', () => resolve(false));
  });
}

const artifact = (place: ActionPlace, file: string, name = 'iqmock'): string =>
  readFileSync(join(place.artifacts, name, file), 'utf8');

function junitOf(place: ActionPlace): Record<string, string> {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' });
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- by itself the parser takes what is no XML
  const { testsuites } = parser.parse(artifact(place, 'junit.xml'), true) as {
    testsuites: Record<string, string>;
  };
  const { tests = '', failures = '', errors = '' } = testsuites;
  return { tests, failures, errors };
}

const stepNames = ['Build iqmock', 'Start the consumer', 'Run iqmock', 'Stop the consumer'];

describe('action.yml', () => {
  test('plays scenarios to a consumer that it starts and stops, and keeps the reports', async () => {
    const place = workplace();
    const { failed, steps, outputs, summary } = await use(place);
    expect(failed).toBeUndefined();
    expect(steps.map(({ name }) => name)).toEqual(stepNames);
    expect(steps[2]?.output).toMatch(/Passed: all \d+ checks held\./);
    expect(outputs).toEqual({ 'exit-code': '0', reports: 'iqmock-reports' });
    expect(summary).toMatch(/^### iqmock: Passed: /);
    expect(readdirSync(join(place.artifacts, 'iqmock')).toSorted()).toEqual([
      'consumer.log',
      'junit.xml',
      'report.html',
      'run.ndjson',
    ]);
    expect(junitOf(place)).toMatchObject({ failures: '0', errors: '0' });
    expect(artifact(place, 'consumer.log')).toBe('listening\n');
    expect(steps.at(-1)?.output).toBe('');
  });

  test('fails with a consumer that fails, marks the step, and keeps the reports all the same', async () => {
    const place = workplace();
    const { failed, outputs, summary, steps } = await use(place, { env: { BROKEN: 'message_created' } });
    expect(failed).toMatchObject({ name: 'Run iqmock', exitCode: exitCodes.consumerFailed });
    expect(outputs['exit-code']).toBe('1');
    expect(failed?.output).toMatch(
      /^::error file=my chats\/two\.yaml,line=9,col=5,title=iqmock%3A accepted::/m,
    );
    expect(summary).toMatch(/<b>Failed<\/b>/);
    expect(junitOf(place)).toMatchObject({ failures: '1' });
    expect(artifact(place, 'report.html')).toMatch(/^<!doctype html>/i);
    expect(steps.at(-1)?.output).toContain('\nlistening\n');
  });

  test.each([
    ['passes', {}, exitCodes.ok, /^### iqmock check: Passed/, /./],
    [
      'fails',
      { STRICT: '1' },
      exitCodes.consumerFailed,
      /^### iqmock check: Failed/,
      /^::error title=iqmock FMT-02::/m,
    ],
    [
      'takes nothing',
      { BROKEN: 'message_created' },
      exitCodes.consumerFailed,
      /^### iqmock check: Failed/,
      /^::error title=iqmock check::Failed: A good message_created was not accepted/m,
    ],
  ])('checks a consumer, which %s, when it is up', async (_word, env, exitCode, sentence, mark) => {
    const place = workplace();
    const { outputs, summary, failed, steps } = await use(place, {
      inputs: { command: 'check\n  --only FMT-01,FMT-02\n  --seed 1\n' },
      // A consumer that is slow to come up is waited for.
      substitutions: { 'bash -eo pipefail -c "$START"': 'bash -c "sleep 1; $START"' },
      env,
    });
    expect([outputs['exit-code'], summary]).toEqual([String(exitCode), expect.stringMatching(sentence)]);
    expect(failed?.name).toBe(exitCode === exitCodes.ok ? undefined : 'Run iqmock');
    expect(steps[2]?.output).toContain('Waiting for');
    if (exitCode !== exitCodes.ok) expect(failed?.output).toMatch(mark);
    expect(JSON.parse(artifact(place, 'check.json'))).toHaveProperty('rules');
    expect(junitOf(place)).toHaveProperty('tests');
  });

  test('has no verdict if the consumer does not come up, and shows what it printed, not as commands', async () => {
    const place = workplace();
    const { failed, outputs, steps } = await use(place, { inputs: { wait: '500ms' }, env: { ABSENT: '1' } });
    expect(failed).toMatchObject({ name: 'Run iqmock', exitCode: exitCodes.incomplete });
    expect(outputs['exit-code']).toBe('3');
    const [, mark = '?', shown] =
      /^::stop-commands::(\S+)\n([^]*)\n::\1::\n::endgroup::$/m.exec(steps.at(-1)?.output ?? '') ?? [];
    expect(mark).toMatch(/^[0-9a-f-]{36}$/);
    expect(shown).toContain('the database is away ::error::no command');
    expect(artifact(place, 'consumer.log')).toContain('the database is away');
  });

  test('reads words as a shell does and expands nothing', async () => {
    const place = workplace();
    const text = '$(touch hacked) `touch hacked` ${HOME} *';
    const command = `trigger message_created --by client\n  --text '${text}' --out "mine.ndjson"\n`;
    const { failed } = await use(place, { inputs: { command } });
    expect(failed).toBeUndefined();
    expect(existsSync(join(place.workspace, 'hacked'))).toBe(false);
    // A flag of the command wins over that of the action.
    expect(readFileSync(join(place.workspace, 'mine.ndjson'), 'utf8')).toContain(text);
  });

  test.each([
    ['command', 'run "my chats', /^::error title=iqmock::A quote in the command is not closed\.$/m],
    ['command', '', /^::error title=iqmock::The command has to begin with run, trigger,/m],
    ['command', 'npx iqmock run', /^::error title=iqmock::The command has to begin with run, trigger,/m],
    ['reports', 'a,b', /^::error title=iqmock::The folder of the reports has to be/m],
    ['reports', '/tmp/reports', /^::error title=iqmock::The folder of the reports has to be/m],
    ['command', "run 'my chats/tow.yaml'", /^error NOT_FOUND There is no file "my chats\/tow\.yaml"/m],
    ['to', '--help', /^error TARGET The target "--help" is neither/m],
  ])('refuses a %s of %j before anything is sent', async (input, value, pattern) => {
    const { failed, outputs } = await use(workplace(), { inputs: { start: '', [input]: value } });
    expect(failed).toMatchObject({ name: 'Run iqmock', exitCode: exitCodes.usage });
    expect(failed?.output).toMatch(pattern);
    expect(failed?.output.match(/^::error /gm)).toHaveLength(1);
    expect(outputs['exit-code']).toBe('2');
  });

  test.each([
    '; touch hacked',
    '"; touch hacked; "',
    '$(touch hacked)',
    "'\ntouch hacked\n'",
    '${{ github.token }}',
  ])('takes no code from an input: %j', async (value) => {
    const place = workplace();
    const { outputs } = await use(place, {
      inputs: { start: '', to: value, wait: value, command: `run ${value}`, artifact: '' },
    });
    expect(outputs['exit-code']).toBe('2');
    expect(existsSync(join(place.workspace, 'hacked'))).toBe(false);
    const { outputs: others } = await use(place, {
      inputs: { start: '', wait: '', reports: value, artifact: '' },
    });
    expect(others['exit-code']).toMatch(/^[23]$/);
    expect(existsSync(join(place.workspace, 'hacked'))).toBe(false);
  });

  test('is used twice in a job, with a consumer that runs already, and with a target of the configuration', async () => {
    const place = workplace();
    const port = await freePort();
    writeFileSync(join(place.workspace, 'iqmock.config.yaml'), `to: http://127.0.0.1:${port}/\n`);
    const first = await use(place, {
      inputs: { to: '', artifact: 'first', reports: 'one/a b' },
      env: { PORT: String(port) },
    });
    expect(first.outputs).toEqual({ 'exit-code': '0', reports: 'one/a b' });
    const second = await use(place, { inputs: { start: '', to: '', artifact: '', wait: '100ms' } });
    expect(second.steps.map(({ name }) => name)).toEqual(['Build iqmock', 'Run iqmock']);
    expect(second.outputs['exit-code']).toBe('3');
    expect(readdirSync(place.artifacts)).toEqual(['first']);
    expect(artifact(place, 'run.ndjson', 'first')).toContain('"kind":"end"');
  });

  test('says that Node is too old', async () => {
    const place = workplace();
    const { failed } = await use(place, {
      substitutions: {
        'process.versions.node': '"20.18.9"',
        'if [ -f dist/.stamp ]; then exit; fi': 'exit 0',
      },
    });
    expect(failed).toMatchObject({
      name: 'Build iqmock',
      exitCode: 2,
      output: expect.stringContaining('Put actions/setup-node before it.') as string,
    });
  });
});

describe('the tests above', () => {
  test('refuse a step that is neither run nor stood in for', async () => {
    const place = workplace();
    const action = parse(readFileSync(join(place.action, 'action.yml'), 'utf8')) as {
      runs: { steps: object[] };
    };
    for (const step of [
      { uses: 'actions/other@v1' },
      { run: 'true', shell: 'pwsh' },
      { run: 'echo ${{ inputs.to }}', shell: 'bash' },
      { run: 'true', shell: 'bash', if: 'maybe()' },
      { run: 'true', shell: 'bash', 'continue-on-error': true },
    ]) {
      action.runs.steps = [step];
      writeFileSync(join(place.action, 'action.yml'), stringify(action));
      await expect(runAction(place, { with: {} })).rejects.toThrow(
        /Neither run|not known|expression in the script/,
      );
    }
  });
});
