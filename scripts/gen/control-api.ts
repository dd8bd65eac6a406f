import { formatted } from './markdown.ts';
import { importModule, type Output } from './output.ts';

const path = 'docs/control-api.openapi.json';

/** docs/control-api.openapi.json: the control API of serve, from the definitions of its endpoints. */
export async function writeControlApi(): Promise<Output> {
  const [{ openApiDocument }, { groups }, manifest] = await Promise.all([
    importModule<typeof import('../../src/serve/control-api/openapi.ts')>('src/serve/control-api/openapi.ts'),
    importModule<typeof import('../../src/serve/control-api/groups/index.gen.ts')>(
      'src/serve/control-api/groups/index.gen.ts',
    ),
    import('../../package.json', { with: { type: 'json' } }) as Promise<{ default: { version: string } }>,
  ]);
  const document = openApiDocument(Object.values(groups), manifest.default.version);
  return { path, text: await formatted(path, JSON.stringify(document)) };
}
