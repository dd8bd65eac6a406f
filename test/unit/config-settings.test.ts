import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createHost, type Host } from '../../src/env/host.ts';
import { IqmockError } from '../../src/errors.ts';
import { findConfigFile, readConfigFile } from '../../src/config/file.ts';
import type { OptionDefinition } from '../../src/options/option.ts';
import { mergeSettings, unknownEnvVars } from '../../src/config/settings.ts';
import { loadEveryOption } from '../../src/cli/options/every.ts';
import { seed } from '../../src/cli/options/play.ts';
import { to } from '../../src/cli/options/target.ts';
import { policyOptions } from '../../src/delivery/options/index.ts';
import { report } from '../../src/cli/options/output.ts';
import { temporaryFolder } from '../support/cli.ts';

const everyOption = await loadEveryOption();

const { ca, header, retries, timeout } = policyOptions;
const none = new Map<string, readonly string[]>();

function hostIn(cwd: string): Host {
  return { ...createHost(), cwd };
}

async function failureOf(action: () => unknown): Promise<IqmockError> {
  try {
    await action();
  } catch (error) {
    if (error instanceof IqmockError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

function values(
  options: readonly OptionDefinition[],
  sources: Parameters<typeof mergeSettings>[1],
): unknown[] {
  return mergeSettings(options, sources).map(({ value, origin }) => [value, origin.kind, origin.name]);
}

describe('precedence', () => {
  const yaml =
    'seed: 1\ntimeout: 2s\nretries: 3\nto: http://file/\ntargets:\n  other: { to: http://other/, retries: 4 }\n';

  test('a flag wins over the environment, it over the target, it over the file, it over the default', async () => {
    const folder = temporaryFolder({ 'iqmock.config.yaml': yaml });
    const path = join(folder, 'iqmock.config.yaml');
    const file = await readConfigFile(hostIn(folder), path, everyOption);
    const sources = {
      flags: new Map([['seed', ['7']]]),
      environment: { IQMOCK_SEED: '8', IQMOCK_TIMEOUT: '3s' },
      file,
    };
    expect(values([seed, timeout, retries, to, report], sources)).toEqual([
      [7, 'flag', '--seed'],
      [3000, 'environment', 'IQMOCK_TIMEOUT'],
      [3, 'config', `${path}:3:1`],
      ['http://file/', 'config', `${path}:4:1`],
      [[], 'default', ''],
    ]);
    expect(values([retries, to, timeout], { ...sources, target: 'other' })).toEqual([
      [4, 'config', `${path}:6:31`],
      ['http://other/', 'config', `${path}:6:12`],
      [3000, 'environment', 'IQMOCK_TIMEOUT'],
    ]);
  });

  test('an empty variable says nothing', () => {
    expect(values([seed], { flags: none, environment: { IQMOCK_SEED: '' } })).toEqual([
      [undefined, 'default', ''],
    ]);
  });

  test('a list in the environment stands separated by commas or lines', () => {
    const environment = { IQMOCK_REPORT: 'junit=a.xml,html', IQMOCK_HEADER: 'A: 1\nB: 2' };
    expect(
      values([report, header], { flags: none, environment }).map((setting) => (setting as unknown[])[0]),
    ).toEqual([['junit=a.xml', 'html'], { A: '1', B: '2' }]);
  });

  test('headers of a file may be a map, and paths count from its folder', async () => {
    const folder = temporaryFolder({
      'conf/iqmock.config.json': '{"headers": {"X-A": "1"}, "ca": "certs/ca.pem"}',
    });
    const file = await readConfigFile(hostIn(folder), 'conf/iqmock.config.json', everyOption);
    expect(
      mergeSettings([header, ca], { flags: none, environment: {}, file }).map(({ value }) => value),
    ).toEqual([{ 'X-A': '1' }, join(folder, 'conf/certs/ca.pem')]);
  });
});

test('an empty path of a file is no path, not the folder of the file', async () => {
  const folder = temporaryFolder({ 'iqmock.config.json': '{"ca": ""}' });
  const file = await readConfigFile(hostIn(folder), 'iqmock.config.json', everyOption);
  const error = await failureOf(() => mergeSettings([ca], { flags: none, environment: {}, file }));
  expect(error.mistakes[0]?.message).toBe('ca is empty.');
});

describe('the file', () => {
  test('is the nearest one upward, whatever its form', () => {
    const folder = temporaryFolder({
      'iqmock.config.json': '{}',
      'a/iqmock.config.yaml': '',
      'a/b/c.txt': '',
    });
    expect(findConfigFile(hostIn(join(folder, 'a/b')))).toBe(join(folder, 'a/iqmock.config.yaml'));
    expect(findConfigFile(hostIn(folder))).toBe(join(folder, 'iqmock.config.json'));
  });

  test('must be the only one of its folder', async () => {
    const folder = temporaryFolder({ 'iqmock.config.json': '{}', 'iqmock.config.yaml': '' });
    const { code, message } = await failureOf(() => findConfigFile(hostIn(folder)));
    expect([code, message]).toEqual([
      'CONFIG',
      `${folder} contains iqmock.config.yaml and iqmock.config.json: only one can be used.`,
    ]);
  });

  test.each([
    ['sede: 1', ':1:1', 'unknown key "sede"', 'Did you mean "seed"?'],
    [
      'seed: 1\nwait-for-target: 3s',
      ':2:1',
      'unknown key "wait-for-target"',
      'Did you mean "waitForTarget"?',
    ],
    ['targets:\n  a: { too: x }', ':2:8', 'unknown key "too"', 'Did you mean "to"?'],
    ['targets:\n  a: { target: b }', ':2:8', 'unknown key "target"', 'Did you mean'],
    ['set: [a=b]', ':1:1', 'unknown key "set"', 'Did you mean'],
    ['targets:\n  a: 3', ':2:3', 'target "a" must be a map of options.', 'Write {to: URL}.'],
    ['targets: 3', ':1:1', 'targets must be a map of named targets.', undefined],
    ['seed: 1\nseed: 2', ':2:1', 'Map keys must be unique', undefined],
    ['a: [', ':1:5', 'Flow sequence', undefined],
  ])('%j is told with its place', async (text, place, message, hint) => {
    const folder = temporaryFolder({ 'iqmock.config.yaml': text });
    const path = join(folder, 'iqmock.config.yaml');
    const error = await failureOf(() => readConfigFile(hostIn(folder), path, everyOption));
    const [mistake] = error.mistakes;
    expect(error.code).toBe('CONFIG');
    expect(`${mistake?.file ?? ''}:${mistake?.line ?? ''}:${mistake?.column ?? ''}`).toBe(path + place);
    expect(mistake?.message).toContain(message);
    if (hint !== undefined) expect(mistake?.hint).toContain(hint);
  });

  test('tells all wrong values at once', async () => {
    const folder = temporaryFolder({
      'iqmock.config.yaml': 'seed: many\nretries: [1]\ntimeout: 5 apples\nto: http://x/\n',
    });
    const file = await readConfigFile(hostIn(folder), 'iqmock.config.yaml', everyOption);
    const error = await failureOf(() =>
      mergeSettings([seed, retries, timeout, to], { flags: none, environment: {}, file }),
    );
    expect(error.mistakes.map(({ line, message }) => [line, message])).toEqual([
      [1, 'seed: "many" is not a whole number from 0 to 4294967295.'],
      [2, 'retries has the wrong type.'],
      [3, 'timeout: "5 apples" is not a duration.'],
    ]);
  });

  test('may be a program', async () => {
    const folder = temporaryFolder({
      'iqmock.config.js':
        'export default { seed: 5, targets: { a: { to: "http://a/", headers: { A: "1" } } } };',
    });
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const file = await readConfigFile(hostIn(folder), 'iqmock.config.js', everyOption);
    const settings = mergeSettings([seed, to, header], { flags: none, environment: {}, file, target: 'a' });
    expect(settings.map(({ value }) => value)).toEqual([5, 'http://a/', { A: '1' }]);
    expect(settings[0]?.origin.name).toBe(join(folder, 'iqmock.config.js'));
  });

  test('that is not there, exports nothing, or holds a list is refused', async () => {
    const folder = temporaryFolder({ 'list.yaml': '- 1', 'none.js': 'module.exports = undefined;' });
    for (const name of ['nope.yaml', 'list.yaml', 'none.js']) {
      expect((await failureOf(() => readConfigFile(hostIn(folder), name, everyOption))).code).toBe('CONFIG');
    }
  });
});

describe('mistakes', () => {
  test('an unknown target names the nearest', async () => {
    const folder = temporaryFolder({ 'iqmock.config.yaml': 'targets: { staging: {}, local: {} }' });
    const file = await readConfigFile(hostIn(folder), 'iqmock.config.yaml', everyOption);
    const error = await failureOf(() =>
      mergeSettings([to], { flags: none, environment: {}, file, target: 'stagin' }),
    );
    expect([error.code, error.hint]).toEqual(['CONFIG', 'Did you mean "staging"?']);
    const lonely = await failureOf(() =>
      mergeSettings([to], { flags: none, environment: {}, target: 'local' }),
    );
    expect(lonely.hint).toContain('iqmock.config.yaml');
  });

  test('a wrong flag is USAGE, a wrong variable CONFIG', async () => {
    const flags = new Map([['timeout', ['soon']]]);
    expect((await failureOf(() => mergeSettings([timeout], { flags, environment: {} }))).code).toBe('USAGE');
    const environment = { IQMOCK_TIMEOUT: 'soon' };
    const error = await failureOf(() => mergeSettings([timeout], { flags: none, environment }));
    expect([error.code, error.message]).toEqual(['CONFIG', 'IQMOCK_TIMEOUT: "soon" is not a duration.']);
  });

  test('a variable of no option is reported', () => {
    expect(unknownEnvVars({ IQMOCK_SEDE: '1', IQMOCK_SEED: '1', OTHER: '1' }, everyOption)).toEqual([
      {
        message: 'IQMOCK_SEDE belongs to no option and has no effect.',
        hint: 'Did you mean "IQMOCK_SEED"?',
      },
    ]);
  });
});
