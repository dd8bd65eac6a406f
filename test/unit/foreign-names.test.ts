import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startConsumer } from '../../src/consumer/consumer.ts';
import { runInside } from '../support/inside.ts';
import { temporaryFolder } from '../support/cli.ts';

/** Names that every object of JavaScript answers to. */
const inherited = [...Object.getOwnPropertyNames(Object.prototype), 'prototype'];

describe('names that every object has, in what a user writes', () => {
  test.each(inherited)('no command, step, event, fault, format or schema is called %s', async (name) => {
    const asked = [
      [name],
      ['help', name],
      ['show', name],
      ['list', name],
      ['schema', name],
      ['run', name, '--dry-run'],
      ['trigger', name, '--print'],
      ['run', 'support-chat', '--fault', name, '--dry-run'],
      ['run', 'support-chat', '--fault', `duplicate:${name}=2`, '--dry-run'],
      ['run', 'support-chat', '--profile', name, '--dry-run'],
      ['run', 'support-chat', '--report', name, '--dry-run'],
      ['run', 'support-chat', '--set', `${name}=1`, '--dry-run'],
      ['run', 'support-chat', '--expect', `${name}<1`, '--dry-run'],
      ['load', 'support-chat', '--rate', '1/s', '--threshold', `${name}<1`],
      ['load', 'support-chat', '--rate', '1/s', '--threshold', `errors{${name}:a}<1`],
      ['load', 'support-chat', '--rate', '1/s', '--threshold', `errors{kind:${name}}<1`],
      ['load', 'support-chat', '--rate', '1/s', '--report', name],
      ['run', 'support-chat', `--${name}`, 'a'],
      ['run', 'support-chat', `--no-${name}`],
    ];
    const codes = [];
    for (const argv of asked) {
      const { exitCode, stderr } = await runInside(argv);
      codes.push(`${argv.join(' ')}: ${exitCode === 2 ? 'refused' : `${exitCode} ${stderr}`}`);
    }
    expect(codes).toEqual(asked.map((argv) => `${argv.join(' ')}: refused`));
    expect(await runInside(['__complete', name, '--'])).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  test('files of such a kind have no known content type, and events of such a type are measured', async () => {
    await using consumer = await startConsumer();
    const cwd = temporaryFolder();
    writeFileSync(
      join(cwd, 'odd.yaml'),
      `name: odd
world:
  channels: { support: { type: iqchat } }
  clients: { maria: { channel: support } }
steps:
  - create_chat: { client: maria, as: chat }
${inherited.map((name) => `  - message: { chat: chat, from: maria, file: report.${name.slice(0, 8)} }\n`).join('')}${inherited
        .map((name) => `  - raw: { body: { ChatEvent: { Id: 1, Type: ${name}, ChatId: 1 }, Rels: {} } }\n`)
        .join('')}`,
    );
    const made = await runInside(['generate', 'odd.yaml'], { cwd });
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
    const types = [...made.stdout.matchAll(/"ContentType":("[^"]*"|[^,]*)/g)].map(([, type]) => type);
    expect(new Set(types)).toEqual(new Set(['"application/octet-stream"']));
    const argv = [
      'load',
      'odd.yaml',
      '--to',
      consumer.url,
      '--vus',
      '1',
      '--duration',
      '1s',
      '--report',
      'json=-',
    ];
    const { exitCode, stdout, stderr } = await runInside(
      [...argv, '--threshold', 'p95{type:constructor}<9s'],
      { cwd },
    );
    expect(stderr).not.toMatch(/error BUG/);
    expect(exitCode).toBe(0);
    expect(Object.keys((JSON.parse(stdout) as { types: object }).types)).toEqual(
      expect.arrayContaining(inherited),
    );
  });
});
