import type { BodyRefusal } from '../http/bodies.ts';

/** The error codes of the platform's client API. */
export type ClientErrorCode =
  'internal_server_error' | 'bad_request' | 'not_found' | 'forbidden' | 'unauthorized' | 'invalid';

/** An error that a client gets with HTTP status 200. */
export class ClientError extends Error {
  readonly code: ClientErrorCode;

  constructor(code: ClientErrorCode, text: string) {
    super(text);
    this.code = code;
  }
}

/** What an endpoint gives: a result with its related rows, or the `Data` of a newer endpoint. */
export type Success =
  | { readonly Result: unknown; readonly Rels?: Readonly<Record<string, readonly unknown[]>> }
  | { readonly Data: unknown };

/** The whole answer to a call that succeeded. Related rows are always there: two clients fail without them. */
export function successOf(success: Success): object {
  if ('Data' in success) return { OK: true, Error: null, Data: success.Data, Rels: {} };
  return { OK: true, Error: null, Result: success.Result, Rels: success.Rels ?? {} };
}

/** The whole answer to a call that failed. */
export function failedEnvelope(code: ClientErrorCode, text: string): object {
  return { OK: false, Error: { Code: code, Text: text }, Result: null, Rels: {} };
}

/** The status of an answer to a body that was not taken: what is no JSON is an error of the application. */
export function statusOfRefusal({ status }: BodyRefusal): number {
  return status === 400 ? 200 : status;
}

/**
 * JSON of ASCII alone: clients that decode each chunk of a stream by itself would break on a letter that is cut in two, and
 * take U+2028 for the end of a line.
 */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
