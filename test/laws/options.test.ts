import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { camelCase, configKeyOf, environmentName, type OptionDefinition } from '../../src/options/option.ts';
import { mergeSettings } from '../../src/config/settings.ts';
import type { AnyCommand } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/index.gen.ts';
import { loadEveryOption } from '../../src/cli/options/every.ts';
import { generalOptions } from '../../src/cli/options/general.ts';
import { parseLine } from '../../src/cli/parse.ts';
import { repositoryPath } from '../support/cli.ts';

const everyOption = await loadEveryOption();

const general = Object.values<OptionDefinition>(generalOptions);
const loaded = await Promise.all(
  Object.entries(commands).map(async ([name, listing]) => ({ name, command: await listing.load() })),
);
const none = new Map<string, readonly string[]>();

function optionsOf(command: AnyCommand): OptionDefinition[] {
  return [
    ...Object.values<OptionDefinition>(command.options as Record<string, OptionDefinition>),
    ...general,
  ];
}

/** Texts that an option takes, the first choice where there are choices. */
function sampleOf({ name, kind }: OptionDefinition): string {
  const samples: Readonly<Record<string, string>> = {
    header: 'X-A: 1',
    'probe-header': 'X-A: 1',
    basic: 'bob:secret',
    backoff: '7s',
    'retry-on': '500',
    start: '2024-03-01T09:00:00.000Z',
    speed: '10',
    ids: 'fresh',
    'fail-rate': '0.25',
    status: '204',
    'fail-status': '503',
    locale: 'en',
    'per-user': '5/s',
    rate: '5/s',
    chats: '5/s',
    spike: '5/s',
    'limit-most': '5/s',
    fault: 'duplicate:5%',
    auto: 'reply,read',
  };
  if (kind.takes === 'nothing') return 'true';
  return (
    samples[name] ??
    kind.choices?.at(-1) ??
    (kind.placeholder.endsWith('TIME') ? '3s' : /^(N|BYTES|PORT)$/.test(kind.placeholder) ? '7' : 'sample')
  );
}

describe.each(loaded)('$name', ({ command }) => {
  const options = optionsOf(command);

  test('has options with names, letters and keys of their own, each among all options', () => {
    const names = options.flatMap(({ name, aliases = [], shorthands = {} }) => [
      name,
      ...aliases,
      ...Object.keys(shorthands),
    ]);
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
    const letters = options.flatMap(({ short }) => short ?? []);
    expect(letters).toEqual([...new Set(letters)]);
    for (const [key, { name }] of Object.entries(command.options as Record<string, OptionDefinition>))
      expect(key).toBe(camelCase(name));
    for (const option of options)
      expect(everyOption.map(environmentName), option.name).toContain(environmentName(option));
  });

  test('says of each option in whole sentences what it does', () => {
    for (const { name, doc } of options) expect(doc, name).toMatch(/^[\p{Lu}a-z].{5,}\.$/su);
  });

  test('takes every option from its flag and from its environment variable', async () => {
    for (const option of options) {
      const text = sampleOf(option);
      const flag = option.kind.takes === 'nothing' ? [`--${option.name}`] : [`--${option.name}`, text];
      const { flags, positionals } = await parseLine([...flag, 'rest'], options);
      const wanted = option.kind.parse([text], 'sample');
      expect(wanted, `the sample of ${option.name} is its default`).not.toEqual(option.default);
      const [byFlag] = mergeSettings([option], { flags, environment: {} });
      const [byVariable] = mergeSettings([option], {
        flags: none,
        environment: { [environmentName(option)]: text },
      });
      expect([byFlag?.value, byFlag?.origin.kind, positionals], option.name).toEqual([
        wanted,
        'flag',
        ['rest'],
      ]);
      expect([byVariable?.value, byVariable?.origin], option.name).toEqual([
        wanted,
        { kind: 'environment', name: environmentName(option) },
      ]);
    }
  });

  test('has two examples or more, which say what they do and have only flags that there are', async () => {
    const examples = command.examples;
    expect(examples.length).toBeGreaterThanOrEqual(2);
    expect(examples.some(({ command: line }) => line.includes(`iqmock ${command.name}`))).toBe(true);
    for (const { command: line, doc } of examples) {
      expect(doc.length).toBeGreaterThan(3);
      for (const [name = '', ...words] of callsIn(line)) {
        const called = loaded.find((candidate) => candidate.name === name)?.command;
        expect(called, line).toBeDefined();
        if (called === undefined) continue;
        const { flags, positionals } = await parseLine(words, optionsOf(called));
        expect(() => mergeSettings(optionsOf(called), { flags, environment: {} }), line).not.toThrow();
        const args = Object.values(called.arguments);
        expect(positionals.length, line).toBeGreaterThanOrEqual(
          args.filter(({ required }) => required).length,
        );
        if (!args.some(({ many }) => many)) expect(positionals.length, line).toBeLessThanOrEqual(args.length);
      }
    }
  });

  test('is documented in docs/commands.md with every flag and variable', () => {
    const section = readFileSync(repositoryPath('docs/commands.md'), 'utf8')
      .split(/^## /m)
      .find((part) => part.startsWith(`${command.name}\n`));
    for (const option of Object.values<OptionDefinition>(
      command.options as Record<string, OptionDefinition>,
    )) {
      expect(section).toContain(`--${option.name}`);
      expect(section).toContain(`\`${environmentName(option)}\``);
    }
  });
});

/** The calls of iqmock in a line of a shell, as words. */
function callsIn(line: string): string[][] {
  const words = line.match(/'[^']*'|"[^"]*"|[|&<>()]+|[^\s|&<>()]+/g) ?? [];
  const calls: string[][] = [];
  let current: string[] | undefined;
  for (const word of words.map((text) => text.replace(/^(['"])(.*)\1$/, '$2'))) {
    if (word === 'iqmock') calls.push((current = []));
    else if (/^[|&<>()#]/.test(word)) current = undefined;
    else current?.push(word);
  }
  return calls;
}

describe('all options', () => {
  test('with the same name have the same variable and, where both stand in a file, the same meaning', () => {
    const inFiles = everyOption.filter((option) => configKeyOf(option) !== undefined);
    const byKey = new Map<string, OptionDefinition>();
    for (const option of inFiles) {
      const key = configKeyOf(option) ?? '';
      expect(byKey.get(key)?.doc ?? option.doc, key).toBe(option.doc);
      byKey.set(key, option);
    }
  });

  test('that hold a secret never show it', () => {
    const secrets = everyOption.filter(({ secret }) => secret === true).map(({ name }) => name);
    expect(secrets.toSorted()).toEqual(['basic', 'bearer', 'control-token', 'sign-secret']);
  });
});
