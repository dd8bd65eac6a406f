import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expandScenarios } from '../../src/cli/scenario-files.ts';
import { createHost } from '../../src/env/host.ts';
import { withSlashes } from '../../src/env/paths.ts';
import { temporaryFolder } from '../support/cli.ts';

describe('a path of Windows', () => {
  test('is written with slashes in patterns, reports and annotations', () => {
    expect(withSlashes('chats\\a b\\first.yaml', '\\')).toBe('chats/a b/first.yaml');
    expect(withSlashes('C:\\chats\\*.yaml', '\\')).toBe('C:/chats/*.yaml');
  });

  test('is a name where a backslash may stand in one', () => {
    expect(withSlashes('chats/a\\b.yaml', '/')).toBe('chats/a\\b.yaml');
  });
});

test('patterns give files whatever way they are written', async () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, 'chats/more'), { recursive: true });
  for (const name of ['chats/a.yaml', 'chats/b\\c.yaml', 'chats/more/d.yml', 'chats/notes.txt'])
    writeFileSync(join(cwd, name), '');
  const host = { ...createHost(), cwd };
  expect(await expandScenarios(host, ['chats/*.yaml'])).toEqual(['chats/a.yaml', 'chats/b\\c.yaml']);
  expect(await expandScenarios(host, ['./chats/**'])).toHaveLength(3);
  expect(await expandScenarios(host, [join(cwd, '**/*.y?l')])).toEqual([join(cwd, 'chats/more/d.yml')]);
});
