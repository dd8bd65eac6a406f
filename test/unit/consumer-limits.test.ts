import { describe, expect, test } from 'vitest';
import { startConsumer } from '../../src/consumer/consumer.ts';
import { Findings, mostVerdicts } from '../../src/consumer/findings.ts';
import { validate } from '../../src/consumer/validate-one.ts';
import { createValidator } from '../../src/consumer/validate.ts';
import { temporaryFolder } from '../support/cli.ts';
import { runInside } from '../support/inside.ts';
import { isValid } from '../../src/consumer/verdict.ts';

const rows = (row: string, count: number): string => Array<string>(count).fill(row).join(',');
const body = (rels: string): string => `{"ChatEvent":{"Id":1,"Type":"typing"},"Rels":{${rels}}}`;

const relNames = ['Channels', 'Chats', 'ChatMessages', 'Clients', 'Files', 'Projects', 'Users'];
const unknownKeys = Array.from({ length: 50_000 }, (_, index) => `"key${index}":1`).join(',');

/** Bodies that are wrong in very many places. */
const floods: readonly (readonly [name: string, text: string])[] = [
  ['empty rows', body(`"ChatMessages":[${rows('{}', 20_000)}]`)],
  ['a thousand empty rows', body(`"ChatMessages":[${rows('{}', 1000)}]`)],
  ['rows that are numbers', body(`"ChatMessages":[${rows('1', 100_000)}]`)],
  ['one key again and again', `{"ChatEvent":{${rows('"Id":1', 50_000)}},"Rels":{}}`],
  ...relNames.map((rel) => [`empty rows of ${rel}`, body(`"${rel}":[${rows('{}', 3000)}]`)] as const),
  ['unknown keys', `{"ChatEvent":{${unknownKeys}},"Rels":{}}`],
  ['unknown keys beside the two halves', `{"ChatEvent":{},"Rels":{},${unknownKeys}}`],
  ['unknown keys of Rels', body(unknownKeys)],
  ['unknown keys of one row', body(`"Chats":[{${unknownKeys}}]`)],
  ['one entity again and again', body(rows('"Chats":[{}]', 5000))],
  ['rows of one id', body(`"ChatMessages":[${rows('{"Id":5}', 7000)}]`)],
  ['ids that lead nowhere', body(`"Chats":[${rows('{"Id":1,"ClientId":7,"ChannelId":8}', 1500)}]`)],
];

describe('a body that is wrong in thousands of places', () => {
  test.each(floods)('%s: a hundred verdicts and one for the rest', (_name, text) => {
    const validator = createValidator();
    const verdicts = validator.check(text);
    expect(verdicts).toHaveLength(mostVerdicts + 1);
    const last = verdicts.at(-1);
    expect(last?.rule).toBe('iqmock/more');
    expect(last?.message).toMatch(/^… and \d+ more$/);
    expect(isValid(verdicts)).toBe(false);
    expect(verdicts.some(({ rule }) => rule === 'iqmock/bug')).toBe(false);
    const { errors, warnings } = validator.summary;
    const told = verdicts.filter(({ severity }) => severity !== 'notice').length;
    expect(errors + warnings).toBeGreaterThanOrEqual(told);
    expect(JSON.stringify(verdicts).length).toBeLessThan(100_000);
  });

  test('a key or a value of a megabyte is not repeated', () => {
    const long = 'x'.repeat(1_000_000);
    for (const text of [
      `{"ChatEvent":{"${long}":1},"Rels":{}}`,
      `{"ChatEvent":{"Actor":"${long}"},"Rels":{}}`,
    ]) {
      const verdicts = validate(text);
      expect(verdicts.length).toBeGreaterThan(0);
      for (const { path, message } of verdicts) expect(path.length + message.length).toBeLessThan(1000);
    }
  });

  test('an error that is left out still makes the body invalid', () => {
    const findings = new Findings({});
    const warning = { name: 'a/warning', severity: 'warning', why: 'It is a test.' } as const;
    for (let found = 0; found < mostVerdicts; found++) findings.add(warning, '', 'wrong');
    findings.add({ ...warning, severity: 'error' }, '', 'worse');
    const verdicts = findings.conclude();
    expect(verdicts.at(-1)).toMatchObject({ rule: 'iqmock/more', severity: 'error', count: 1 });
    expect(isValid(verdicts)).toBe(false);
  });
});

test('received bodies are kept up to a limit of bytes', async () => {
  await using consumer = await startConsumer({ validate: false });
  const megabyte = Buffer.alloc(1024 * 1024, 0x20);
  for (let sent = 0; sent < 40; sent++) await fetch(consumer.url, { method: 'POST', body: megabyte });
  const kept = consumer.received.reduce((sum, { body: bytes }) => sum + bytes.byteLength, 0);
  expect(consumer.stats.received).toBe(40);
  expect(kept).toBeLessThanOrEqual(32 * 1024 * 1024);
  expect(consumer.received.at(-1)?.number).toBe(40);
});

describe('a body that is deeper than any reader would follow', () => {
  test.each([
    ['objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['arrays', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['a value of an event', `{"ChatEvent":{"X":${'['.repeat(5000)}${']'.repeat(5000)}},"Rels":{}}`],
  ])('%s: one verdict', (_name, text) => {
    const verdicts = validate(text);
    expect(verdicts).toHaveLength(1);
    expect(isValid(verdicts)).toBe(false);
  });
});

describe('what people read of a flood', () => {
  test('validate: some lines of one body', async () => {
    const [, text] = floods[0] as (typeof floods)[number];
    const cwd = temporaryFolder({ 'flood.json': text });
    const { exitCode, stdout, stderr } = await runInside(['validate', 'flood.json'], { cwd });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('more');
    expect(stdout.length + stderr.length).toBeLessThan(20_000);
  });

  test('validate: of thousands of bodies in one file, the first and a count', async () => {
    const event = (id: number): string => `{"ChatEvent":{"Id":${id},"Type":"typing"},"Rels":{}}\n`;
    const text = Array.from({ length: 20_000 }, (_, id) => event(id)).join('');
    const cwd = temporaryFolder({ 'many.ndjson': text });
    const { exitCode, stdout, stderr } = await runInside(['validate', 'many.ndjson'], { cwd });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('more');
    expect(stdout.length + stderr.length).toBeLessThan(200_000);
  });
});

describe('a body without a hint of its era', () => {
  test('is read as the newest', () => {
    const verdicts = validate('{"ChatEvent":{"Id":1,"Type":"typing"},"Rels":{}}');
    expect(verdicts.filter(({ rule }) => rule === 'schema/missing').length).toBeGreaterThan(0);
    for (const { message } of verdicts.filter(({ rule }) => rule === 'schema/missing'))
      expect(message).toContain('in era 2023');
  });
});
