import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { repositoryPath, temporaryFolder, type Ended } from '../support/cli.ts';
import { has } from '../support/needs.ts';
import { readRecipe } from '../support/recipes.ts';
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

test.skipIf(!has('The lint of the workflows', ['actionlint', '--version']))(
  'actionlint finds nothing in the workflows',
  async () => {
    const flags = ['-no-color', '-oneline'];
    expect(await runProgram('actionlint', flags, { cwd, env })).toMatchObject({ exitCode: 0, stdout: '' });
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

    test('finds nothing by that of GitLab in the recipes of docs/ci.md, and finds a wrong key', async () => {
      const jobs = { ...readRecipe('GitLab'), ...readRecipe('GitLab', 1) };
      expect(Object.keys(jobs)).toEqual(['webhooks', 'check']);
      const check = (pipeline: object): Promise<Ended> => {
        const folder = temporaryFolder({ '.gitlab-ci.yml': stringify(pipeline) });
        const flags = ['--builtin-schema', 'vendor.gitlab-ci', '--data-transform', 'gitlab-ci'];
        return runProgram('check-jsonschema', [...flags, '.gitlab-ci.yml'], { cwd: folder, env });
      };
      expect(await check(jobs)).toMatchObject({ exitCode: 0 });
      expect(await check({ ...jobs, wrong: { script: ['true'], afterscript: ['true'] } })).toMatchObject({
        exitCode: 1,
      });
    });
  },
);
