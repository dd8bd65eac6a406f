import { formatted } from './markdown.ts';
import { importModule, type Output } from './output.ts';

const path = 'docs/control-api.openapi.json';

/** docs/control-api.openapi.json: the control API of serve, from the definitions of its endpoints. */
export async function writeControlApi(): Promise<Output> {
  return { path, text: await formatted(path, JSON.stringify(await controlApiDocument())) };
}

/** The OpenAPI document of the control API. */
export async function controlApiDocument(): Promise<Readonly<Record<string, unknown>>> {
  const [{ controlApiDocument }, { groups }, manifest] = await Promise.all([
    importModule<typeof import('../../src/serve/control-api/openapi.ts')>('src/serve/control-api/openapi.ts'),
    importModule<typeof import('../../src/serve/control-api/groups/index.gen.ts')>(
      'src/serve/control-api/groups/index.gen.ts',
    ),
    import('../../package.json', { with: { type: 'json' } }) as Promise<{ default: { version: string } }>,
  ]);
  return controlApiDocument(Object.values(groups), manifest.default.version);
}
