import { describe, expect, it, onTestFinished } from 'vitest';
import { createVirtualClock } from '../../src/env/clock.ts';
import { createHost } from '../../src/env/host.ts';
import { startServer } from '../../src/serve/server.ts';
import { misshapen, misshapenRels } from '../support/client-contract/shapes.ts';
import { startTalk, type Talk } from '../support/client-contract/talk.ts';
import { openRaw, type RawStream } from '../support/raw-chunks.ts';
import { asOperator, clientPrefix, logIn, post } from '../support/serve-clients.ts';

const eras = ['2018', '2021', '2022', '2023'] as const;

interface Frame {
  readonly OK: boolean;
  readonly Error: unknown;
  readonly Result: readonly {
    readonly Id: number;
    readonly Type: string;
    readonly Actor: string;
    readonly UserId: number;
    readonly MessageId: number;
    readonly ClientId: number;
    readonly Messages?: readonly unknown[];
  }[];
  readonly Rels: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

async function open({ serving, token }: Talk, query = ''): Promise<RawStream> {
  const address = `${serving.url}${clientPrefix}/sse/chats/channel/events/support?ChatType=regular${query}`;
  const stream = await openRaw(address, { Authorization: `Client ${token}` });
  onTestFinished(stream.end);
  return stream;
}

const framesOf = ({ writes }: RawStream): Frame[] =>
  writes.filter((one) => one.startsWith('data: ')).map((one) => JSON.parse(one.slice(6)) as Frame);

/** Everything that a client may hear of, in one chat. */
async function happen(talk: Talk): Promise<void> {
  const { serving, token, chatId, asked } = talk;
  const me = { authorization: `Client ${token}` };
  const chat = `chat:${chatId}`;
  const own = '/iqmock/operator/v1';
  await post(serving, 'chats/channel/typing/support', { Text: 'Где' }, me);
  await post(
    serving,
    'chats/channel/send/support',
    { LocalId: 77, Text: 'Где мой заказ? \u2028\u0085😀' },
    me,
  );
  await serving.post('/steps/typing', { chat, by: 'anna' });
  await serving.post('/steps/read', { chat, by: 'anna' });
  await serving.post('/steps/message', { chat, from: 'anna', text: 'В пути', as: 'answer' });
  await serving.post('/steps/message', { chat, from: 'anna', image: true, as: 'picture' });
  await post(serving, 'chats/messages/received', [asked.text], me);
  await post(serving, 'chats/messages/read', [asked.text], me);
  await post(serving, 'chats/messages/listen', asked.voice, me);
  await asOperator(serving, `${own}/messages/edit`, { MessageId: asked.text, Text: 'Нет' });
  await asOperator(serving, `${own}/files/set_state`, { MessageId: asked.image, State: 'rejected' });
  await serving.post('/trigger/client_changed', { name: 'Мария' });
  await post(serving, 'ratings/ignore', { RatingId: asked.ignored }, me);
  await serving.post('/steps/delete', { message: 'answer' });
  await serving.post('/trigger/close-system-chat', { messages: ['picture'] });
  await serving.post('/steps/close', { chat, by: 'anna' });
  await post(serving, 'chats/channel/send/support', { LocalId: 78, Text: 'Ещё' }, me);
}

describe.each(eras)('a stream of events in the era of %s', (profile) => {
  it('is one write for each frame, of ASCII and line feeds, in shapes that the strictest client reads', async () => {
    const talk = await startTalk({ profile });
    const stream = await open(talk);
    await happen(talk);
    await expect.poll(() => framesOf(stream).map(({ Result }) => Result[0]?.Type)).toEqual(heard);
    expect(stream.head).toMatch(/^HTTP\/1\.1 200 /);
    expect(stream.head).toMatch(/^content-type: text\/event-stream\r?$/im);
    for (const write of stream.writes) expect(write).toMatch(/^(: [ -~]+|data: \{[ -~]+\})\n\n$/);
    const frames = framesOf(stream);
    const wrong = frames.flatMap((frame) => [
      ...(frame.OK && frame.Error === null ? [] : ['not OK']),
      ...misshapen(frame.Result, 'ChatEvent[]', frame.Result[0]?.Type ?? ''),
      ...misshapenRels(frame.Rels),
      ...whatIsMissing(frame),
    ]);
    expect(wrong).toEqual([]);
    const own = messagesIn(frames).map(({ LocalId, My }) => [LocalId, My]);
    expect(own.filter(([, isMine]) => isMine)).toEqual([
      [77, true],
      [78, true],
    ]);
    expect(messagesIn(frames)[0]).toMatchObject({ Text: 'Где мой заказ? \u2028\u0085😀' });
  });
});

/** What a client gets of all that happens; its own typing, chat_created and ticket_assigned are not among it. */
const heard = [
  'message_created',
  'typing',
  'message_read',
  'message_read',
  'message_created',
  'message_created',
  'message_received',
  'message_read',
  'message_listened',
  'message_edited',
  'file_updated',
  'client_changed',
  'rating_ignored',
  'delete-messages',
  'close-system-chat',
  'chat_closed',
  'message_created',
];

/** The new messages of frames. */
function messagesIn(frames: readonly Frame[]): readonly Readonly<Record<string, unknown>>[] {
  return frames
    .filter(({ Result }) => Result[0]?.Type === 'message_created')
    .flatMap(({ Rels }) => Rels['ChatMessages'] ?? []);
}

/** What a client looks up and does not find. */
function whatIsMissing({ Result, Rels }: Frame): string[] {
  const has = (list: string, id: unknown): boolean => Rels[list]?.some((row) => row['Id'] === id) ?? false;
  return Result.flatMap(({ Type, Actor, UserId, MessageId, ClientId, Messages }) => [
    ...(Type === 'typing' && !(Actor === 'user' && has('Users', UserId)) ? ['typing without its user'] : []),
    ...(/^message_created|rating|file_/.test(Type) && !has('ChatMessages', MessageId)
      ? [`${Type} no row`]
      : []),
    ...(/^delete|edited|system/.test(Type) && !Array.isArray(Messages) ? [`${Type} no Messages`] : []),
    ...(Type === 'client_changed' && !has('Clients', ClientId) ? ['client_changed without its client'] : []),
  ]);
}

describe('a stream', () => {
  it('goes on after LastEventId, however the id is written, and has no backlog without one', async () => {
    const talk = await startTalk();
    const history = await post(
      talk.serving,
      'chats/channel/messages/support',
      {},
      { authorization: `Client ${talk.token}` },
    );
    const last = (history.Result as { Id: number; EventId: number }[]).find(
      ({ Id }) => Id === talk.asked.text,
    );
    const expected = 6;
    // The Kotlin client writes a second question mark, the Swift one may leave ChatType empty.
    for (const query of [`&LastEventId=${last?.EventId}`, `?LastEventId=${last?.EventId}`]) {
      const stream = await open(talk, query);
      await expect.poll(() => framesOf(stream)).toHaveLength(expected);
      expect(framesOf(stream).every(({ Result }) => (Result[0]?.Id ?? 0) > (last?.EventId ?? 0))).toBe(true);
    }
    for (const query of ['', '&LastEventId=', '&LastEventId=0', '&LastEventId=x']) {
      const stream = await open(talk, query);
      await talk.serving.post('/steps/typing', { chat: `chat:${talk.chatId}`, by: 'anna' });
      await expect.poll(() => framesOf(stream)).toHaveLength(1);
      expect(framesOf(stream)).toMatchObject([{ Result: [{ Type: 'typing' }] }]);
    }
  });

  it('shows nothing of another client', async () => {
    const talk = await startTalk();
    const other = await logIn(talk.serving, 'oleg');
    const stream = await openRaw(
      `${talk.serving.url}${clientPrefix}/sse/chats/channel/events/support?LastEventId=1`,
      other,
    );
    onTestFinished(stream.end);
    await happen(talk);
    await post(talk.serving, 'chats/channel/send/support', { LocalId: 1, Text: 'Привет' }, other);
    await expect.poll(() => framesOf(stream)).toHaveLength(1);
    expect(messagesIn(framesOf(stream))).toMatchObject([{ Text: 'Привет', My: true }]);
  });

  it.each(['events/support', 'unread/support', 'unread/multichat'])(
    'of %s is refused to who is not logged in, in the envelope',
    async (path) => {
      const { serving } = await startTalk();
      const answer = await fetch(`${serving.url}${clientPrefix}/sse/chats/channel/${path}`);
      expect(await answer.json()).toMatchObject({ OK: false, Error: { Code: 'unauthorized' }, Rels: {} });
    },
  );

  it('of unread messages is a number for one chat, and a row for several', async () => {
    const talk = await startTalk();
    const address = `${talk.serving.url}${clientPrefix}/sse/chats/channel/unread`;
    const headers = { authorization: `Client ${talk.token}` };
    const one = await openRaw(`${address}/support`, headers);
    const several = await openRaw(`${address}/multichat`, headers);
    onTestFinished(() => [one, several].forEach(({ end }) => end()));
    await expect.poll(() => [...framesOf(one), ...framesOf(several)]).toHaveLength(2);
    expect(framesOf(one)).toMatchObject([{ OK: true, Result: 7, Rels: {} }]);
    expect(misshapen(framesOf(several)[0]?.Result, 'Unread', 'Result')).toEqual([]);
    await post(talk.serving, 'chats/messages/read', [talk.asked.text], headers);
    await expect.poll(() => framesOf(one).at(-1)?.Result).toBe(6);
  });

  it('has a comment at least every 25 seconds', async () => {
    const clock = createVirtualClock(Date.UTC(2026, 2, 2));
    const server = await startServer({ to: 9, seed: 7 }, { ...createHost(), clock });
    onTestFinished(async () => {
      const closed = server.close();
      await clock.advance(2000);
      await closed;
    });
    const answer = await fetch(`${server.url}${clientPrefix}/clients/signup`, { method: 'POST' });
    const { Result } = (await answer.json()) as { Result: { Session: { Token: string } } };
    const stream = await openRaw(`${server.url}${clientPrefix}/sse/chats/channel/events/support`, {
      authorization: `Client ${Result.Session.Token}`,
    });
    onTestFinished(stream.end);
    for (let count = 1; count <= 5; count++) {
      await clock.advance(25_000);
      await expect.poll(() => stream.writes.length).toBeGreaterThan(count);
    }
    for (const write of stream.writes) expect(write).toMatch(/^: [a-z]+\n\n$/);
  });
});
