import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHost, packagePath } from '../../src/env/host.ts';
import { loadScenario, parseScenario } from '../../src/scenario/load.ts';
import { rehearse } from '../../src/scenario/rehearse.ts';
import { temporaryFolder } from '../support/cli.ts';
import { isWebhook, playAll, settingsFor } from '../support/play.ts';

const page = readFileSync(packagePath('docs/scenarios.md'), 'utf8');
const blocksOf = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))].map(([, text]) => text ?? '');

describe('docs/scenarios.md', () => {
  it.each(blocksOf('yaml').map((yaml) => [/^name: (.*)$/m.exec(yaml)?.[1], yaml] as const))(
    '%s plays as it stands',
    (name, yaml) => {
      const read = parseScenario(yaml, packagePath(`scenarios/${name}.yaml`));
      rehearse(read, settingsFor(read));
      expect(playAll(read).filter(isWebhook).length).toBeGreaterThan(1);
    },
  );

  it('has as many examples as it says', () => {
    expect(blocksOf('yaml')).toHaveLength(4);
    expect(blocksOf('ts')).toHaveLength(1);
  });

  it('the example in TypeScript builds', async () => {
    const builder = JSON.stringify(packagePath('src/scenario/builder.ts'));
    const folder = temporaryFolder({ 'chat.mjs': (blocksOf('ts')[0] ?? '').replace("'iqmock'", builder) });
    expect(playAll(await loadScenario(createHost(), join(folder, 'chat.mjs')))).toHaveLength(6);
  });

  it('names scenarios that come along', async () => {
    for (const name of ['quote-and-reply', 'voice-message'])
      expect(await loadScenario(createHost(), name)).toMatchObject({ name });
  });
});
