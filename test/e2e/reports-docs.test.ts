import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { errorTable, exitCodes } from '../../src/errors.ts';
import type { ComparedText } from '../../src/report/matcher.ts';
import { writers } from '../../src/writers/index.gen.ts';
import { parseScenario } from '../../src/scenario/load.ts';
import { rehearse } from '../../src/scenario/rehearse.ts';
import { compare } from '../support/compare.ts';
import { runCli } from '../support/cli-inside.ts';
import { repositoryPath, temporaryFolder } from '../support/cli.ts';
import { createIdleHost } from '../support/idle-host.ts';
import { settingsFor } from '../support/play.ts';
import { startTarget } from '../support/target.ts';

const page = readFileSync(repositoryPath('docs/reports.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(([, text = '']) => text);

/** The first cells of the rows of the table under a heading or a line. */
function rowsAfter(line: string): string[][] {
  const table = /(^\|.*\n)+/m.exec(page.slice(page.indexOf(line)))?.[0] ?? '';
  const rows = table.trimEnd().split('\n').slice(2);
  return rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
}

const world = `name: example
seed: 1
world: { operators: { anna: {} }, clients: { maria: {} } }
`;
const opening = '  - create_chat: { client: maria, as: chat }\n';

describe('docs/reports.md', () => {
  test('has examples of expectations that a scenario takes', () => {
    const [step = '', probes = '', whole = '', ...rest] = blocks('yaml');
    expect(rest).toEqual([]);
    const indented = probes.replace(/^/gm, '  ').trimEnd();
    const texts = [
      `${world}${step.replace('steps:\n', `steps:\n${opening}`)}`,
      `${world}steps:\n${opening}${indented}\n`,
      `${world}${whole}steps:\n${opening}`,
    ];
    for (const text of texts) {
      const scenario = parseScenario(text, 'example.yaml');
      expect(() => rehearse(scenario, settingsFor(scenario))).not.toThrow();
    }
  });

  const answer = { ok: true, items: [{ id: 7 }, { id: 8 }], error: 'no' };
  const json = (value: unknown): ComparedText => ({ text: JSON.stringify(value) });
  const plain = (text: string): ComparedText => ({ text });

  test.each<[form: string, holds: ComparedText, fails: ComparedText]>([
    ['ok', plain('ok'), plain('okay')],
    ['7', json(7), json(8)],
    ['{ ok: true }', json({ ok: true }), json(answer)],
    ['{ equals: … }', json('…'), json('x')],
    [String.raw`{ matches: "^order-\\d+$" }`, plain('order-12'), plain('order-x')],
    ["{ matches: '/ok/i' }", plain('it is OK'), plain('no')],
    ['{ subset: { ok: true } }', json(answer), json({ ok: false })],
    ['{ exists: true }', plain('x'), { text: undefined }],
    ["{ path: '$.items[*].id', equals: 7 }", json(answer), json({ items: [{ id: 8 }] })],
    ['{ path: $.error, exists: false }', json({ ok: true }), json(answer)],
    ["{ path: '$.items[*]', count: '>= 1' }", json(answer), json({ items: [] })],
  ])('says that %s holds for what it says', (form, holds, fails) => {
    const shown = rowsAfter('`body`, each header').map(([first = '']) => first);
    expect(shown.join(' ')).toContain(`\`${form}\``);
    const expected: unknown = parse(form);
    expect(compare(expected, holds).passed, 'holds').toBe(true);
    expect(compare(expected, fails).passed, 'fails').toBe(false);
  });

  test('tells every format, with its kind of file', () => {
    const names = rowsAfter('## Formats').map(([name = '']) => name.replaceAll('`', ''));
    expect(names.toSorted()).toEqual(Object.keys(writers).toSorted());
    for (const file of ['iqmock-report.html', 'iqmock-junit.xml']) {
      expect(page).toContain(`\`${file}\``);
      expect(Object.values(writers).map(({ defaultFile }) => defaultFile)).toContain(file);
    }
  });

  test('tells the exit codes of verdicts', () => {
    const codes = rowsAfter('## The ledger').map(([code]) => Number(code));
    const { ok, consumerFailed, incomplete, hungUp, interrupted } = exitCodes;
    expect(codes).toEqual([ok, consumerFailed, incomplete, hungUp, interrupted]);
    expect(errorTable.NOT_READY.exitCode).toBe(incomplete);
  });

  test('tells the kinds of lines that a run file has', async () => {
    const target = await startTarget();
    const cwd = temporaryFolder();
    await runCli(['run', 'missed-chat', '--speed', 'max', '--to', target.url, '--out', 'run.ndjson'], {
      cwd,
    });
    const lines = readFileSync(join(cwd, 'run.ndjson'), 'utf8').trimEnd().split('\n');
    const kinds = new Set(lines.map((line) => (JSON.parse(line) as { kind: string }).kind));
    expect(rowsAfter('## The run file').map(([kind]) => kind)).toEqual(
      [...kinds].map((kind) => `\`${kind}\``),
    );
  });

  test('has commands that run as they stand', async () => {
    const cwd = temporaryFolder();
    const host = createIdleHost();
    const [commands = ''] = blocks('sh');
    const lines = commands.trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    for (const line of ['iqmock run missed-chat --out main.ndjson --speed max', ...lines]) {
      const { exitCode, stderr } = await runCli(line.split(' ').slice(1), { cwd, host });
      expect(exitCode, line + stderr).toBe(0);
    }
    for (const file of ['report.html', 'results.xml']) expect(existsSync(join(cwd, file)), file).toBe(true);
  });
});
