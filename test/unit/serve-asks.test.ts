import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asOperator, clientPrefix, frames, logIn, post } from '../support/serve-clients.ts';
import { startTestServer, type TestServer } from '../support/serve.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const own = '/iqmock/operator/v1';

/** A client who wrote, an operator who answered, and the id of the chat. */
async function talk(serving: TestServer): Promise<{ me: Record<string, string>; chatId: number }> {
  const me = await logIn(serving);
  await post(serving, 'chats/channel/send/support', { LocalId: 1, Text: 'Где заказ?' }, me);
  const chats = await serving.get('/chats');
  const chatId = (chats.json as { chats: { id: number }[] }).chats[0]?.id ?? 0;
  await serving.post('/steps/assign', { chat: `chat:${chatId}`, to: 'anna' });
  return { me, chatId };
}

describe('what operators ask of a client', () => {
  it('shows a rating as pending, takes one value once, and shows it as rated', async () => {
    const serving = await startTestServer();
    const { me, chatId } = await talk(serving);
    const { status } = await serving.post(`/chats/${chatId}/ask`);
    expect(status).toBe(201);
    const history = await post(serving, 'chats/channel/messages/support', {}, me);
    const row = (history.Result as { RatingId: number; Payload: string }[]).at(-1);
    expect(row?.Payload).toBe('rating');
    expect(history.Rels['Ratings']).toMatchObject([{ Id: row?.RatingId, State: 'pending', Value: null }]);
    for (const value of [0, 6, 4.5, 'x', null]) {
      const refused = await post(
        serving,
        'ratings/rate',
        { RatingId: row?.RatingId, Rating: { Value: value } },
        me,
      );
      expect(refused).toMatchObject({ OK: false, Error: { Code: 'invalid' } });
    }
    // The names as the iOS client writes them.
    const rated = await post(serving, 'ratings/rate', { ratingId: row?.RatingId, rating: { value: 4 } }, me);
    expect(rated.Result).toMatchObject({ State: 'rated', Value: 4 });
    const again = await post(serving, 'ratings/rate', { RatingId: row?.RatingId, Rating: { Value: 1 } }, me);
    expect(again.Result).toMatchObject({ State: 'rated', Value: 4 });
    const conversation = await serving.get(`/chats/${chatId}`);
    expect((conversation.json as { messages: unknown[] }).messages.at(-1)).toMatchObject({
      asks: { kind: 'rating', state: 'answered', answer: { value: 4 } },
    });
    await serving.post('/wait', { until: 'idle' });
    expect(serving.server.consumer?.stats).toMatchObject({ invalid: 0 });
  });

  it('lets nobody answer what was asked of another client', async () => {
    const serving = await startTestServer();
    const { chatId } = await talk(serving);
    const asked = await asOperator(serving, `${own}/ratings/request/${chatId}`);
    const other = await logIn(serving, 'oleg');
    const body = { RatingId: asked.Result, Rating: { Value: 5 } };
    expect(await post(serving, 'ratings/rate', body, other)).toMatchObject({ Error: { Code: 'not_found' } });
    expect(await post(serving, 'ratings/rate', body)).toMatchObject({ Error: { Code: 'unauthorized' } });
  });

  it('passes a rating over: the stream of the client hears of it, the consumer only where it is requested for', async () => {
    for (const events of ['documented', 'extended'] as const) {
      const serving = await startTestServer({ events });
      const { me, chatId } = await talk(serving);
      const asked = await asOperator(serving, `${own}/ratings/request/${chatId}`);
      const stream = frames(`${serving.url}${clientPrefix}/sse/chats/channel/events/support`, me);
      const heard = stream.next();
      await new Promise((resolve) => setTimeout(resolve, 100));
      const ignored = await post(serving, 'ratings/ignore', { RatingId: asked.Result }, me);
      expect(ignored.Result).toMatchObject({ Id: asked.Result, State: 'ignored' });
      expect((await heard).value).toMatchObject({
        body: {
          Result: [{ Type: 'rating_ignored', MessageId: asked.Result }],
          Rels: { ChatMessages: [{ RatingId: asked.Result }], Ratings: [{ State: 'ignored' }] },
        },
      });
      await stream.return(undefined);
      await serving.post('/wait', { until: 'idle' });
      const { received = [], stats } = serving.server.consumer ?? {};
      const types = received.map(({ outline }) => outline.type);
      expect(types.includes('rating_ignored')).toBe(events === 'extended');
      expect(stats).toMatchObject({ invalid: 0 });
    }
  });

  it('shows a poll, takes its answers and ends it', async () => {
    const serving = await startTestServer();
    const { me, chatId } = await talk(serving);
    await serving.post(`/chats/${chatId}/ask`, {
      questions: [
        { type: 'stars', text: 'Как вам ответ?' },
        { type: 'one_of_list', text: 'Почему?', answers: ['Быстро', 'Долго'] },
        { type: 'scale', text: 'Посоветуете нас?' },
      ],
    });
    const { Rels } = await post(serving, 'chats/channel/messages/support', {}, me);
    const [rating] = Rels['Ratings'] as { Id: number; State: string; RatingPollId: number }[];
    const [poll] = Rels['RatingPolls'] as {
      Id: number;
      Questions: { Id: number; Answers: { Id: number }[] }[];
    }[];
    expect(rating).toMatchObject({ State: 'poll', RatingPollId: poll?.Id });
    expect(poll).toMatchObject({
      FeedbackThanks: true,
      // One at most rates the ticket: the widget shows the last one's value as the rating.
      Questions: [
        { AsTicketRating: true },
        { Type: 'one_of_list', AsTicketRating: false },
        { Type: 'scale', AsTicketRating: false, Scale: { FromValue: 1, ToValue: 10 } },
      ],
    });
    const input = [
      { RatingId: rating?.Id, RatingPollQuestionId: poll?.Questions[0]?.Id, Type: 'stars', AnswerStars: 5 },
      {
        RatingId: rating?.Id,
        RatingPollQuestionId: poll?.Questions[1]?.Id,
        RatingPollAnswerId: poll?.Questions[1]?.Answers[0]?.Id,
      },
    ];
    expect((await post(serving, 'ratings/send_poll', { RatingPollClientAnswerInput: input }, me)).OK).toBe(
      true,
    );
    const ended = await post(
      serving,
      'ratings/finish_poll',
      { RatingId: rating?.Id, RatingPollId: poll?.Id, Rated: true },
      me,
    );
    expect(ended.Result).toMatchObject({ State: 'finished', Value: 5 });
  });

  it('shows a form until it is filled in or passed over', async () => {
    const serving = await startTestServer();
    const { me, chatId } = await talk(serving);
    const asked = await asOperator(serving, `${own}/info_requests/request/${chatId}`, {
      Fields: [{ Name: 'phone', Label: 'Телефон', Required: true }],
    });
    const history = await post(serving, 'chats/channel/messages/support', {}, me);
    expect(history.Rels['InfoRequests']).toMatchObject([
      { Id: asked.Result, State: 'pending', Form: { Fields: [{ Name: 'phone', Required: true }] } },
    ]);
    const filled = await post(
      serving,
      'info_requests/respond',
      {
        RequestId: asked.Result,
        ClientConsent: true,
        // The widget writes what is typed there, and sends all the rest of the field back.
        Form: { Fields: [{ Name: 'phone', CorrespondingField: '+7 900', Value: null }] },
      },
      me,
    );
    expect(filled.Result).toMatchObject({
      State: 'finished',
      ClientConsent: true,
      Form: { Fields: [{ Value: '+7 900', CorrespondingField: '+7 900' }] },
    });
    const next = await asOperator(serving, `${own}/info_requests/request/${chatId}`, {
      Fields: [{ Name: 'x' }],
    });
    expect(
      (await post(serving, 'info_requests/ignore', { RequestId: next.Result }, me)).Result,
    ).toMatchObject({
      State: 'ignored',
    });
    // The consent link of the start page has an address that begins alike.
    expect((await post(serving, 'info_requests/support', null, me)).OK).toBe(true);
  });

  it('keeps answers, edits and passed-over ratings over a restart', async () => {
    const state = join(temporaryFolder(), 'state.ndjson');
    const first = await startTestServer({ state });
    const { me, chatId } = await talk(first);
    const asked = await asOperator(first, `${own}/ratings/request/${chatId}`);
    await post(first, 'ratings/rate', { RatingId: asked.Result, Rating: { Value: 3 } }, me);
    const skipped = await asOperator(first, `${own}/ratings/request/${chatId}`);
    await post(first, 'ratings/ignore', { RatingId: skipped.Result }, me);
    const answer = await asOperator(first, `/api/v1/chats/send/${chatId}`, { Text: 'В пути' });
    await asOperator(first, `${own}/messages/edit`, { MessageId: answer.Result, Text: 'Уже у вас' });
    const before = await post(first, 'chats/channel/messages/support', {}, me);
    await first.server.close();
    const second = await startTestServer({ state });
    const after = await post(second, 'chats/channel/messages/support', {}, me);
    expect(after).toEqual(before);
    expect(after.Rels['Ratings']).toMatchObject([{ State: 'rated', Value: 3 }, { State: 'ignored' }]);
    expect(after.Result).toMatchObject([
      {},
      {},
      {},
      { Text: 'Уже у вас', EditedAt: expect.any(Number) as number },
    ]);
  });
});

describe('what only clients hear of', () => {
  it('edits, files, changed clients and the end of a greeting go to the stream, and make no webhook', async () => {
    const serving = await startTestServer();
    const { me, chatId } = await talk(serving);
    const answer = await asOperator(serving, `/api/v1/chats/send/${chatId}`, { Text: 'В пути' });
    const world = (await serving.get('/world')).json as { operators: { id: number }[] };
    const anna = world.operators[0]?.id;
    await serving.post('/steps/message', { chat: `chat:${chatId}`, from: 'anna', file: true, as: 'file' });
    const stream = frames(`${serving.url}${clientPrefix}/sse/chats/channel/events/support`, me);
    const first = stream.next();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await asOperator(serving, `${own}/messages/edit`, { MessageId: answer.Result, Text: 'Уже у вас' });
    await serving.post('/trigger/file_updated', { message: 'file', state: 'rejected' });
    await serving.post('/trigger/client_changed', { name: 'Мария Петрова' });
    await serving.post('/trigger/close-system-chat', { messages: ['file'] });
    const heard = [
      (await first).value,
      (await stream.next()).value,
      (await stream.next()).value,
      (await stream.next()).value,
    ];
    await stream.return(undefined);
    expect(heard).toMatchObject([
      {
        body: {
          Result: [
            {
              Type: 'message_edited',
              // It takes the place of the one that is shown, so who wrote it stands inside.
              Messages: [{ Id: answer.Result, Text: 'Уже у вас', My: false, User: { Id: anna } }],
            },
          ],
        },
      },
      { body: { Result: [{ Type: 'file_updated' }], Rels: { Files: [{ State: 'rejected' }] } } },
      { body: { Result: [{ Type: 'client_changed' }], Rels: { Clients: [{ Name: 'Мария Петрова' }] } } },
      { body: { Result: [{ Type: 'close-system-chat', Messages: [{ Payload: 'file' }] }] } },
    ]);
    await serving.post('/wait', { until: 'idle' });
    const types = serving.server.consumer?.received.map(({ outline }) => outline.type);
    expect(types).toEqual([
      'chat_created',
      'message_created',
      'ticket_assigned',
      'message_created',
      'message_created',
    ]);
  });
});

describe('operators', () => {
  it('join and leave chats, have an inbox, and hear what happens, from where they left off', async () => {
    const serving = await startTestServer();
    const { chatId } = await talk(serving);
    const world = await serving.get('/world');
    const { channels, operators } = world.json as { channels: { id: number }[]; operators: { id: number }[] };
    const anna = operators[0]?.id ?? 0;
    await serving.post('/operators', { name: 'boris' });
    const added = (await serving.get('/world')).json as { operators: { id: number }[] };
    const boris = added.operators.at(-1)?.id ?? 0;
    const api = '/api/v1/chats';
    const member = await asOperator(serving, `${api}/invite/${chatId}`, { UserId: boris });
    expect(member.Result).toMatchObject({ ChatId: chatId, UserId: boris, Present: true, Assigned: false });
    const members = await asOperator(serving, `${api}/members/query_by_chat/${chatId}`);
    expect(members.Result).toMatchObject([
      { UserId: anna, Assigned: true },
      { UserId: boris, Present: true },
    ]);
    await asOperator(serving, `${api}/leave/${chatId}`, { UserId: boris });
    const inbox = await asOperator(serving, `${api}/inboxes/get_by_user/${boris}`);
    expect(inbox.Result).toMatchObject({ TotalThreads: 1, TotalOpenThreads: 0, TotalAssignedThreads: 0 });
    const threads = await asOperator(serving, `${api}/inbox_threads/query_by_user/${anna}`, { Open: true });
    expect(threads.Result).toMatchObject([{ ChatId: chatId, Open: true }]);
    const deliveries = serving.server.deliveries();
    const first = deliveries.at(-1)?.eventId ?? 0;
    const channel = channels[0]?.id ?? 0;
    for (const path of [`chat/${chatId}`, `channel/${channel}`, `user/${anna}`]) {
      const url = `${serving.url}/api/v1/sse/chats/events/listen_to_${path}?FromId=${first}`;
      const types: unknown[] = [];
      for await (const { body, type } of frames(url, {})) {
        expect(type).toBe('text/event-stream');
        types.push((body.Result as { Type: string }[])[0]?.Type);
        if (types.length === 2) break;
      }
      expect(types).toEqual(['message_created', 'ticket_assigned']);
    }
  });
});
