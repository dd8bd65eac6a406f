import { readFileSync } from 'node:fs';
import { repositoryPath } from './cli.ts';

/** The text of a page. */
export const page = (name: string): string => readFileSync(repositoryPath(name), 'utf8');

/** The blocks of TypeScript of a page: what they import, and the rest. */
export function codeOf(name: string): { imports: string; blocks: string[] } {
  const blocks = [...page(name).matchAll(/^```ts\n([^]*?)^```/gm)].map(([, code = '']) => code);
  const imports = /^import [^]*?;\n/gm;
  return {
    imports: blocks.flatMap((block) => block.match(imports) ?? []).join(''),
    blocks: blocks.map((block) => block.replace(imports, '')),
  };
}

/** What the pages take for granted: a server under test, and something that passes webhooks on. */
const surroundings = `
import { expect, test } from 'vitest';
const server = await startConsumer();
async function relayWebhooksTo(url: string): Promise<void> {
  await using upstream = await createEmitter({ to: url });
  await upstream.play('vk-chat');
}
`;

/** All code of a page, one block after the other, as one test. */
function testOf(name: string, also = ''): string {
  const { imports, blocks } = codeOf(name);
  return `${imports}\n${also}\n${surroundings}\ntest('the page', async () => {\n${blocks.join('\n')}\n});\n`;
}

/** The tests that the pages with TypeScript are, by their files. */
export const pageTests: Readonly<Record<string, string>> = {
  'library.test.ts': testOf('docs/library.md'),
  'readme.test.ts': testOf('README.md', "import { startConsumer } from 'iqmock';").replace(
    "'http://127.0.0.1:3000/webhooks'",
    'server.url',
  ),
};
