import { describe, expect, it } from 'vitest';
import { messages } from '../support/client-contract/message-rows.ts';
import type { Caller } from '../support/client-contract/rows.ts';
import { misshapen, misshapenRels } from '../support/client-contract/shapes.ts';
import { call, startTalk, tokenOf, type Talk } from '../support/client-contract/talk.ts';
import { clientPrefix, logIn, post, type Envelope } from '../support/serve-clients.ts';
import { startTestServer } from '../support/serve.ts';

const header = ({ token }: Talk): Record<string, string> => ({ authorization: `Client ${token}` });

const history = async (talk: Talk, body: object): Promise<string[]> => {
  const { Result } = await post(talk.serving, 'chats/channel/messages/support', body, header(talk));
  return (Result as { Text: string }[]).map(({ Text }) => Text);
};

describe('an upload', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAAC0lEQVR4nGNgQAYAAA8AAfFQ3pMAAAAASUVORK5CYII=',
    'base64',
  );
  const uploads: readonly (readonly [Caller, string, string, string, object])[] = [
    ['widget', 'image', 'фото.png', 'image/png', { Type: 'image', ImageWidth: 2, ImageHeight: 3 }],
    ['widget', 'audio', 'voice.mp3', 'audio/mpeg', { Type: 'audio' }],
    ['kotlin', 'file', 'договор.pdf', 'application/pdf', { Type: 'file' }],
    // No content type, and a name that every picture has.
    ['swift', 'image', 'image.jpeg', '', { Type: 'image', Name: 'image.jpeg', ContentType: 'image/jpeg' }],
    ['ios', 'file', 'notes.txt', '', { Type: 'file' }],
  ];

  it.each(uploads)('of %s, %s, is a file that every client reads', async (caller, type, name, mime, row) => {
    const talk = await startTalk();
    const path = 'files/upload';
    const body = Buffer.concat([
      Buffer.from(`--x\r\nContent-Disposition: form-data; name="Type"\r\n\r\n${type}\r\n`),
      Buffer.from(`--x\r\nContent-Disposition: form-data; name="File"; filename="${name}"\r\n`),
      Buffer.from(`Content-Type: ${mime}\r\n\r\n`),
      png,
      Buffer.from('\r\n--x--\r\n'),
    ]);
    const answer = await fetch(`${talk.serving.url}${clientPrefix}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x', ...tokenOf(caller, { path }, talk) },
      body,
    });
    const { OK, Result, Rels } = (await answer.json()) as Envelope;
    expect(OK).toBe(true);
    expect([...misshapen(Result, 'File', 'Result'), ...misshapenRels(Rels)]).toEqual([]);
    expect(Result).toMatchObject({ ...row, Size: png.length, Name: name });
  });

  it('without a file, or that is no form, is an error of the application', async () => {
    const talk = await startTalk();
    for (const type of ['multipart/form-data; boundary=x', 'multipart/form-data', 'application/json', '']) {
      const answer = await fetch(`${talk.serving.url}${clientPrefix}/files/upload`, {
        method: 'POST',
        headers: { ...header(talk), 'content-type': type },
        body: '--x--\r\n',
      });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ OK: false, Error: { Code: 'bad_request' }, Rels: {} });
    }
  });
});

describe('a history', () => {
  it('is the oldest first, as long as asked for, and between the ids that each client names', async () => {
    const talk = await startTalk();
    const { asked } = talk;
    const all = await history(talk, {});
    expect(all).toHaveLength(8);
    expect(all.slice(0, 2)).toEqual(['Есть кто?', 'Да']);
    expect(await history(talk, { Limit: 2 })).toEqual(all.slice(-2));
    expect(await history(talk, { limit: '2' })).toEqual(all.slice(-2));
    for (const Limit of [0, -1, null, 'x', 1.5, 1e9]) expect(await history(talk, { Limit })).toEqual(all);
    for (const key of ['MaxId', 'maxID', 'ToId'])
      expect(await history(talk, { [key]: asked.text })).toEqual(all.slice(0, 1));
    expect(await history(talk, { MaxId: 0, ToId: 0, FromId: 0, Q: '' })).toEqual(all);
    expect(await history(talk, { FromId: asked.text, Limit: 1 })).toEqual(['Да']);
    expect(await history(talk, { Q: 'ЕСТЬ' })).toEqual(['Есть кто?']);
  });
});

describe('a message', () => {
  it('that is sent again, in whatever spelling and at once, is one', async () => {
    const talk = await startTalk();
    const row = messages.find(({ path }) => path.endsWith('send/{channel}')) as (typeof messages)[number];
    const spelled = ['LocalId', 'localId', 'LOCALID'].map((key) => ({ [key]: 55, Text: 'Раз' }));
    const sent = await Promise.all(
      [...spelled, ...spelled].map((body) => call(talk, row, body, header(talk))),
    );
    expect(new Set(sent.map(({ text }) => text)).size).toBe(1);
    expect((await history(talk, {})).filter((text) => text === 'Раз')).toHaveLength(1);
    const other = await logIn(talk.serving, 'oleg');
    const theirs = await post(
      talk.serving,
      'chats/channel/send/support',
      { LocalId: 55, Text: 'Раз' },
      other,
    );
    expect(theirs.Result).not.toBe((JSON.parse(sent[0]?.text ?? '{}') as Envelope).Result);
  });

  it('beyond --max-pending is refused by every call that changes something, and read by the others', async () => {
    const talk = await startTalk({ to: 9, maxPending: 15 });
    while ((await post(talk.serving, 'chats/channel/send/support', { Text: 'да' }, header(talk))).OK);
    const before = await history(talk, {});
    for (const row of messages) {
      const [caller] = Object.keys(row.bodies) as Caller[];
      const body = row.bodies[caller as Caller]?.(talk);
      const fresh = row.path.includes('send') ? { Text: 'ещё' } : body;
      const { text } = await call(talk, row, fresh, header(talk));
      const answer = JSON.parse(text) as Envelope;
      expect([row.path, answer.OK]).toEqual([row.path, row.changes !== true]);
      if (!answer.OK) expect(answer.Error?.Code).toBe('internal_server_error');
    }
    expect(await history(talk, {})).toEqual(before);
  });
});

describe('the card of a client', () => {
  it('is refreshed by credentials, of whoever is logged in or of nobody else', async () => {
    const serving = await startTestServer();
    const me = await logIn(serving, 'maria');
    await logIn(serving, 'oleg');
    const refresh = (body: unknown, headers = {}): Promise<Envelope> =>
      post(serving, 'clients/integration_refresh', body, headers);
    const maria = await post(serving, 'clients/me', null, me);
    const card = { OK: true, Result: { Client: { Id: (maria.Result as { Id: number }).Id } } };
    expect(await refresh({ Credentials: 'maria' })).toMatchObject(card);
    expect(await refresh({ credentials: 'maria' }, me)).toMatchObject(card);
    expect(await refresh({}, me)).toMatchObject(card);
    expect(await refresh({ Credentials: 'a new token of hers' }, me)).toMatchObject(card);
    expect(await refresh({ Credentials: 'oleg' }, me)).toMatchObject({ Error: { Code: 'invalid' } });
    expect(await refresh({ Credentials: 'nobody' })).toMatchObject({ Error: { Code: 'unauthorized' } });
    expect(await refresh({})).toMatchObject({ Error: { Code: 'unauthorized' } });
  });

  it('has the last messages of the channels that were asked for', async () => {
    const talk = await startTalk();
    await talk.serving.post('/channels', { name: 'sales', type: 'iqchat', title: 'Продажи' });
    const names = async (body: object): Promise<string[]> => {
      const answer = await post(talk.serving, 'clients/get_last_messages', body, header(talk));
      return (answer.Result as { channels: { name: string }[] }).channels.map(({ name }) => name);
    };
    expect(await names({ ChannelNames: ['sales'] })).toEqual(['sales']);
    expect(await names({ channelNames: ['sales', 'support', 'x'] })).toEqual(['support', 'sales']);
    expect(await names({})).toEqual(['support', 'sales']);
  });
});

describe('a planted error', () => {
  it('shows its own text, and is refused at an endpoint that is none', async () => {
    const { serving } = await startTalk();
    const text = 'Такие слова не пишут';
    await serving.post('/client-errors', {
      path: '/public/api/v1/bad_words/check_message',
      code: 'invalid',
      text,
    });
    expect(await post(serving, 'bad_words/check_message', { Text: 'ой' })).toMatchObject({
      OK: false,
      Error: { Code: 'invalid', Text: text },
    });
    for (const path of ['chats/channel/sned/{channel}', 'chats/channel/send/support']) {
      const answer = await serving.post('/client-errors', { path, code: 'invalid' });
      expect(answer.status).toBe(404);
      expect(answer.json).toMatchObject({
        error: { hint: expect.stringContaining('chats/channel/send/{channel}') as string },
      });
    }
    expect((await serving.get('/client-errors')).json).toHaveLength(1);
  });
});
