import { describe, expect, test } from 'vitest';
import { runCli } from '../support/cli-inside.ts';
import { temporaryFolder } from '../support/cli.ts';
import { startTarget } from '../support/target.ts';

const world = 'world: { clients: { maria: {} } }';
const scenarios = {
  'step.yaml': `name: step\n${world}\nsteps:\n  - create_chat: { client: maria }\n    deliver: { duplicate: 2 }\n`,
  'whole.yaml': `name: whole\n${world}\nfaults: [duplicate]\nsteps:\n  - create_chat: { client: maria }\n`,
};

describe('iqmock load', () => {
  test.each(Object.keys(scenarios))('refuses the faults of %s, and sends nothing', async (file) => {
    const target = await startTarget();
    const cwd = temporaryFolder(scenarios);
    const { exitCode, stderr } = await runCli(
      ['load', file, '--to', target.url, '--vus', '1', '--duration', '1s'],
      {
        cwd,
      },
    );
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/has the fault duplicate.*, which load cannot carry out/),
    ]);
    expect(target.seen).toHaveLength(0);
  });
});
