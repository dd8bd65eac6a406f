import type { paths } from './control-api.gen.ts';
import type { Failure } from './model.ts';
import { tabToken } from './token.ts';

/** Where the control API begins. */
export const prefix = '/iqmock/v1';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Operation<P extends keyof paths, M extends Method> = paths[P][M];
type Json<T> = T extends { content: { 'application/json': infer J } } ? J : never;
type Answer<O> = O extends { responses: infer R } ? Json<R[keyof R & (200 | 201)]> : never;
type Body<O> = O extends { requestBody?: infer B } ? Json<NonNullable<B>> : never;
type Part<O, K extends 'path' | 'query'> = O extends { parameters: Partial<Record<K, infer V>> } ? V : never;

interface Call<O> {
  readonly params?: Part<O, 'path'>;
  readonly query?: Part<O, 'query'>;
  readonly body?: Body<O>;
}

/** A refusal of the control API, with its hint. */
export class Refused extends Error {
  readonly status: number;
  readonly hint: string | undefined;

  constructor(status: number, message: string, hint?: string) {
    super(message);
    this.status = status;
    this.hint = hint;
  }
}

/** Calls an operation of the control API. Throws Refused, also when the server is away (status 0). */
export async function ask<P extends keyof paths, M extends Method>(
  method: M,
  path: P,
  call: Call<Operation<P, M>> = {},
): Promise<Answer<Operation<P, M>>> {
  const response = await sendRequest(address(path, call.params, call.query), {
    method: method.toUpperCase(),
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    // Without a body too: of what a page sends, the server takes nothing but JSON.
    ...(method === 'get' ? {} : { headers: { 'Content-Type': 'application/json' } }),
  });
  return (await response.json()) as Answer<Operation<P, M>>;
}

/** Fetches an address of the control API, with the token where there is one. Throws Refused. */
export async function sendRequest(url: string, init: RequestInit = {}): Promise<Response> {
  const token = tabToken();
  const headers = new Headers(init.headers);
  if (token !== '') headers.set('Authorization', `Bearer ${token}`);
  let response: Response;
  try {
    response = await fetch(url, { ...init, headers, cache: 'no-store' });
  } catch (error) {
    throw new Refused(0, error instanceof Error ? error.message : String(error));
  }
  if (response.ok) return response;
  throw await refusalOf(response);
}

async function refusalOf(response: Response): Promise<Refused> {
  try {
    const { error } = (await response.json()) as Failure;
    const hint = error.hint ?? error.mistakes?.[0]?.hint;
    return new Refused(response.status, error.message, hint);
  } catch {
    return new Refused(response.status, `HTTP ${response.status}`);
  }
}

function address(path: string, params: object = {}, query: object = {}): string {
  const values = new Map(Object.entries(params));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(String(values.get(name))),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query) as [string, string | number | boolean | undefined][]) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return `${prefix}${filled}${search.size === 0 ? '' : `?${search.toString()}`}`;
}
