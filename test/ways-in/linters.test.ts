import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { repositoryPath } from '../support/cli.ts';
import { has } from '../support/needs.ts';
import { runProgram } from '../support/workspace.ts';

const cwd = repositoryPath('.');
const env = { HOME: process.env['HOME'] ?? '/' };

test.skipIf(!has('The lint of the Dockerfile', ['hadolint', '--version']))(
  'hadolint finds nothing in the Dockerfile',
  async () => {
    expect(await runProgram('hadolint', ['Dockerfile'], { cwd, env })).toMatchObject({
      exitCode: 0,
      stdout: '',
    });
  },
);

describe.skipIf(!has('The schemas of GitHub and of compose files', ['check-jsonschema', '--version']))(
  'check-jsonschema',
  () => {
    const workflows = readdirSync(repositoryPath('.github/workflows')).map(
      (name) => `.github/workflows/${name}`,
    );
    test.each([
      ['vendor.github-actions', ['action.yml']],
      ['vendor.github-workflows', workflows],
      ['vendor.compose-spec', ['compose.yaml']],
    ])('finds nothing by %s', async (schema, files) => {
      expect(files.length).toBeGreaterThan(0);
      const args = ['--builtin-schema', schema, ...files];
      expect(await runProgram('check-jsonschema', args, { cwd, env })).toMatchObject({ exitCode: 0 });
    });
  },
);
