import { get, needed, none, nothing, post, type Caller, type Row } from './rows.ts';
import type { Talk } from './talk.ts';

const everybody: readonly Caller[] = ['widget', 'kotlin', 'swift', 'ios'];
const all = (body: (talk: Talk) => unknown): Row['bodies'] =>
  Object.fromEntries(everybody.map((caller) => [caller, body]));

export const messages: readonly Row[] = [
  post('chats/channel/messages/{channel}', {
    ...needed,
    gives: { Result: 'ChatMessage[]' },
    bodies: {
      widget: () => ({ ChatType: 'regular', Limit: 50, Q: '', FromId: null, ToId: null }),
      kotlin: () => ({ ChatType: 'regular', Limit: 50, MaxId: null }),
      swift: ({ clientId }) => ({ maxID: null, clientId, chatType: 'regular' }),
      ios: () => ({ MaxId: null, Limit: 50 }),
    },
  }),
  post('chats/channel/send/{channel}', {
    ...needed,
    changes: true,
    gives: { Result: 'int' },
    requires: ['Text'],
    bodies: {
      widget: () => ({
        LocalId: 17,
        Payload: 'text',
        Text: 'Где мой заказ?',
        FileId: null,
        ReplyToMessageId: null,
        BotpressPayload: null,
        ChatType: 'regular',
        Metadata: { OS: 'x', Fields: {} },
        DisableFreeText: false,
      }),
      kotlin: () => ({ LocalId: 17, Payload: 'text', Text: 'Где мой заказ?', ChatType: 'regular' }),
      swift: ({ asked }) => ({
        localId: 18,
        payload: 'text',
        text: 'Да',
        replyToMessageID: asked.text,
        chatType: 'regular',
      }),
      ios: () => ({ LocalId: 19, Payload: 'text', Text: 'Где мой заказ?' }),
    },
  }),
  // A list of ids; a repeat is harmless.
  post('chats/messages/received', {
    ...needed,
    changes: true,
    gives: nothing,
    bodies: all(({ asked }) => [asked.text, asked.rating]),
  }),
  post('chats/messages/read', {
    ...needed,
    changes: true,
    gives: nothing,
    bodies: all(({ asked }) => [asked.text]),
  }),
  // One bare id.
  post('chats/messages/listen', {
    ...needed,
    changes: true,
    gives: nothing,
    bodies: { widget: ({ asked }) => asked.voice },
  }),
  post('chats/channel/typing/{channel}', {
    ...needed,
    gives: nothing,
    bodies: {
      widget: () => ({ ChatType: 'regular', Text: 'Где м' }),
      kotlin: () => ({ ChatType: 'regular' }),
      swift: none,
      ios: none,
    },
  }),
  ...['accept_product', 'decline_product'].map((verb) =>
    post(`chats/messages/${verb}`, {
      gives: nothing,
      bodies: {
        widget: ({ asked }) => ({ MessageId: asked.text, ProductId: 1 }),
        swift: ({ asked }) => ({ messageID: asked.text, productID: 1 }),
      },
    }),
  ),
  post('chats/messages/{id}/delete_transfer_to_channel_id', {
    gives: nothing,
    bodies: { kotlin: none, swift: none },
  }),
  post('chats/channel/tickets/existing/{channel}', {
    gives: { Result: 'any[]' },
    bodies: { widget: ({ clientId }) => ({ ClientId: clientId, Query: '' }) },
  }),
];

export const files: readonly Row[] = [
  // What is uploaded is a form, which the test of uploads sends.
  post('files/upload', { ...needed, gives: { Result: 'File' }, bodies: {} }),
  get('files/get/{id}', {
    ...needed,
    gives: { bytes: /^(image|audio|application)\// },
    bodies: all(none),
  }),
  get('files/image/{id}', { ...needed, gives: { bytes: /^image\// }, bodies: all(none) }),
  post('files/token', {
    ...needed,
    gives: { Result: 'FileToken' },
    requires: ['FileId'],
    bodies: {
      widget: ({ fileId }) => ({ FileId: fileId }),
      kotlin: ({ fileId }) => ({ FileId: fileId }),
      ios: ({ fileId }) => ({ FileId: fileId }),
    },
  }),
  get('files/get_file/{id}', {
    ...needed,
    gives: { Result: 'File' },
    bodies: { widget: none, kotlin: none, swift: none },
  }),
];

const answers = ({ asked, clientId }: Talk): object => ({
  RatingPollClientAnswerInput: [
    {
      ProjectId: 1,
      ClientId: clientId,
      RatingId: asked.poll,
      RatingPollQuestionId: asked.poll * 100 + 1,
      Type: 'stars',
      AnswerStars: 5,
    },
  ],
});

export const asks: readonly Row[] = [
  post('ratings/rate', {
    ...needed,
    gives: { Result: 'Rating' },
    requires: ['RatingId', 'Rating'],
    bodies: {
      widget: ({ asked }) => ({ RatingId: asked.rating, Rating: { Value: 4, Comment: 'Хорошо' } }),
      kotlin: ({ asked }) => ({ RatingId: asked.rating, Rating: { Value: 4 } }),
      swift: ({ asked }) => ({ ratingId: asked.rating, rating: { value: 4 } }),
      ios: ({ asked }) => ({ RatingId: asked.rating, Rating: { Value: 4 } }),
    },
  }),
  post('ratings/ignore', {
    ...needed,
    gives: { Result: 'Rating' },
    requires: ['RatingId'],
    bodies: {
      widget: ({ asked }) => ({ RatingId: asked.ignored }),
      ios: ({ asked }) => ({ RatingId: asked.ignored }),
    },
  }),
  post('ratings/send_poll', {
    ...needed,
    gives: nothing,
    bodies: {
      widget: answers,
      kotlin: answers,
      swift: (talk) => ({ ratingPollClientAnswerInput: Object.values(answers(talk))[0] as unknown }),
    },
  }),
  post('ratings/finish_poll', {
    ...needed,
    gives: { Result: 'Rating' },
    requires: ['RatingId'],
    bodies: {
      widget: ({ asked }) => ({ RatingId: asked.poll, RatingPollId: asked.poll, Rated: true }),
      kotlin: ({ asked }) => ({ RatingId: asked.poll, RatingPollId: asked.poll, Rated: true }),
      swift: ({ asked }) => ({ ratingId: asked.poll, ratingPollId: asked.poll, rated: true }),
    },
  }),
  post('ratings/query_poll', { gives: { Result: 'any[]' }, bodies: { widget: () => ({ Query: '' }) } }),
  post('info_requests/respond', {
    ...needed,
    gives: { Result: 'InfoRequest' },
    requires: ['RequestId'],
    bodies: {
      widget: ({ asked, clientId }) => ({
        RequestId: asked.form,
        ClientId: clientId,
        ClientConsent: true,
        Form: { Fields: [{ Name: 'phone', CorrespondingField: '+7 900' }] },
      }),
    },
  }),
  post('info_requests/ignore', {
    ...needed,
    gives: { Result: 'InfoRequest' },
    requires: ['RequestId'],
    bodies: { widget: ({ asked }) => ({ RequestId: asked.form }) },
  }),
];

/** Streams are held to their own rules. */
export const streams: readonly Row[] = [
  get('sse/chats/channel/events/{channel}', {
    ...needed,
    gives: { bytes: /^text\/event-stream$/ },
    bodies: {},
  }),
  get('sse/chats/channel/unread/{channel}', {
    ...needed,
    gives: { bytes: /^text\/event-stream$/ },
    bodies: {},
  }),
  get('sse/chats/channel/unread/multichat', {
    ...needed,
    gives: { bytes: /^text\/event-stream$/ },
    bodies: {},
  }),
];
