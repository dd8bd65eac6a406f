import { describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/serve.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: { readonly type?: string };
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean };
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

async function pathsOf({ url }: TestServer): Promise<[string, string, Operation][]> {
  const answer = await fetch(`${url}/iqmock/v1/openapi.json`);
  const { paths } = (await answer.json()) as { readonly paths: Paths };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]): [string, string, Operation] => [
      method.toUpperCase(),
      path,
      operation,
    ]),
  );
}

describe('what the OpenAPI document says of every operation holds', () => {
  it('a method that a path does not have is refused with 405, and the answer names those that it has', async () => {
    const serving = await startTestServer();
    const operations = await pathsOf(serving);
    for (const path of new Set(operations.map(([, one]) => one))) {
      const known = operations.filter(([, one]) => one === path).map(([method]) => method);
      for (const method of methods.filter((one) => !known.includes(one))) {
        const answer = await fetch(`${serving.url}/iqmock/v1${path.replaceAll(/\{\w+\}/g, '1')}`, { method });
        await answer.arrayBuffer();
        expect([method, path, answer.status, answer.headers.get('allow')]).toEqual([
          method,
          path,
          405,
          known.join(', '),
        ]);
      }
    }
  });

  it('a body may be absent where it says so, and nowhere else', async () => {
    for (const [method, path, { requestBody }] of await pathsOf(await startTestServer())) {
      if (requestBody === undefined || path.includes('{')) continue;
      const serving = await startTestServer();
      const answer = await serving.call(method, path);
      // What cannot happen in an empty tenant is another refusal.
      const isTaken = answer.status < 300 || answer.status === 409;
      expect([method, path, isTaken], JSON.stringify(answer)).toEqual([method, path, !requestBody.required]);
    }
  });

  it('a number in an address ends at the largest that is exact', async () => {
    const serving = await startTestServer();
    let tried = 0;
    for (const [method, path, { parameters = [] }] of await pathsOf(serving)) {
      for (const parameter of parameters.filter(({ schema }) => schema.type === 'integer')) {
        const huge = '9223372036854775808';
        const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
          name === parameter.name ? huge : '1',
        );
        const query = parameter.in === 'query' ? `?${parameter.name}=${huge}` : '';
        const answer = await serving.call(method, `${address}${query}`);
        expect([method, path, parameter.name, answer.status], JSON.stringify(answer)).toEqual([
          method,
          path,
          parameter.name,
          400,
        ]);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(10);
  });
});
