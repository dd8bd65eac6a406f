import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../support/cli-inside.ts';
import { repositoryPath, startCli, temporaryFolder, type CliOptions } from '../support/cli.ts';
import { startTarget } from '../support/target.ts';
import { dependentProject } from '../support/workspace.ts';

const page = readFileSync(repositoryPath('docs/configuration.md'), 'utf8');

/** The first block of a language on the page. */
function block(language: string): string {
  return new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'm').exec(page)?.[1] ?? '';
}

/** What `iqmock config --json` says of the options asked for. */
async function settings(options: CliOptions, ...args: string[]): Promise<Record<string, { value: unknown }>> {
  const { stdout, stderr } = await runCli(['config', '--json', ...args], options);
  expect(stderr).not.toMatch(/^error/m);
  return JSON.parse(stdout) as Record<string, { value: unknown }>;
}

describe('docs/configuration.md', () => {
  test('shows what iqmock config prints for its own example', async () => {
    const cwd = temporaryFolder({ 'iqmock.config.yaml': block('yaml') });
    const [command = '', ...shown] = block('console').trimEnd().split('\n');
    expect(command).toBe('$ IQMOCK_SEED=7 iqmock config --target staging');
    const env = { IQMOCK_SEED: '7' };
    const { stdout, exitCode } = await runCli(['config', '--target', 'staging'], { cwd, env });
    expect(exitCode).toBe(0);
    const printed = stdout.replaceAll(cwd, '/shop').split('\n');
    const lines = shown.filter((line) => !line.includes('…'));
    expect(lines).toHaveLength(3);
    expect(printed.filter((line) => lines.includes(line))).toEqual(lines);
  });

  test('shows a program whose export counts', async () => {
    const cwd = dependentProject({}, { 'iqmock.config.ts': block('ts') });
    // tsx stands in for a Node that reads TypeScript.
    const { seed, to } = await settings({ cwd, nodeFlags: ['--import', 'tsx'] }, '--target', 'local');
    expect([seed?.value, to?.value]).toEqual([42, 'http://127.0.0.1:3000/webhooks']);
    if ('typescript' in process.features && process.features.typescript !== false) return;
    const { exitCode, stderr } = await startCli(['config'], { cwd }).ended;
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error CONFIG This Node cannot read TypeScript[^]*22\.18/);
  });

  test('is right on which file counts, and on the schema for editors', async () => {
    const cwd = temporaryFolder({ 'sub/x.txt': '' });
    expect((await runCli(['init'], { cwd })).exitCode).toBe(0);
    const written = readFileSync(join(cwd, 'iqmock.config.yaml'), 'utf8');
    const [firstLine = ''] = block('yaml').split('\n');
    expect(written.split('\n')[0]).toBe(firstLine);
    const schema = join(cwd, firstLine.replace(/.*\$schema=/, ''));
    expect(existsSync(schema)).toBe(true);
    expect((await runCli(['schema', 'config'])).stdout).toBe(readFileSync(schema, 'utf8'));
    const options = { cwd: join(cwd, 'sub') };
    const { stderr } = await runCli(['generate', '--verbose'], options);
    expect(stderr).toContain(join(cwd, 'iqmock.config.yaml'));
    const { to } = await settings(options, '--target', 'local');
    expect(to?.value).toBe('http://127.0.0.1:3000/webhooks');
  });

  test('is right on targets, switches, lists and what wins', async () => {
    const cwd = temporaryFolder({
      'iqmock.config.yaml':
        'target: local\nheaders: { A: "1" }\ntargets: { local: { to: 3000, insecure: true } }\n',
    });
    const env = {
      IQMOCK_INSECURE: 'off',
      IQMOCK_REPORT: 'junit=a.xml,html',
      IQMOCK_SEED: '',
      IQMOCK_SEDE: '1',
    };
    const { to, insecure, report, seed, header } = await settings({ cwd, env }, '-H', 'B: 2');
    expect([to, insecure, report, seed].map((setting) => setting?.value)).toEqual([
      '3000',
      false,
      ['junit=a.xml', 'html'],
      null,
    ]);
    expect(header?.value).toBe('B: 2');
    expect((await runCli(['config'], { cwd, env })).stderr).toContain('IQMOCK_SEDE');
  });

  test('is right on paths: files are read from the folder of the file, reports written where one works', async () => {
    const target = await startTarget();
    const cwd = temporaryFolder({
      'iqmock.config.yaml': 'report: [junit=results.xml]\nca: certs/ca.pem\n',
      'sub/x.txt': '',
    });
    const where = { cwd: join(cwd, 'sub') };
    const refused = await runCli(['run', '--to', target.url], where);
    expect(refused.stderr).toContain(join(cwd, 'certs/ca.pem'));
    const env = { IQMOCK_CA: repositoryPath('test/support/certificates/ca.pem') };
    await runCli(['trigger', 'typing', '--to', target.url], { ...where, env });
    expect(existsSync(join(cwd, 'sub/results.xml'))).toBe(true);
  });
});
