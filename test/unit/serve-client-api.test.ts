/* eslint-disable @typescript-eslint/no-unsafe-assignment -- answers of the control API are checked against its document */
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clientPrefix as prefix, frames, logIn, post, type Envelope } from '../support/serve-clients.ts';
import { rawRequest, startTestServer } from '../support/serve.ts';

const fill = (path: string): string => path.replace('{channel}', 'support').replace('{id}', '1');
describe('a stranger', () => {
  it('is refused with status 200 and OK false', async () => {
    const serving = await startTestServer({ signup: 'known' });
    expect(await post(serving, 'clients/anonymous/auth', null)).toMatchObject({
      OK: false,
      Error: { Code: 'unauthorized' },
    });
    expect(await post(serving, 'clients/auth', { Token: 'x' })).toMatchObject({
      Error: { Code: 'unauthorized' },
    });
    expect(await post(serving, 'clients/integration_auth', { Credentials: 'x' })).toMatchObject({
      Error: { Code: 'unauthorized' },
    });
    expect(await post(serving, 'chats/channel/messages/support', {})).toMatchObject({
      Error: { Code: 'unauthorized' },
    });
  });
});

describe('a client', () => {
  it('is known by each of the forms of its token', async () => {
    const serving = await startTestServer();
    const answer = await fetch(`${serving.url}${prefix}/clients/anonymous/signup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ Name: 'Гость', Channel: 'support', PersonalData: null }),
    });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^client-session=[^;]+; Path=\/$/);
    const { Session } = ((await answer.json()) as Envelope).Result as {
      Session: { Id: number; Token: string };
    };
    const forms: Record<string, string>[] = [
      { 'x-client-authorization': Session.Token },
      { authorization: `Client ${Session.Token}` },
      { cookie: `a=b; client-session=${Session.Token}` },
    ];
    for (const headers of forms) expect((await post(serving, 'clients/me', {}, headers)).OK).toBe(true);
    const again = await post(serving, 'clients/anonymous/auth', null, forms[2]);
    expect(again.Result).toMatchObject({
      Name: 'Гость',
      Type: 'anonymous',
      Session: { Token: Session.Token },
    });
    const text = JSON.stringify({ SessionID: Session.Id, Time: 1 });
    const Sign = createHmac('sha1', Session.Token).update(text).digest('hex');
    const signed = (sign: string): string =>
      encodeURIComponent(Buffer.from(JSON.stringify({ Token: text, Sign: sign })).toString('base64'));
    const stream = `${serving.url}${prefix}/sse/chats/channel/unread/support?x-client-token=`;
    for await (const { body } of frames(stream + signed(Sign), {})) {
      expect(body).toMatchObject({ OK: true, Result: 0 });
      break;
    }
    const refused = await rawRequest(stream + signed('00'), {});
    expect(JSON.parse(refused.body)).toMatchObject({ OK: false, Error: { Code: 'unauthorized' } });
  });

  it('writes once, however often it sends; its number comes back in its stream, which is My; the webhook is the same deed', async () => {
    const serving = await startTestServer();
    const me = await logIn(serving);
    const stream = frames(`${serving.url}${prefix}/sse/chats/channel/events/support?ChatType=regular`, me);
    const first = stream.next();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const message = {
      LocalId: 1_700_000_000_123,
      Payload: 'text',
      Text: 'Где мой заказ?',
      ChatType: 'regular',
    };
    const sent = await post(serving, 'chats/channel/send/support', message, me);
    expect(await post(serving, 'chats/channel/send/support', message, me)).toEqual(sent);
    const frame = (await first).value as { chunk: string; body: Envelope; type: string };
    expect(frame.type).toBe('text/event-stream');
    expect(frame.chunk).toMatch(/^data: [\u0020-\u007e]+\n\n$/);
    expect(frame.body.Result).toMatchObject([{ Type: 'message_created', MessageId: sent.Result as number }]);
    expect(frame.body.Rels['ChatMessages']).toMatchObject([
      { My: true, LocalId: message.LocalId, Text: message.Text },
    ]);
    await stream.return(undefined);
    await serving.post('/wait', { until: 'idle' });
    const types = serving.server.consumer?.received.map(({ outline }) => outline.type);
    expect(types).toEqual(['chat_created', 'message_created']);
    expect(serving.server.consumer?.received.flatMap(({ verdicts }) => verdicts)).toEqual([]);
  });

  it('receives, reads and hears an operator, and goes on with a stream where it broke off', async () => {
    const serving = await startTestServer();
    const me = await logIn(serving);
    await post(serving, 'chats/channel/send/support', { LocalId: 1, Payload: 'text', Text: 'Есть кто?' }, me);
    const { json: list } = await serving.get('/chats');
    const chatId = (list as { chats: { id: number }[] }).chats[0]?.id ?? 0;
    await serving.post('/steps/assign', { chat: `chat:${chatId}`, to: 'anna' });
    await serving.post('/steps/message', { chat: `chat:${chatId}`, from: 'anna', voice: true, as: 'voice' });
    const history = await post(serving, 'chats/channel/messages/support', { Limit: 50 }, me);
    expect(history.Result).toMatchObject([
      { My: true, Read: false },
      { My: false, Author: 'user' },
    ]);
    expect(Object.keys(history.Rels).toSorted()).toEqual([
      'Clients',
      'Files',
      'InfoRequests',
      'RatingPolls',
      'Ratings',
      'Users',
    ]);
    const rows = history.Result as { Id: number; EventId: number }[];
    const voice = rows[1]?.Id ?? 0;
    for (const path of ['received', 'read', 'read'])
      expect((await post(serving, `chats/messages/${path}`, [voice], me)).OK).toBe(true);
    expect((await post(serving, 'chats/messages/listen', voice, me)).OK).toBe(true);
    await serving.post('/steps/delete', { message: 'voice' });
    const forms = [
      `ChatType=regular&LastEventId=${rows[1]?.EventId}`,
      `ChatType=regular?LastEventId=${rows[1]?.EventId}`,
    ];
    for (const query of forms) {
      const types: string[] = [];
      for await (const { body } of frames(
        `${serving.url}${prefix}/sse/chats/channel/events/support?${query}`,
        me,
      )) {
        types.push((body.Result as { Type: string }[])[0]?.Type ?? '');
        if (types.length === 4) break;
      }
      expect(types).toEqual(['message_received', 'message_read', 'message_listened', 'delete-messages']);
    }
    expect((await post(serving, 'chats/channel/messages/support', {}, me)).Result).toHaveLength(1);
  });

  it('uploads a file of exactly its bytes, and fetches made ones of exactly their size', async () => {
    const serving = await startTestServer({ maxUploadBytes: 100_000 });
    const me = await logIn(serving);
    const form = new FormData();
    form.append('Type', 'file');
    form.append('File', new Blob(['%PDF-1.4 привет'], { type: 'application/pdf' }), '../договор.pdf');
    const answer = await fetch(`${serving.url}${prefix}/files/upload`, {
      method: 'POST',
      headers: me,
      body: form,
    });
    const { Result: file } = (await answer.json()) as Envelope;
    expect(file).toMatchObject({ Name: 'договор.pdf', Type: 'file', Size: 21 });
    const id = (file as { Id: string }).Id;
    await post(
      serving,
      'chats/channel/send/support',
      { LocalId: 5, Payload: 'file', FileId: id, Text: '' },
      me,
    );
    const bytes = await fetch(`${serving.url}${prefix}/files/get/${id}`, { headers: me });
    expect(await bytes.text()).toBe('%PDF-1.4 привет');
    const { Result: token } = await post(serving, 'files/token', { FileId: id }, me);
    expect(
      (await fetch(`${serving.url}${prefix}/files/get/${id}?token=${(token as { Token: string }).Token}`))
        .status,
    ).toBe(200);
    expect(await (await fetch(`${serving.url}${prefix}/files/get/${id}`)).json()).toMatchObject({
      OK: false,
    });
    const large = new FormData();
    large.append('File', new Blob([new Uint8Array(200_000)]), 'x.bin');
    expect(
      (await fetch(`${serving.url}${prefix}/files/upload`, { method: 'POST', headers: me, body: large }))
        .status,
    ).toBe(413);
  });

  it('meets the errors that a test plants', async () => {
    const serving = await startTestServer();
    const me = await logIn(serving);
    const path = 'chats/channel/send/{channel}';
    await serving.post('/client-errors', { path, code: 'internal_server_error', times: 1 });
    const message = { LocalId: 9, Payload: 'text', Text: 'да' };
    expect(await post(serving, fill(path), message, me)).toMatchObject({
      OK: false,
      Error: { Code: 'internal_server_error' },
    });
    expect((await post(serving, fill(path), message, me)).OK).toBe(true);
    expect((await serving.get('/client-errors')).json).toMatchObject([{ path, hits: 1 }]);
  });

  it('is refused, and nothing happens, while too many webhooks are pending', async () => {
    const serving = await startTestServer({ to: 9, maxPending: 2 });
    const me = await logIn(serving);
    const send = (LocalId: number): Promise<Envelope> =>
      post(serving, 'chats/channel/send/support', { LocalId, Text: 'да' }, me);
    expect((await send(1)).OK).toBe(true);
    expect(await send(2)).toMatchObject({ OK: false, Error: { Code: 'internal_server_error' } });
    expect((await post(serving, 'chats/channel/messages/support', {}, me)).Result).toHaveLength(1);
  });
});

describe('the operator API', () => {
  it('says in its envelope that a path is not there, and that calls are POSTs', async () => {
    const { url } = await startTestServer();
    for (const [method, path] of [
      ['POST', '/api/v1/chats/nothing'],
      ['GET', '/api/v1/channels/query'],
      ['POST', '/iqmock/operator/v1/nothing'],
    ] as const) {
      const answer = await fetch(url + path, { method });
      expect(answer.status).toBe(404);
      const { OK, Error: error } = (await answer.json()) as Envelope & { Error: { Text: string } };
      expect([OK, error.Code]).toEqual([false, 'not_found']);
      expect(error.Text.includes('POST.')).toBe(method === 'GET');
    }
  });

  it('answers, reads, assigns and closes by the paths of the readme', async () => {
    const serving = await startTestServer();
    const me = await logIn(serving);
    const sent = await post(serving, 'chats/channel/send/support', { LocalId: 1, Text: 'Где заказ?' }, me);
    const { json: list } = await serving.get('/chats');
    const id = (list as { chats: { id: number }[] }).chats[0]?.id ?? 0;
    const call = async (path: string, body: unknown): Promise<Envelope> => {
      const answer = await fetch(serving.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return (await answer.json()) as Envelope;
    };
    expect((await call('/chats/messages/read', [sent.Result])).OK).toBe(true);
    expect((await call(`/api/v1/chats/assign/${id}`, {})).OK).toBe(true);
    expect((await call(`/api/v1/chats/typing/${id}`, {})).OK).toBe(true);
    const answered = await call(`/api/v1/chats/send/${id}`, { LocalId: 77, Payload: 'text', Text: 'В пути' });
    expect(await call(`/api/v1/chats/send/${id}`, { LocalId: 77, Payload: 'text', Text: 'В пути' })).toEqual(
      answered,
    );
    expect((await call(`/api/v1/chats/messages/query_by_chat/${id}`, {})).Result).toMatchObject([
      { Text: 'Где заказ?', Read: true },
      { Text: 'В пути' },
    ]);
    expect((await call('/iqmock/operator/v1/messages/delete', [answered.Result])).OK).toBe(true);
    expect((await call(`/api/v1/chats/close/${id}`, {})).OK).toBe(true);
    expect(await call(`/api/v1/chats/send/${id}`, { Text: 'ещё' })).toMatchObject({
      OK: false,
      Error: { Code: 'invalid' },
    });
    await serving.post('/wait', { until: 'idle' });
    const received = serving.server.consumer?.received ?? [];
    expect(received.flatMap(({ verdicts }) => verdicts)).toEqual([]);
    expect(received.map(({ outline }) => outline.type)).toEqual([
      'chat_created',
      'message_created',
      'message_read',
      'ticket_assigned',
      'typing',
      'message_created',
      'delete-messages',
      'chat_closed',
    ]);
  });
});
