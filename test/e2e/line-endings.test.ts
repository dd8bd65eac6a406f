import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../src/scenario/load.ts';
import { createHost } from '../../src/env/host.ts';
import { profiles } from '../../src/model/profile.ts';
import { createPlayer, outputs } from '../../src/scenario/player.ts';
import { repositoryPath, runCli, temporaryFolder } from '../support/cli.ts';

// Files that an editor of Windows has written: lines end in CR LF, and a byte order mark may come first.

const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
const marked = (text: string): string => `\uFEFF${crlf(text)}`;
const fixed = ['--seed', '7', '--start', '2024-03-01T09:00:00Z'];

const builtIn = readdirSync(repositoryPath('scenarios')).filter((name) => name.endsWith('.yaml'));

/** The first bodies of a scenario. */
function bodiesOf(yaml: string, name: string): string[] {
  const scenario = parseScenario(yaml, repositoryPath(`scenarios/${name}`), { host: createHost() });
  const start = { seed: 7, profile: profiles['2023'], locale: 'ru', startMs: Date.UTC(2024, 2, 1) } as const;
  const bodies: string[] = [];
  for (const output of outputs(createPlayer(scenario, start))) {
    if (output.kind === 'webhook') bodies.push(new TextDecoder().decode(output.body));
    if (bodies.length === 300) break;
  }
  return bodies;
}

describe('lines that end in CR LF', () => {
  test.each(builtIn)('change no byte of %s', (name) => {
    const text = readFileSync(repositoryPath(`scenarios/${name}`), 'utf8');
    const bodies = bodiesOf(text, name);
    expect(bodies.length).toBeGreaterThan(0);
    expect(bodiesOf(crlf(text), name)).toEqual(bodies);
    expect(bodiesOf(marked(text), name)).toEqual(bodies);
  });

  test('change no place of a mistake', async () => {
    const text = "name: a\nworld:\n  clients: { maria: {} }\nsteps:\n  - mesage: { text: 'a' }\n";
    const cwd = temporaryFolder({ 'lf.yaml': text, 'crlf.yaml': crlf(text) });
    const said = async (name: string): Promise<string> => (await runCli(['generate', name], { cwd })).stderr;
    expect(await said('crlf.yaml')).toBe((await said('lf.yaml')).replaceAll('lf.yaml', 'crlf.yaml'));
    expect(await said('crlf.yaml')).toContain('crlf.yaml:5:5 There is no step "mesage".');
  });

  test('change nothing of a configuration, bodies, a recording or a run', async () => {
    const cwd = temporaryFolder({
      'iqmock.config.yaml': crlf('seed: 7\nstart: 2024-03-01T09:00:00Z\nprofile: 2021\n'),
    });
    const run = async (...args: string[]): Promise<string> => {
      const { exitCode, stdout, stderr } = await runCli(args, { cwd });
      expect([args.join(' '), exitCode, stderr]).toEqual([args.join(' '), 0, expect.any(String)]);
      return stdout;
    };
    const bodies = await run('generate', 'support-chat');
    expect(bodies).toBe(await run('generate', 'support-chat', ...fixed, '--profile', '2021'));
    writeFileSync(join(cwd, 'bodies.ndjson'), crlf(bodies));
    expect(await run('validate', 'bodies.ndjson')).toMatch(/of 20 bodies valid/);
    expect(await run('replay', 'bodies.ndjson', '--speed', 'max')).toContain('Passed: all 20 checks held.');

    await run('run', 'support-chat', '--speed', 'max', '--out', 'run.ndjson');
    const report = await run('report', 'run.ndjson');
    const file = join(cwd, 'run.ndjson');
    writeFileSync(file, marked(readFileSync(file, 'utf8')));
    expect(await run('report', 'run.ndjson')).toBe(report);
    expect(await run('replay', 'run.ndjson', '--speed', 'max')).toContain('Passed: all 20 checks held.');
    expect(await run('run', 'support-chat', '--speed', 'max', '--baseline', 'run.ndjson')).toContain(
      'baseline',
    );
  });
});
