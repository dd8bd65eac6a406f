import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryPath, runCli, temporaryFolder } from '../support/cli.ts';

const typed = `import { scenario, type ScenarioBuilder } from 'iqmock';
const built: ScenarioBuilder = scenario('typed', { seed: 5, world: { clients: { maria: {} } } })
  .createChat({ client: 'maria', as: 'chat' })
  .close({ chat: 'chat' });
export default built;
`;

/** A folder in which `iqmock` is installed. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(repositoryPath(''), join(folder, 'node_modules', 'iqmock'), 'dir');
  return folder;
}

const start = ['--start', '2024-03-01'];
const tsx = ['--import', repositoryPath('node_modules/tsx/dist/esm/index.mjs')];
const runsTypeScript = 'typescript' in process.features && Boolean(process.features.typescript);

describe('a scenario in a module', () => {
  const yaml = `name: typed
seed: 5
world: { clients: { maria: {} } }
steps:
  - create_chat: { client: maria, as: chat }
  - close: { chat: chat }
`;

  it('gives the bytes of the same scenario in YAML', async () => {
    const cwd = project({
      'typed.mts': typed,
      'plain.mjs': typed.replace(', type ScenarioBuilder', '').replace(': ScenarioBuilder', ''),
      'typed.yaml': yaml,
    });
    const [expected, plain, withTsx] = await Promise.all([
      runCli(['generate', 'typed.yaml', ...start], { cwd }),
      runCli(['generate', 'plain.mjs', ...start], { cwd }),
      runCli(['generate', 'typed.mts', ...start], { cwd, nodeFlags: tsx }),
    ]);
    expect(expected.stdout.trim().split('\n')).toHaveLength(2);
    expect(plain).toMatchObject({ exitCode: 0, stdout: expected.stdout });
    expect(withTsx).toMatchObject({ exitCode: 0, stdout: expected.stdout });
  });

  it('in TypeScript runs where Node does, and is refused with a way out where it does not', async () => {
    const cwd = project({ 'typed.mts': typed });
    const { exitCode, stdout, stderr } = await runCli(['generate', 'typed.mts', ...start], { cwd });
    if (runsTypeScript)
      expect({ exitCode, lines: stdout.trim().split('\n').length }).toEqual({ exitCode: 0, lines: 2 });
    else {
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toMatch(/does not run TypeScript.*--import tsx/s);
    }
  });

  it('read as CommonJS is refused with a way out', async () => {
    const cwd = project({ 'typed.ts': typed });
    const { exitCode, stderr } = await runCli(['generate', 'typed.ts', ...start], { cwd, nodeFlags: tsx });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/\.mts|"type": "module"/);
  });

  it('tells its mistakes by their paths', async () => {
    const cwd = project({
      'broken.mjs':
        "import { scenario } from 'iqmock';\nexport default scenario('broken').close({ chat: 'chat' });\n",
    });
    const { exitCode, stderr } = await runCli(['run', 'broken.mjs'], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('steps[0].close.chat: There is no "chat" here.');
  });
});
