import { describe, expect, test } from 'vitest';
import * as library from '../../src/index.ts';
import { deliveryOptions } from '../../src/cli/options/delivery.ts';
import { targetOptions } from '../../src/cli/options/target.ts';
import { codeOf, page, pageTests } from '../support/documented-code.ts';
import { typeMistakes } from '../support/type-mistakes.ts';
import { dependentProject } from '../support/workspace.ts';

describe('the TypeScript of the documentation', { timeout: 120_000 }, () => {
  test('is there', () => {
    expect(codeOf('docs/library.md').blocks.length).toBeGreaterThanOrEqual(6);
    expect(codeOf('README.md').blocks).toHaveLength(1);
    expect(pageTests['readme.test.ts']).toContain('to: server.url');
  });

  test('has no mistake for the compiler, which would find one', () => {
    const wrong = pageTests['library.test.ts']?.replace('seed: 42', 'sede: 42') ?? '';
    const cwd = dependentProject({}, { ...pageTests, 'wrong.test.ts': wrong });
    const mistakes = typeMistakes(cwd, Object.keys(pageTests).concat('wrong.test.ts'), {
      target: 'es2023',
      lib: ['es2023', 'esnext.disposable'],
      module: 'nodenext',
      types: ['node'],
      skipLibCheck: true,
    });
    expect(mistakes).toEqual([expect.stringMatching(/^wrong\.test\.ts.*'sede' does not exist/)]);
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
