import { expect } from 'vitest';
import type { TestServer } from './serve.ts';

/** An answer of the client API. */
export interface Envelope {
  readonly OK: boolean;
  readonly Error: { readonly Code: string } | null;
  readonly Result?: unknown;
  readonly Rels: Readonly<Record<string, readonly unknown[]>>;
}

/** Where the client API begins. */
export const clientPrefix = '/public/api/v1';

/** Calls the client API, which answers 200 whatever comes of it. */
export async function post(
  serving: TestServer,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Envelope> {
  const answer = await fetch(`${serving.url}${clientPrefix}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as Envelope;
}

/** Logs in and gives the headers of whoever did. */
export async function logIn(serving: TestServer, credentials = 'maria'): Promise<Record<string, string>> {
  const { Result } = await post(serving, 'clients/integration_auth', {
    Credentials: credentials,
    Channel: 'support',
  });
  return { 'x-client-authorization': (Result as { Session: { Token: string } }).Session.Token };
}

/** The frames of a stream as they come, one chunk each, comments left out. */
export async function* frames(
  url: string,
  headers: Record<string, string>,
): AsyncGenerator<{ chunk: string; body: Envelope; type: string | null }> {
  const ending = new AbortController();
  const response = await fetch(url, { headers, signal: ending.signal });
  try {
    for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>) {
      const chunk = Buffer.from(bytes).toString('utf8');
      for (const block of chunk.split('\n\n').filter((one) => one.startsWith('data: '))) {
        yield {
          chunk,
          body: JSON.parse(block.slice(6)) as Envelope,
          type: response.headers.get('content-type'),
        };
      }
    }
  } finally {
    ending.abort();
  }
}

/** Calls the operator API. */
export async function asOperator(serving: TestServer, path: string, body: unknown = {}): Promise<Envelope> {
  const answer = await fetch(serving.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Envelope;
}
