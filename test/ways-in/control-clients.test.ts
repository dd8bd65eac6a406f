import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { programPath, repositoryPath } from '../support/cli.ts';
import { has } from '../support/needs.ts';
import { commandsOf, unindented } from '../support/page-commands.ts';
import { dependentProject, runProgram } from '../support/workspace.ts';
import { freePort } from '../support/free-port.ts';

const page = 'docs/control-api.md';

/** A language of the page: what it needs, and the example that the page shows a part of. */
const languages = [
  { heading: 'Python', needs: [['python3', '-m', 'venv', '--help']], example: 'python/play.py' },
  { heading: 'Go', needs: [['go', 'version']], example: 'go/play.go' },
  {
    heading: 'Java',
    needs: [
      ['java', '-version'],
      ['mvn', '--version'],
    ],
    example: 'java/src/main/java/example/Play.java',
  },
] as const;

describe('a client of the control API, made of its OpenAPI document', () => {
  for (const { heading, needs, example } of languages) {
    test.skipIf(!has(`The control API from ${heading}`, ...needs))(
      `plays a chat from ${heading}`,
      async () => {
        const cwd = dependentProject({ [`docs/examples/control-api/${heading.toLowerCase()}`]: '.' });
        const bin = join(cwd, 'shims');
        mkdirSync(bin);
        writeFileSync(join(bin, 'iqmock'), `#!/bin/sh\nexec "${process.execPath}" "${programPath}" "$@"\n`);
        chmodSync(join(bin, 'iqmock'), 0o755);
        const port = String(await freePort());
        const script = [
          'set -e',
          // The server that the page starts ends with the script.
          `trap 'code=$?; trap "" TERM; kill -- -$$; exit $code' EXIT`,
          ...commandsOf(page, heading).map((command) => command.replaceAll('4030', port)),
        ].join('\n');
        const env = { PATH: `${bin}:${process.env['PATH'] ?? ''}`, SERVER_URL: `http://127.0.0.1:${port}` };
        const { exitCode, stdout, stderr } = await runProgram('setsid', ['--wait', 'bash', '-c', script], {
          cwd,
          env,
          timeoutMs: 500_000,
        });
        expect([exitCode, `${stdout}${stderr}`]).toEqual([
          0,
          expect.stringMatching(/message \d+, pending 0\n/),
        ]);
        // The latest first.
        expect(stdout).toMatch(/message_created delivered 200\nchat_created delivered 200\n/);
      },
    );

    test(`is shown for ${heading} as it is`, () => {
      const [, section = ''] = readFileSync(repositoryPath(page), 'utf8').split(`### ${heading}\n`);
      const [, code = ''] = /```(?:py|go|java)\n([^]*?)```/.exec(section) ?? [];
      const source = readFileSync(repositoryPath(`docs/examples/control-api/${example}`), 'utf8');
      expect(code).not.toBe('');
      expect(unindented(source)).toContain(unindented(code));
    });
  }
});
