import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/entry.ts';
import { errorTable, exitCodes } from '../../src/errors.ts';
import { createHost } from '../../src/env/host.ts';
import { commandGroups } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/index.gen.ts';
import { exitCodeDocs } from '../../src/cli/exit-codes.ts';
import { catalogueNames, catalogues } from '../../src/cli/names.ts';
import { pages } from '../../src/cli/pages.ts';
import { executors } from '../../src/load/plan/executors/index.ts';
import { repositoryPath } from '../support/cli.ts';

const host = createHost();
const lists = await Promise.all(
  catalogueNames.map(async (name) => ({ name, entries: await catalogues[name](host) })),
);
const everything = [
  ...lists,
  { name: 'commands', entries: Object.entries(commands).map(([name, { doc }]) => ({ name, doc })) },
  { name: 'executors', entries: executors as readonly Entry[] },
];

describe.each(everything)('the catalogue of $name', ({ entries }) => {
  test('has members with names of their own', () => {
    expect(entries.length).toBeGreaterThan(2);
    expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
  });

  test('says of each member in whole sentences what it is', () => {
    const bad = entries.filter(({ doc }) => !/^[\p{L}“"`*\d].{8,}[.:]$/su.test(doc));
    expect(bad.map(({ name, doc }) => `${name}: ${doc}`)).toEqual([]);
  });
});

describe('a catalogue is a directory', () => {
  const directories: readonly (readonly [name: string, directory: string])[] = [
    ['events', 'src/events'],
    ['steps', 'src/scenario/steps'],
    ['writers', 'src/writers'],
    ['commands', 'src/cli/commands'],
    ['rules', 'src/consumer/rules'],
  ];

  test.each(directories)('every %s member is the file of its name', (catalogue, directory) => {
    const files = readdirSync(repositoryPath(directory), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.gen.ts'))
      .filter((file) =>
        readFileSync(repositoryPath(`${directory}/${file}`), 'utf8').includes('export const definition'),
      )
      .map((file) => file.slice(0, -'.ts'.length));
    const names = everything.find(({ name }) => name === catalogue)?.entries.map(({ name }) => name);
    expect(names?.toSorted()).toEqual(files.toSorted());
  });
});

describe('what can be listed can be shown', () => {
  test.each(lists)('$name', async ({ name: catalogue, entries }) => {
    for (const { name } of entries) {
      expect((await pages[catalogue](host, name)).trim().length, `${catalogue}/${name}`).toBeGreaterThan(20);
    }
  });
});

describe('codes', () => {
  test('every error code belongs to an exit code, and docs/errors.md has all of both', () => {
    const page = readFileSync(repositoryPath('docs/errors.md'), 'utf8');
    const rows = [...page.matchAll(/^\| `?([A-Z_]+|\d+)`? +\|/gm)].map((match) => match[1]);
    const wanted = [...Object.values(exitCodes).map(String), ...Object.keys(errorTable)];
    expect(rows.toSorted()).toEqual(wanted.toSorted());
    expect(Object.keys(exitCodeDocs)).toEqual(Object.keys(exitCodes));
  });

  test('every command stands in a group of help', () => {
    for (const { group } of Object.values(commands)) expect(commandGroups).toContain(group);
  });
});
