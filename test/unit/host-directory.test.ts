import { existsSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createHost } from '../../src/env/host.ts';
import { temporaryFolder } from '../support/cli.ts';
import { runInside } from '../support/inside.ts';

const { makeDirectory, isDirectory, isFile, isLink } = createHost();

describe('makeDirectory', () => {
  test('makes a directory and those above it, and is content with one that is there', async () => {
    const folder = temporaryFolder();
    for (const path of ['a/b/c', 'a/b/c', 'a/b', 'd/', './e//f', '.']) {
      await makeDirectory(join(folder, path));
      expect(statSync(join(folder, path)).isDirectory(), path).toBe(true);
    }
    await makeDirectory('/');
    symlinkSync('a', join(folder, 'link'));
    await makeDirectory(join(folder, 'link'));
    await makeDirectory(join(folder, 'link/x'));
    expect(existsSync(join(folder, 'a/x'))).toBe(true);
  });

  test('may be asked by several at once', async () => {
    const folder = temporaryFolder();
    await Promise.all(['a/b/c', 'a/b/c', 'a/b/d', 'a'].map((path) => makeDirectory(join(folder, path))));
    expect(existsSync(join(folder, 'a/b/d'))).toBe(true);
  });

  test('says why not', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    symlinkSync('nowhere', join(folder, 'dangling'));
    for (const [path, code] of [
      ['file', 'EEXIST'],
      ['file/a/b', 'ENOTDIR'],
      ['dangling', 'EEXIST'],
    ] as const)
      await expect(makeDirectory(join(folder, path)), path).rejects.toMatchObject({ code });
  });

  test.runIf(existsSync('/proc/self'))('gives up where none can be made', async () => {
    await expect(makeDirectory('/proc/nope/deep/er')).rejects.toMatchObject({
      code: 'ENOENT',
      path: '/proc/nope',
    });
  });
});

describe('a path that cannot lead anywhere', () => {
  test.each(['file/below', 'file/below/it.yaml', 'x'.repeat(300), 'a\0b', ''])(
    '%j leads to nothing',
    (path) => {
      const folder = temporaryFolder({ file: '' });
      for (const look of [isDirectory, isFile, isLink])
        expect(look(path === '' ? '' : join(folder, path))).toBe(false);
    },
  );

  test.each(['run', 'validate', 'generate'])('is a file that is not there, to %s', async (command) => {
    const cwd = temporaryFolder({ 'one.yaml': 'name: one' });
    for (const path of ['one.yaml/x.yaml', `${'x'.repeat(300)}.yaml`]) {
      const { exitCode, stderr } = await runInside([command, path], { cwd });
      expect(exitCode).toBe(2);
      expect(stderr).toContain('There is no file');
    }
  });
});
