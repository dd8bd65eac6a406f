import type { Entry } from '../../entry.ts';
import type { Infer, JsonSchema } from '../http/schema.ts';
import type { Instance } from '../instance.ts';

/** The methods of the control API. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What an endpoint is called with, checked against its schemas. */
export interface Call<Params = unknown, Query = unknown, Body = unknown> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Aborts when the caller has gone. */
  readonly signal: AbortSignal;
}

/** An answer that is no JSON. */
export interface RawAnswer {
  /** The content type. */
  readonly type: string;
  readonly bytes: Uint8Array | string;
  /** The name under which a browser saves it. */
  readonly file?: string;
}

interface Described {
  /** The operation id of the OpenAPI document. */
  readonly name: string;
  readonly method: Method;
  /** From the prefix of the API, with parameters in braces: `/chats/{chatId}`. */
  readonly path: string;
  /** One sentence that says what it does. */
  readonly doc: string;
  /** More sentences. */
  readonly notes?: string;
  /** The status of success. Default: 200. */
  readonly status?: number;
  /** The answer never ends: the server writes it as things happen. */
  readonly stream?: true;
  /** Schemas that the document lists besides those of bodies and answers. */
  readonly alsoNamed?: readonly JsonSchema[];
  /** The body holds a file, so it may be as large as uploads are. */
  readonly takesFile?: true;
  /** The endpoint checks the body itself, with its own messages. */
  readonly checksItself?: true;
  /** No single key of the body is required, but an empty body is refused. */
  readonly needsBody?: true;
  /** Codes of errors that it may answer besides those of every endpoint. */
  readonly refuses?: readonly (keyof typeof refusals)[];
}

/** Statuses that an endpoint may refuse with, and when. */
export const refusals = {
  404: 'There is nothing of that name or id.',
  409: 'That cannot happen now, such as reading a message twice.',
  503: 'Too many webhooks are pending.',
} as const;

/** One operation of the control API: its path, its schemas, and what it does. The OpenAPI document is made of these. */
export interface Endpoint<P = never, Q = never, B = never, A = unknown> extends Described {
  readonly params?: JsonSchema<P>;
  readonly query?: JsonSchema<Q>;
  readonly body?: JsonSchema<B>;
  /** An example of the body, for the document and its test. */
  readonly example?: B;
  /** What is answered: JSON of a schema, a document of one of some content types, or a stream of server-sent events. */
  readonly answer: JsonSchema<A> | { readonly document: string | readonly string[] };
  run(instance: Instance, call: Call<P, Q, B>): A | RawAnswer | Promise<A | RawAnswer>;
}

/** Any endpoint, its types forgotten. */
export type AnyEndpoint = Endpoint<unknown, unknown, unknown>;

/** Endpoints that belong together. File name = the tag in the OpenAPI document. */
export interface EndpointGroup extends Entry {
  readonly endpoints: readonly AnyEndpoint[];
}

/** Identity at run time; infers the types of call and answer from the schemas. */
export function defineEndpoint<
  PS extends JsonSchema = JsonSchema<never>,
  QS extends JsonSchema = JsonSchema<never>,
  BS extends JsonSchema = JsonSchema<never>,
  AS extends JsonSchema | { readonly document: string | readonly string[] } = JsonSchema,
>(
  endpoint: Described & {
    readonly params?: PS;
    readonly query?: QS;
    readonly body?: BS;
    readonly example?: Infer<BS>;
    readonly answer: AS;
    run(
      instance: Instance,
      call: Call<Infer<PS>, Infer<QS>, Infer<BS>>,
    ): AS extends { readonly document: string | readonly string[] }
      ? RawAnswer | Promise<RawAnswer>
      : Infer<AS> | Promise<Infer<AS>>;
  },
): AnyEndpoint {
  return endpoint;
}

/** Identity at run time. */
export function defineGroup(group: EndpointGroup): EndpointGroup {
  return group;
}
