import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { repositoryPath } from '../support/cli.ts';

/** The files of the tests whose text has a pattern, without this one. */
function filesWith(pattern: RegExp): string[] {
  const files = readdirSync(repositoryPath('test'), { recursive: true, encoding: 'utf8' });
  return files
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && file !== 'laws/tests.test.ts')
    .filter((file) => pattern.test(readFileSync(repositoryPath(`test/${file}`), 'utf8')))
    .sort();
}

describe('a test', () => {
  test('makes temporary folders by temporaryFolder alone, which removes them', () => {
    expect(filesWith(/\bmkdtemp|\btmpdir\(/)).toEqual([
      'support/temporary-folder.ts',
      'support/temporary-root.ts',
    ]);
  });
});
