import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eraNames } from '../../src/model/spec.ts';
import { programPath, repositoryPath } from '../support/cli.ts';
import { has } from '../support/needs.ts';
import { samples } from '../support/samples.ts';
import { dependentProject, runProgram } from '../support/workspace.ts';
import { freePort } from '../support/free-port.ts';

const page = readFileSync(repositoryPath('docs/contracts.md'), 'utf8');

/** A language of docs/contracts.md: what it needs, and the program that reads bodies and writes them back. */
interface Language {
  readonly heading: string;
  readonly needs: readonly (readonly [string, ...string[]])[];
  readonly roundtrip: readonly [file: string, place: string];
  /** Builds the round trip with the types of the page; then the command that runs it. */
  readonly build: string;
  readonly run: string;
  /** Whether null and absent stay apart. */
  readonly exact: boolean;
}

const languages: readonly Language[] = [
  {
    heading: 'Python',
    needs: [['python3', '-m', 'venv', '--help']],
    roundtrip: ['roundtrip.py', 'roundtrip.py'],
    build: 'true',
    run: '.venv/bin/python roundtrip.py',
    exact: true,
  },
  {
    heading: 'Go',
    needs: [['go', 'version']],
    roundtrip: ['roundtrip.go', 'roundtrip/main.go'],
    build: 'cp webhook.go roundtrip/ && go build -o roundtrip.bin ./roundtrip',
    run: './roundtrip.bin',
    exact: false,
  },
  {
    heading: 'Java',
    needs: [
      ['java', '-version'],
      ['mvn', '--version'],
    ],
    roundtrip: ['Roundtrip.java', 'src/main/java/iqchannels/Roundtrip.java'],
    build: 'true',
    run: "java -cp 'target/classes:target/lib/*' iqchannels.Roundtrip",
    exact: false,
  },
];

/** The commands under the heading of a language, in order. */
function commandsOf(heading: string): string[] {
  const [, section = ''] = page.split(`### ${heading}\n`);
  const [, block = ''] = /```sh\n([^]*?)```/.exec(section) ?? [];
  return block.trim().split('\n');
}

const bodiesPerEra = 1000;

/** Bodies of every era and the documented samples, a line each. */
async function bodies(cwd: string): Promise<string> {
  const lines = [samples.map(({ compact }) => compact).join('\n')];
  for (const era of eraNames) {
    const count = ['--count', String(bodiesPerEra)];
    const args = ['generate', 'busy-day', 'templates-and-overrides', ...count, '--profile', era];
    const { stdout, exitCode } = await runProgram(process.execPath, [programPath, ...args], { cwd });
    expect(exitCode).toBe(0);
    expect(stdout.match(/\n/g)).toHaveLength(bodiesPerEra);
    lines.push(stdout.trimEnd());
  }
  return `${lines.join('\n')}\n`;
}

/** Without members that are null. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, below]) => below !== null);
  return Object.fromEntries(entries.map(([key, below]) => [key, withoutNulls(below)]));
}

/** A project that depends on iqmock, with the example of a language and `iqmock` on its path. */
function project({ heading, roundtrip: [file, place] }: Language): { cwd: string; bin: string } {
  const cwd = dependentProject({ [`docs/examples/contracts/${heading.toLowerCase()}`]: '.' });
  const bin = join(cwd, 'bin');
  mkdirSync(bin);
  const installed = join(cwd, 'node_modules/.bin');
  mkdirSync(installed);
  for (const [path, program] of [
    [join(bin, 'iqmock'), programPath],
    // Where npx looks first.
    [join(installed, 'quicktype'), repositoryPath('node_modules/quicktype/dist/index.js')],
  ] as const) {
    writeFileSync(path, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
    chmodSync(path, 0o755);
  }
  mkdirSync(join(cwd, place, '..'), { recursive: true });
  cpSync(repositoryPath(`test/support/contracts/${file}`), join(cwd, place));
  return { cwd, bin };
}

describe('docs/contracts.md', () => {
  for (const language of languages) {
    const { heading, needs, build, run, exact } = language;
    test.skipIf(!has(`docs/contracts.md for ${heading}`, ...needs))(
      `leads from nothing to a typed handler in ${heading}, whose types read and write every body`,
      async () => {
        const { cwd, bin } = project(language);
        const port = await freePort();
        const commands = commandsOf(heading);
        expect(commands).toHaveLength(5);
        const script = [
          'set -e',
          // The consumer that the page starts ends with the script, and so does what it started.
          `trap 'code=$?; trap "" TERM; kill -- -$$; exit $code' EXIT`,
          // As they are printed, but for the port, which may be taken here.
          ...commands.map((command) => command.replace('--to 8000', `--to ${port}`)),
          build,
          `${run} < bodies.ndjson > back.ndjson`,
        ].join('\n');
        const sent = await bodies(cwd);
        writeFileSync(join(cwd, 'bodies.ndjson'), sent);
        const env = {
          PATH: `${bin}:${process.env['PATH'] ?? ''}`,
          PORT: String(port),
          IQMOCK_TIMEOUT: '60s',
        };
        const { exitCode, stdout, stderr } = await runProgram('setsid', ['--wait', 'bash', '-c', script], {
          cwd,
          env,
          timeoutMs: 500_000,
        });
        expect([exitCode, `${stdout}${stderr}`]).toEqual([0, expect.stringMatching(/Passed/)]);
        expect(stdout).toContain('Где мой заказ?');

        const parse = (text: string): unknown[] =>
          text
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as unknown);
        const back = parse(readFileSync(join(cwd, 'back.ndjson'), 'utf8'));
        const there = parse(sent);
        expect(there).toHaveLength(samples.length + eraNames.length * bodiesPerEra);
        expect(back).toHaveLength(there.length);
        for (const [index, body] of there.entries()) {
          if (exact) expect(back[index]).toEqual(body);
          else expect(withoutNulls(back[index])).toEqual(withoutNulls(body));
        }
      },
      600_000,
    );
  }

  test('shows the example handlers as they are', () => {
    const sources = ['python/handler.py', 'go/handler.go', 'java/src/main/java/iqchannels/Handler.java'].map(
      (file) =>
        readFileSync(repositoryPath(`docs/examples/contracts/${file}`), 'utf8').replace(/^[ \t]+/gm, ''),
    );
    const shown = [...page.matchAll(/```(?:py|go|java)\n([^]*?)```/g)].map(([, code = '']) =>
      code.replace(/^[ \t]+/gm, ''),
    );
    expect(shown).toHaveLength(3);
    for (const [index, code] of shown.entries()) expect(sources[index]).toContain(code.trim());
  });
});
