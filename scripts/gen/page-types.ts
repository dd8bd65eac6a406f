import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { controlApiDocument } from './control-api.ts';
import { banner, type Output } from './output.ts';

/** The types with which the page of serve calls the control API, from its OpenAPI document. */
export async function writePageTypes(): Promise<Output> {
  const document = (await controlApiDocument()) as unknown as OpenAPI3;
  const types = astToString(await openapiTypescript(document));
  return { path: 'src/serve/page/api/control-api.gen.ts', text: `${banner}${types}` };
}
