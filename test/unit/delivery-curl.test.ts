import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { curlFor } from '../../src/delivery/curl.ts';

/** The arguments and the input that a shell gives to curl. */
function runInShell(command: string): { args: string[]; input: Buffer } {
  const fake = `curl() { printf '%s\\0' "$@"; printf end; case "$*" in *@-*) cat;; esac; }`;
  const output = execFileSync('sh', ['-s'], { input: `${fake}\n${command}\n`, maxBuffer: 1e8 });
  const end = output.indexOf('\0end');
  return { args: output.subarray(0, end).toString('utf8').split('\0'), input: output.subarray(end + 4) };
}

describe('a curl command', () => {
  test('says the whole webhook', () => {
    expect(
      curlFor({
        url: 'http://127.0.0.1:3000/hook?x=1',
        body: Buffer.from('{"Text":"it\'s"}'),
        headers: { 'Content-Type': 'application/json', 'X-Env': 'ci' },
      }),
    ).toBe(
      `curl -i -H 'Content-Type: application/json' -H 'X-Env: ci' --data-raw '{"Text":"it'\\''s"}' 'http://127.0.0.1:3000/hook?x=1'`,
    );
  });

  test.each([
    ['quotes', `{"Text":"it's \\"fine\\" $HOME \`id\` \\\\ !"}`],
    ['Russian and emoji', '{"Text":"Где мой заказ? 🙂"}'],
    ['new lines', '{\n\t"Text": 1\n}\n'],
    ['a leading @', '@/etc/hostname'],
    ['nothing', ''],
  ])('carries %s unchanged', (_, body) => {
    const { args } = runInShell(curlFor({ url: '3000', body: Buffer.from(body) }));
    expect(args.at(args.indexOf('--data-raw') + 1)).toBe(body);
  });

  test.each([
    ['control characters', Buffer.from('a\0b\x1b[31m')],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['more than fits on a command line', Buffer.from(`{"Text":"${"д'".repeat(200_000)}"}`)],
  ])('carries %s by standard input', (_, body) => {
    const { args, input } = runInShell(curlFor({ url: '3000', body }));
    expect(args).toContain('@-');
    expect(input.equals(body)).toBe(true);
  });

  test('reaches a socket, and leaves out the check of certificates when asked', () => {
    const { args } = runInShell(
      curlFor({ url: "unix:/tmp/it's.sock:/hook", body: Buffer.from('{}'), insecure: true }),
    );
    expect(args).toEqual(
      expect.arrayContaining(['--insecure', '--unix-socket', "/tmp/it's.sock", 'http://localhost/hook']),
    );
  });

  test('shows no secret', () => {
    const command = curlFor({
      url: 'http://bot:hunter2@h:1/?token=abc',
      body: Buffer.from('{}'),
      headers: { Authorization: 'Bearer xyz', 'X-Empty': '' },
    });
    expect(command).toContain(`-H 'Authorization: Bearer ***' -H 'X-Empty;'`);
    expect(command).not.toMatch(/hunter2|abc|xyz/);
  });
});
