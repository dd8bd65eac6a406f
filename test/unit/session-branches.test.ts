import { describe, expect, test } from 'vitest';
import { runInside } from '../support/inside.ts';
import { startTarget } from '../support/target.ts';
import { temporaryFolder } from '../support/cli.ts';

const head = `name: branches
seed: 1
start: 2024-03-01T09:00:00Z
world:
  channels: { support: { type: iqchat } }
  operators: { anna: {} }
  clients: { maria: { type: crm, channel: support } }
steps:
`;
const parallel = `${head}  - repeat:
      times: 4
      parallel: 4
      steps:
        - create_chat: { client: { type: crm }, as: chat }
        - probe: { get: '/chats/{{ chat.Id }}', within: 30s }
        - assign: { chat: chat, to: anna }
  - create_chat: { client: maria, as: last }
`;

async function run(yaml: string, to: string, more: readonly string[] = []) {
  const cwd = temporaryFolder({ 'branches.yaml': yaml });
  return runInside(['run', 'branches.yaml', '--speed', 'max', '--to', to, ...more], { cwd });
}

describe('a probe inside parallel branches', () => {
  test('holds its own branch alone: all four are asked before the first is answered', async () => {
    const asked: (() => void)[] = [];
    const target = await startTarget({
      behave(response, { method }) {
        if (method !== 'GET') return void response.end();
        asked.push(() => response.end());
        if (asked.length === 4) for (const answer of asked) answer();
      },
    });
    const { exitCode, stdout, stderr } = await run(parallel, target.url);
    expect(exitCode, stdout + stderr).toBe(0);
    const order = target.seen.map(({ method, body }) =>
      method === 'GET'
        ? 'probe'
        : (JSON.parse(body.toString('utf8')) as { ChatEvent: { Type: string } }).ChatEvent.Type,
    );
    expect(order.slice(0, 8).filter((one) => one === 'probe')).toHaveLength(4);
    expect(order.slice(0, 8).filter((one) => one === 'chat_created')).toHaveLength(4);
    // What comes after the branches comes after all of them.
    expect(order.slice(8)).toEqual([...new Array<string>(4).fill('ticket_assigned'), 'chat_created']);
  });

  test('changes no byte of what is sent', async () => {
    const target = await startTarget();
    await run(parallel, target.url);
    const cwd = temporaryFolder({ 'branches.yaml': parallel });
    const made = (await runInside(['generate', 'branches.yaml'], { cwd })).stdout.trim().split('\n');
    const sent = target.seen
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => body.toString('utf8'));
    expect(sent.toSorted()).toEqual(made.toSorted());
  });
});

describe('a request', () => {
  const yaml = `${head}  - request: { post: /test/reset, body: { all: true }, status: 204 }
  - create_chat: { client: maria, as: chat }
`;

  test('calls the consumer at its origin with its authentication, before what comes after it', async () => {
    const target = await startTarget({
      behave: (response, { url }) => response.writeHead(url === '/test/reset' ? 204 : 200).end(),
    });
    const { exitCode, stdout, stderr } = await run(yaml, target.url, ['--bearer', 'token-of-nine']);
    expect(exitCode, stdout + stderr).toBe(0);
    expect(target.seen.map(({ url }) => url)).toEqual(['/test/reset', new URL(target.url).pathname]);
    expect(target.seen[0]?.body.toString('utf8')).toBe('{"all":true}');
    expect(target.seen[0]?.headers.authorization).toBe('Bearer token-of-nine');
  });

  test('fails the run where its answer is another', async () => {
    const target = await startTarget({ behave: (response) => response.writeHead(200).end() });
    const { exitCode, stdout, stderr } = await run(yaml, target.url);
    expect(exitCode).toBe(1);
    expect(stdout + stderr).toMatch(/POST http.*\/test\/reset/);
  });

  test('is left out where nothing is sent, with a note', async () => {
    const cwd = temporaryFolder({ 'branches.yaml': yaml });
    const { exitCode, stdout, stderr } = await runInside(['generate', 'branches.yaml'], { cwd });
    expect([exitCode, stdout.trim().split('\n').length]).toEqual([0, 1]);
    expect(stderr).toMatch(/note 1 request to the consumer/);
  });
});
