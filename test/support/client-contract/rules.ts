import { call, tokenOf, type Got, type Talk } from './talk.ts';
import type { Caller, Row } from './rows.ts';
import { misshapen, misshapenRels } from './shapes.ts';

/** One rule on strictness, tried with the call of one client at one endpoint; gives what is wrong. */
export type Rule = (row: Row, caller: Caller, talk: Talk) => Promise<string[]>;

type Body = Readonly<Record<string, unknown>>;

const codes = ['internal_server_error', 'bad_request', 'not_found', 'forbidden', 'unauthorized', 'invalid'];

/** What no JSON answer may lack, whatever came of the call. */
function envelopeOf({ status, type, text }: Got): { readonly body: Body; readonly wrong: string[] } {
  const wrong: string[] = [];
  if (status !== 200) wrong.push(`status ${status}`);
  if (!type.includes('application/json')) wrong.push(`content type ${type}`);
  if (!/^[\u0020-\u007e]*$/.test(text)) wrong.push('letters beyond ASCII');
  const body = JSON.parse(text) as Body;
  if (typeof body['OK'] !== 'boolean') wrong.push('no OK');
  const error = body['Error'] as { readonly Code?: unknown; readonly Text?: unknown } | null;
  const isError = codes.includes(String(error?.Code)) && typeof error?.Text === 'string';
  if (body['OK'] === true ? error !== null : !isError) wrong.push(`Error ${JSON.stringify(error)}`);
  return { body, wrong: [...wrong, ...misshapenRels(body['Rels'])] };
}

/** What is wrong with an answer that is to be a success. */
function successOf(row: Row, got: Got): string[] {
  const { gives } = row;
  if ('bytes' in gives) {
    const isOf = got.status === 200 && gives.bytes.test(got.type);
    return isOf ? [] : [`${got.status} ${got.type} ${got.text.slice(0, 80)}`];
  }
  const { body, wrong } = envelopeOf(got);
  if (body['OK'] !== true) return [...wrong, `refused: ${JSON.stringify(body['Error'])}`];
  const [key, type] = 'Data' in gives ? ['Data', gives.Data] : ['Result', gives.Result];
  // A client that was logged in once shows pictures by the cookie, which scripts must be able to clear.
  const isCookie = /^client-session=[0-9a-f.]+; Path=\/$/.test(got.cookie ?? '');
  if ((row.isLogin === true) !== isCookie) wrong.push(`cookie ${got.cookie}`);
  return [...wrong, ...misshapen(body[key], type, key)];
}

/** What is wrong with an answer that is to be a failure with one of these codes. */
function failureOf(got: Got, ...expected: readonly string[]): string[] {
  const { body, wrong } = envelopeOf(got);
  const code = (body['Error'] as { readonly Code?: string } | null)?.Code ?? 'none';
  return body['OK'] === false && expected.includes(code) ? wrong : [...wrong, `code ${code}`];
}

const bodyOf = (row: Row, caller: Caller, talk: Talk): unknown => row.bodies[caller]?.(talk);

const isMap = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same value with its keys spelled otherwise, in maps within it too. */
function respell(value: unknown, spell: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => respell(item, spell));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [spell(key), respell(item, spell)]));
}

const spellings = {
  'lower case': (key: string): string => key.toLowerCase(),
  'upper case': (key: string): string => key.toUpperCase(),
  'a small first letter': (key: string): string => key.charAt(0).toLowerCase() + key.slice(1),
};

const under = (name: string, problems: readonly string[]): string[] =>
  problems.map((problem) => `${name}: ${problem}`);

/** Every rule, by what it says. */
export const rules: Readonly<Record<string, Rule>> = {
  async 'the call of each client succeeds, in the shape that the strictest reads'(row, caller, talk) {
    return successOf(row, await call(talk, row, bodyOf(row, caller, talk), tokenOf(caller, row, talk)));
  },

  async 'keys are read without regard to case'(row, caller, talk) {
    const body = bodyOf(row, caller, talk);
    if (!isMap(body)) return [];
    const all = Object.entries(spellings).map(async ([name, spell]) =>
      under(name, successOf(row, await call(talk, row, respell(body, spell), tokenOf(caller, row, talk)))),
    );
    return (await Promise.all(all)).flat();
  },

  async 'a key that is needed is read: without it the call fails, with status 200'(row, caller, talk) {
    const body = bodyOf(row, caller, talk);
    const all = (row.requires ?? []).map(async (key) => {
      const left = Object.entries(body as Body).filter(([one]) => one.toLowerCase() !== key.toLowerCase());
      // What was sent before would be a repeat.
      const rest = left.filter(([one]) => one.toLowerCase() !== 'localid');
      const got = await call(talk, row, Object.fromEntries(rest), tokenOf(caller, row, talk));
      return under(`without ${key}`, failureOf(got, 'invalid', 'not_found', 'unauthorized'));
    });
    return (await Promise.all(all)).flat();
  },

  async 'unknown keys are passed over, such as the whole message that the widget sends along'(
    row,
    caller,
    talk,
  ) {
    const body = bodyOf(row, caller, talk);
    if (!isMap(body)) return [];
    const more = { Id: '1700000000001', Client: { Id: 1 }, File: null, Author: 'client', Neu: [{}] };
    return successOf(row, await call(talk, row, { ...more, ...body }, tokenOf(caller, row, talk)));
  },

  async 'who is not logged in gets unauthorized, as 200 with OK false; probes and logins answer'(
    row,
    caller,
    talk,
  ) {
    const headers: Record<string, string>[] = [
      {},
      // Before it has a token, the old iOS client sends this, and the Kotlin one a cookie of null.
      { authorization: 'Client (null)', cookie: 'client-session=null' },
    ];
    const all = headers.map(async (header) => {
      const got = await call(talk, row, bodyOf(row, caller, talk), header);
      if (row.needsSession !== true) return successOf(row, got);
      return failureOf(got, 'unauthorized');
    });
    return (await Promise.all(all)).flat();
  },

  async 'each form of the token is as good as another'(row, caller, talk) {
    const { token } = talk;
    const forms: Record<string, string>[] = [
      { 'x-client-authorization': token },
      { authorization: `Client ${token}` },
      { cookie: `a=b; client-session=${token}; c=d` },
    ];
    const all = forms.map(async (form) =>
      successOf(row, await call(talk, row, bodyOf(row, caller, talk), form)),
    );
    return (await Promise.all(all)).flat();
  },

  async 'any JSON, no body and no JSON at all are answered, never with 500'(row, caller, talk) {
    if (row.method === 'GET' || 'bytes' in row.gives) return [];
    const odd = [undefined, null, [], [1, null, 'x', {}], 17, -1, 'true', '"x"', {}, '{"', '\u0000'];
    const all = odd.map(async (body) => {
      const got = await call(talk, row, body, tokenOf(caller, row, talk));
      const { body: answered, wrong } = envelopeOf(got);
      const { Code: code = 'none' } = (answered['Error'] ?? {}) as { readonly Code?: string };
      const isBug = code === 'internal_server_error';
      return under(JSON.stringify(body), isBug ? [...wrong, 'internal_server_error'] : wrong);
    });
    return (await Promise.all(all)).flat();
  },

  async 'a channel that is not there is an error of the application'(row, caller, talk) {
    if (!row.path.includes('{channel}') || row.needsSession !== true) return [];
    const path = row.path.replace('{channel}', 'nowhere');
    const got = await call(talk, { ...row, path }, bodyOf(row, caller, talk), tokenOf(caller, row, talk));
    return failureOf(got, 'not_found');
  },

  async 'an error that a test planted is met, in the envelope that clients read'(row, caller, talk) {
    const ask = async (): Promise<Got> =>
      call(talk, row, bodyOf(row, caller, talk), tokenOf(caller, row, talk));
    const { serving } = talk;
    await serving.post('/client-errors', { path: row.path, code: 'forbidden', times: 1 });
    const refused = failureOf(await ask(), 'forbidden');
    await serving.post('/client-errors', { path: row.path, status: 503, times: 1 });
    const broken = await ask();
    const { body, wrong } = envelopeOf({ ...broken, status: broken.status === 503 ? 200 : broken.status });
    const after = successOf(row, await ask());
    return [...refused, ...wrong, ...(body['OK'] === false ? [] : ['OK although 503']), ...after];
  },
};
