import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as library from '../../src/index.ts';
import { deliveryOptions } from '../../src/cli/options/delivery.ts';
import { targetOptions } from '../../src/cli/options/target.ts';
import { repositoryPath } from '../support/cli.ts';
import { dependentProject, runProgram } from '../support/workspace.ts';

const limit = { timeout: 120_000 };

const page = (name: string): string => readFileSync(repositoryPath(name), 'utf8');

/** The blocks of TypeScript of a page: what they import, and the rest. */
function codeOf(name: string): { imports: string; blocks: string[] } {
  const blocks = [...page(name).matchAll(/^```ts\n([^]*?)^```/gm)].map(([, code = '']) => code);
  const imports = /^import [^]*?;\n/gm;
  return {
    imports: blocks.flatMap((block) => block.match(imports) ?? []).join(''),
    blocks: blocks.map((block) => block.replace(imports, '')),
  };
}

/** What the pages take for granted: a server under test, and something that passes webhooks on. */
const surroundings = `
import { expect, test } from 'vitest';
const server = await startConsumer();
async function relayWebhooksTo(url: string): Promise<void> {
  await using upstream = await createEmitter({ to: url });
  await upstream.play('vk-chat');
}
`;

/** All code of a page, one block after the other, as one test. */
function testOf(name: string, also = ''): string {
  const { imports, blocks } = codeOf(name);
  return `${imports}\n${also}\n${surroundings}\ntest('the page', async () => {\n${blocks.join('\n')}\n});\n`;
}

const pages: Readonly<Record<string, string>> = {
  'library.test.ts': testOf('docs/library.md'),
  'readme.test.ts': testOf('README.md', "import { startConsumer } from 'iqmock';").replace(
    "'http://127.0.0.1:3000/webhooks'",
    'server.url',
  ),
};

describe('the TypeScript of the documentation', limit, () => {
  test('is there', () => {
    expect(codeOf('docs/library.md').blocks.length).toBeGreaterThanOrEqual(6);
    expect(codeOf('README.md').blocks).toHaveLength(1);
    expect(pages['readme.test.ts']).toContain('to: server.url');
  });

  test('has no mistake for the compiler, which would find one', async () => {
    const wrong = pages['library.test.ts']?.replace('seed: 42', 'sede: 42') ?? '';
    const cwd = dependentProject({}, { ...pages, 'wrong.test.ts': wrong });
    const flags =
      '--noEmit --strict --target es2023 --lib es2023,esnext.disposable --module nodenext --types node';
    const files = Object.keys(pages).concat('wrong.test.ts');
    const args = ['node_modules/typescript/bin/tsc', ...flags.split(' '), '--skipLibCheck', ...files];
    const { stdout } = await runProgram(process.execPath, args, { cwd });
    const mistakes = stdout.split('\n').filter((line) => line.includes('error TS'));
    expect(mistakes).toEqual([expect.stringMatching(/^wrong\.test\.ts.*'sede' does not exist/)]);
  });

  test('runs as it stands', async () => {
    const cwd = dependentProject({}, pages);
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--root', '.', '--reporter=verbose'];
    const { exitCode, stdout, stderr } = await runProgram(process.execPath, args, {
      cwd,
      env: { NO_COLOR: '1' },
    });
    expect(exitCode, stdout + stderr).toBe(0);
    expect(stdout).toMatch(/Tests +2 passed/);
    // The loop over the generated webhooks shows what was said.
    expect(stdout).toContain('Где мой заказ?');
  });
});

describe('docs/library.md', () => {
  const text = page('docs/library.md').replace(/\s+/g, ' ');

  test('imports only what there is', () => {
    const names = codeOf('docs/library.md').imports.match(/\w+(?=,)/g) ?? [];
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect(Object.keys(library)).toContain(name);
  });

  test('says that every flag of delivery is an option of an emitter: it is', async () => {
    expect(text).toContain('All flags of delivery are options under the same names');
    const { target: _target, waitForTarget: _wait, to: _to, ...others } = targetOptions;
    expect(text).toContain('`--fault` is `faults`');
    const flags = [...Object.keys(deliveryOptions), ...Object.keys(others)];
    for (const name of flags.map((flag) => (flag === 'fault' ? 'faults' : flag))) {
      // An option that there is not is refused by its name; one that there is, by its value or not at all.
      const refusal = await library
        .createEmitter({ to: 1, [name]: undefined })
        .then((emitter) => emitter.close())
        .catch((error: unknown) => error);
      expect(refusal, name).toBeUndefined();
    }
    await expect(library.createEmitter({ to: 1, retires: 3 } as never)).rejects.toThrow(
      /no option "retires"/,
    );
  });

  test('says what a failure tells: it does', async () => {
    await using consumer = await library.startConsumer({ status: 500 });
    await using emitter = await library.createEmitter({ to: consumer.url });
    const { failures } = await emitter.trigger('chat_created');
    for (const key of ['expected', 'actual', 'why', 'advice', 'curl']) {
      expect(text).toContain(`\`${key}\``);
      expect(failures[0]).toHaveProperty(key, expect.stringMatching(/./));
    }
  });

  test('says that mistakes of the script are thrown before anything is sent: they are', async () => {
    await using consumer = await library.startConsumer();
    await using emitter = await library.createEmitter({ to: consumer.url });
    const wrong = library
      .scenario('wrong', { world: { clients: { maria: {} } } })
      .createChat({ client: 'maria', as: 'chat' })
      .close({ chat: 'another' });
    await expect(emitter.play(wrong)).rejects.toBeInstanceOf(library.IqmockError);
    expect(consumer.received).toEqual([]);
  });
});
