import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../support/cli-inside.ts';
import { temporaryFolder } from '../support/cli.ts';
import { startTarget } from '../support/target.ts';

const garbage = Buffer.from([0xff, 0xfe, 0x00, 0x9d, 0x0a, 0x8f, 0x7b, 0x22]);
const newer =
  '{"kind":"run","fileVersion":99,"version":"9","scenarios":[],"seed":1,"profile":"2023","target":"x","startedAt":1,"policy":{},"repro":""}\n';

/** What lies in the folder of every case. */
const files = {
  'garbage.yaml': garbage,
  'garbage.ndjson': garbage,
  'empty.yaml': '',
  'empty.ndjson': '',
  'newer.ndjson': newer,
  'newer-recording.ndjson': '{"kind":"recording","fileVersion":99}\n',
  'cut-recording.ndjson':
    '{"kind":"recording","fileVersion":1,"version":"0.1.0","startedAt":1}\n{"kind":"request"}\n{"kin',
  'other.ndjson': '{"a":1}\n',
  'diary.txt': 'Dear diary\n',
  'bad-value.yaml': 'retries: many\ntimeout: soon\n',
  'unknown-key.yaml': 'retriez: 3\n',
  'unclosed.yaml': 'expect: [\n',
  'twice.yaml': 'retries: 1\nretries: 2\n',
  'list.yaml': '- retries\n',
  'no-target.json': '{"targets":{"ci":{"to":"ftp://x"}}}',
  'broken.json': '{"retries": 1,,}',
  'folder/keep.txt': '',
};

/** What is given, the error, what it says, and the hint; the first mistake that is told where one has a place. */
type Case = [args: string, code: string, message: RegExp, hint: RegExp, environment?: Record<string, string>];

const unreadable: readonly Case[] = [
  ['run nope.yaml', 'NOT_FOUND', /There is no file "nope\.yaml"/, /./],
  ['run ./folder', 'NOT_FOUND', /"\.\/folder" matches no scenario/, /\.yaml/],
  [
    'run dangling.yaml',
    'NOT_FOUND',
    /"dangling\.yaml" is a link to a file that does not exist/,
    /Correct the link/,
  ],
  ['run garbage.yaml', 'SCENARIO', /garbage\.yaml:1:1 .*not UTF-8/, /UTF-8/],
  ['run empty.yaml', 'SCENARIO', /empty\.yaml:1:1 The file is empty/, /iqmock init/],
  ['run -', 'SCENARIO', /-:1:1 The file is empty/, /iqmock init/],
  ['generate nope', 'NOT_FOUND', /There is no scenario "nope"/, /Did you mean|Known/],
  [
    'run --to https://127.0.0.1:1 --ca nope.pem',
    'INPUT',
    /--ca: the file nope\.pem cannot be read/,
    /ENOENT/,
  ],
  [
    'run --to https://127.0.0.1:1 --ca diary.txt',
    'INPUT',
    /--ca: diary\.txt is not a PEM file/,
    /BEGIN CERTIFICATE/,
  ],
  ['run --to https://127.0.0.1:1 --cert diary.txt', 'USAGE', /--cert is given without --key/, /--key/],
  [
    'run --to https://127.0.0.1:1 --cert folder --key folder',
    'INPUT',
    /--cert: the file folder cannot be read/,
    /EISDIR/,
  ],
];

const configurations: readonly Case[] = [
  ['run --config nope.yaml', 'CONFIG', /nope\.yaml cannot be read/, /--config/],
  ['run --config folder', 'CONFIG', /folder cannot be read/, /--config/],
  [
    'run --config bad-value.yaml',
    'CONFIG',
    /bad-value\.yaml:1:1 retries: "many".*\n(.*\n)*.*bad-value\.yaml:2:1 timeout: "soon"/,
    /250ms/,
  ],
  [
    'run --config unknown-key.yaml',
    'CONFIG',
    /unknown-key\.yaml:1:1 unknown key "retriez"/,
    /Did you mean "retries"/,
  ],
  ['run --config unclosed.yaml', 'CONFIG', /unclosed\.yaml:2:1 /, /./],
  ['run --config twice.yaml', 'CONFIG', /twice\.yaml:2:1 .*unique/, /./],
  ['run --config list.yaml', 'CONFIG', /list\.yaml must contain a map/, /seed: 42/],
  ['run --config garbage.yaml', 'CONFIG', /garbage\.yaml/, /./],
  ['run --config broken.json', 'CONFIG', /broken\.json:1:\d+ /, /./],
  ['run --config no-target.json --target ic', 'CONFIG', /There is no target named "ic"/, /ci/],
  ['run --config no-target.json --target ci', 'TARGET', /"ftp:\/\/x"/, /http/],
  ['run', 'CONFIG', /IQMOCK_RETRIES: "many"/, /whole number/, { IQMOCK_RETRIES: 'many' }],
  ['run --to http://crm.test/', 'CONFIG', /HTTP_PROXY/i, /./, { HTTP_PROXY: 'gopher://x' }],
  ['config --config unknown-key.yaml', 'CONFIG', /unknown key "retriez"/, /retries/],
];

const recordings: readonly Case[] = [
  ['report nope.ndjson', 'INPUT', /nope\.ndjson cannot be read: ENOENT/, /iqmock run --out/],
  ['report folder', 'INPUT', /folder cannot be read: EISDIR/, /iqmock run --out/],
  ['report empty.ndjson', 'INPUT', /empty\.ndjson:1:1 The file is empty/, /iqmock run --out/],
  [
    'report other.ndjson',
    'INPUT',
    /other\.ndjson:1:1 The file does not begin with a run/,
    /iqmock run --out/,
  ],
  ['report garbage.ndjson', 'INPUT', /garbage\.ndjson:1:1 /, /iqmock run --out/],
  ['report newer.ndjson', 'INPUT', /newer\.ndjson:1:1 The file is of version 99/, /older one/],
  ['report -', 'INPUT', /-:1:1 The file is empty/, /iqmock run --out/],
  ['run --baseline nope.ndjson', 'INPUT', /nope\.ndjson cannot be read/, /iqmock run --out/],
  ['run --baseline other.ndjson', 'INPUT', /other\.ndjson:1:1 /, /iqmock run --out/],
  ['replay nope.ndjson', 'INPUT', /nope\.ndjson cannot be read: ENOENT/, /captured bodies/],
  ['replay folder', 'INPUT', /folder is a folder/, /Name a file/],
  ['replay empty.ndjson', 'INPUT', /contains no webhook/, /--record FILE/],
  ['replay other.ndjson', 'INPUT', /other\.ndjson:1:1 This is not a webhook/, /one per line/],
  ['replay garbage.ndjson', 'INPUT', /garbage\.ndjson:1:1 This is not a webhook/, /one per line/],
  ['replay newer.ndjson', 'INPUT', /version 99/, /older one/],
  ['replay newer-recording.ndjson', 'INPUT', /newer-recording\.ndjson:1:1 .*version 99/, /older one/],
  ['replay cut-recording.ndjson', 'INPUT', /cut-recording\.ndjson:2:1 /, /iqmock listen/],
  ['validate nope.ndjson', 'INPUT', /There is no file nope\.ndjson/, /./],
  ['init made --from empty.ndjson', 'INPUT', /contains no webhook/, /--record FILE/],
  ['init made --from garbage.ndjson', 'INPUT', /garbage\.ndjson:1:1 This is not a webhook/, /one per line/],
];

const nowhere = /cannot be written: ENOENT: no such file or directory, mkdir '\/proc\/(self\/)?nope'/;
const inProc: readonly Case[] = [
  ['generate --out /proc/nope', 'OUTPUT', nowhere, /folder that you may write to/],
  ['generate --out /proc/self/nope/deep/er', 'OUTPUT', nowhere, /folder that you may write to/],
  ['run --out /proc/nope/run.ndjson', 'OUTPUT', nowhere, /directory that you may write to/],
  ['listen --port 0 --record /proc/nope/r.ndjson', 'OUTPUT', nowhere, /directory that you may write to/],
  ['init /proc/nope', 'OUTPUT', nowhere, /folder that you may write to/],
];

const outputs: readonly Case[] = [
  [
    'run --out diary.txt',
    'OUTPUT',
    /diary\.txt exists and is not a run file; it is left alone/,
    /another file/,
  ],
  ['run --out folder', 'OUTPUT', /folder cannot be written: EISDIR/, /directory that you may write to/],
  [
    'run --out diary.txt/run.ndjson',
    'OUTPUT',
    /cannot be written: EEXIST/,
    /directory that you may write to/,
  ],
  [
    'load --vus 1 --duration 1s --out diary.txt',
    'OUTPUT',
    /not a load file; it is left alone/,
    /another file/,
  ],
  ['listen --port 0 --record diary.txt', 'OUTPUT', /not a recording; it is left alone/, /another file/],
  [
    'listen --port 0 --record folder',
    'OUTPUT',
    /cannot be written: EISDIR/,
    /directory that you may write to/,
  ],
  [
    'generate --out diary.txt',
    'OUTPUT',
    /diary\.txt cannot be written: EEXIST/,
    /folder that you may write to/,
  ],
  // Where no folder can be made, and Node's own way of making folders never ends.
  ...(existsSync('/proc/self') ? inProc : []),
];

describe.each<[what: string, cases: readonly Case[]]>([
  ['a file that cannot be read', unreadable],
  ['a configuration that makes no sense', configurations],
  ['a recording that is none', recordings],
  ['an output that cannot be written', outputs],
])('%s is exit code 2, says what to do, and nothing is sent', (_, cases) => {
  test.each<Case>([...cases])('iqmock %s', async (line, code, message, hint, env = {}) => {
    const target = await startTarget();
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'folder'));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
    symlinkSync('nowhere', join(cwd, 'dangling.yaml'));
    const [command = '', ...args] = line.split(' ');
    const sends = ['run', 'replay', 'load'].includes(command) && !/ --(to|target) /.test(line);
    const to = sends ? ['--to', target.url] : [];
    const { exitCode, stdout, stderr } = await runCli([command, ...args, ...to], { cwd, env });
    expect({ exitCode, stdout }, stderr).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^error ${code} `, 'm'));
    expect(stderr).toMatch(message);
    expect(stderr.slice(stderr.indexOf('\n'))).toMatch(hint);
    expect(stderr).not.toMatch(/ {4}at |error (BUG|SYSTEM)/);
    expect(target.seen).toEqual([]);
    expect(readFileSync(join(cwd, 'diary.txt'), 'utf8')).toBe(files['diary.txt']);
  });
});
