import type { ServeOptions } from '../../../src/serve/options.ts';
import { asOperator, clientPrefix, logIn, post } from '../serve-clients.ts';
import { startTestServer, type TestServer } from '../serve.ts';
import type { Caller, Row } from './rows.ts';

/** A client who wrote, an operator who answered in each form, and their ids. */
export interface Talk {
  readonly serving: TestServer;
  readonly token: string;
  readonly clientId: number;
  readonly chatId: number;
  /** A picture of the operator. */
  readonly fileId: string;
  /** Messages of the operator. */
  readonly asked: Readonly<
    Record<'text' | 'image' | 'voice' | 'rating' | 'ignored' | 'poll' | 'form', number>
  >;
}

/** Starts a server in which a conversation has happened. */
export async function startTalk(options: ServeOptions = {}): Promise<Talk> {
  const serving = await startTestServer(options);
  const me = await logIn(serving);
  const token = me['x-client-authorization'] ?? '';
  await post(serving, 'chats/channel/send/support', { LocalId: 1, Payload: 'text', Text: 'Есть кто?' }, me);
  const { Result: client } = await post(serving, 'clients/me', undefined, me);
  const chats = await serving.get('/chats');
  const chatId = (chats.json as { chats: { id: number }[] }).chats[0]?.id ?? 0;
  await serving.post('/steps/assign', { chat: `chat:${chatId}`, to: 'anna' });
  const say = async (content: object): Promise<number> => {
    const said = await serving.post('/steps/message', {
      chat: `chat:${chatId}`,
      from: 'anna',
      ...content,
    });
    return (said.json as { message: { id: number } }).message.id;
  };
  const ask = async (what: string, body: object = {}): Promise<number> =>
    (await asOperator(serving, `/iqmock/operator/v1/${what}/request/${chatId}`, body)).Result as number;
  const asked = {
    text: await say({ text: 'Да' }),
    image: await say({ image: true }),
    voice: await say({ voice: true }),
    rating: await ask('ratings'),
    ignored: await ask('ratings'),
    poll: await ask('polls', {
      Questions: [
        { Type: 'stars', Text: 'Как вам ответ?' },
        { Type: 'fcr', Text: 'Решено?', Answers: ['Да', 'Нет'] },
        { Type: 'scale', Text: 'Посоветуете нас?' },
      ],
    }),
    form: await ask('info_requests', { Fields: [{ Name: 'phone', Label: 'Телефон', Required: true }] }),
  };
  const history = await post(serving, 'chats/channel/messages/support', {}, me);
  const rows = history.Result as { Id: number; FileId: string }[];
  return {
    serving,
    token,
    chatId,
    asked,
    clientId: (client as { Id: number }).Id,
    fileId: rows.find(({ Id }) => Id === asked.image)?.FileId ?? '',
  };
}

/** The header by which each client says who it is. */
export function tokenOf(
  caller: Caller,
  { path }: Pick<Row, 'path'>,
  { token }: Talk,
): Record<string, string> {
  const byCookie = { cookie: `client-session=${token}` };
  if (path === 'clients/anonymous/auth') return byCookie;
  if (/^files\/(get|image|config|get_file)\b/.test(path)) return byCookie;
  if (path === 'files/upload' && (caller === 'swift' || caller === 'ios')) return byCookie;
  return caller === 'widget' ? { 'x-client-authorization': token } : { authorization: `Client ${token}` };
}

/** An answer as a client gets it. */
export interface Got {
  readonly status: number;
  readonly type: string;
  readonly cookie: string | null;
  readonly text: string;
}

/** Calls an endpoint; a body that is undefined is none at all. */
export async function call(
  { serving, fileId, asked }: Talk,
  { path, method }: Pick<Row, 'path' | 'method'>,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<Got> {
  const filled = path
    .replace('{channel}', 'support')
    .replace('{id}', path.startsWith('files') ? fileId : String(asked.text));
  const answer = await fetch(`${serving.url}${clientPrefix}/${filled}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    cookie: answer.headers.get('set-cookie'),
    text: await answer.text(),
  };
}
