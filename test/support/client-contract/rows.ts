import type { Talk } from './talk.ts';

/** The clients of the vendor: the web widget, and those written in Kotlin, in Swift, and in Objective-C for iOS. */
export type Caller = 'widget' | 'kotlin' | 'swift' | 'ios';

/** An endpoint of the client API, and what each client sends there. */
export interface Row {
  readonly path: string;
  readonly method: 'GET' | 'POST';
  /** Nobody who is not logged in gets an answer. */
  readonly needsSession?: true;
  /** Where the answer is, and its shape. A list is never null. */
  readonly gives: { readonly Result: string } | { readonly Data: string } | { readonly bytes: RegExp };
  /** The body of each client that calls it, as its own code spells the keys; undefined for none at all. */
  readonly bodies: Partial<Record<Caller, (talk: Talk) => unknown>>;
  /** Keys without which the call fails, as the platform writes them. */
  readonly requires?: readonly string[];
  /** Opens a session. */
  readonly isLogin?: true;
  /** Changes the tenant, so it is refused while too many webhooks are pending. */
  readonly changes?: true;
}

const none = (): undefined => undefined;
const nothing = { Result: 'none' } as const;
const needed = { needsSession: true } as const;

const post = (path: string, rest: Omit<Row, 'path' | 'method'>): Row => ({ path, method: 'POST', ...rest });
const get = (path: string, rest: Omit<Row, 'path' | 'method'>): Row => ({ path, method: 'GET', ...rest });

const logins: readonly Row[] = [
  post('clients/integration_auth', {
    gives: { Result: 'ClientAuth' },
    isLogin: true,
    requires: ['Credentials'],
    bodies: {
      widget: () => ({ Credentials: 'maria', Channel: 'support' }),
      kotlin: () => ({ Credentials: 'maria', Channel: 'support' }),
      swift: () => ({ credentials: 'maria', channel: 'support' }),
      ios: () => ({ Credentials: 'maria', Channel: 'support' }),
    },
  }),
  post('clients/integration_auth_in_project', {
    gives: { Result: 'ClientAuth' },
    isLogin: true,
    requires: ['Credentials'],
    bodies: { widget: () => ({ Credentials: 'maria', Project: 'main' }) },
  }),
  post('clients/integration_refresh', {
    gives: { Result: 'Refreshed' },
    bodies: { widget: () => ({ Credentials: 'maria' }) },
  }),
  post('clients/anonymous/auth', {
    ...needed,
    gives: { Result: 'AnonymousAuth' },
    isLogin: true,
    bodies: { widget: () => null },
  }),
  post('clients/anonymous/signup', {
    gives: { Result: 'ClientAuth' },
    isLogin: true,
    bodies: {
      widget: () => ({ Name: 'Гость', Channel: 'support', PersonalData: null }),
      swift: () => ({ channel: 'support' }),
    },
  }),
  post('clients/anonymous/create', {
    gives: { Result: 'ClientAuth' },
    isLogin: true,
    bodies: { widget: () => ({ Name: 'Гость', Channel: 'support' }) },
  }),
  post('clients/signup', {
    gives: { Result: 'ClientAuth' },
    isLogin: true,
    bodies: {
      kotlin: () => ({ Name: null, Channel: 'support' }),
      ios: () => ({ Name: 'Гость', Channel: 'support' }),
    },
  }),
  post('clients/auth', {
    gives: { Result: 'ClientAuth' },
    isLogin: true,
    requires: ['Token'],
    bodies: {
      kotlin: ({ token }) => ({ Token: token }),
      swift: ({ token }) => ({ token }),
      ios: ({ token }) => ({ Token: token }),
    },
  }),
  post('clients/me', { ...needed, gives: { Result: 'Client' }, bodies: { kotlin: none } }),
  post('clients/set_language', {
    gives: nothing,
    bodies: { kotlin: () => ({ Code: 'ru' }), swift: () => ({ code: 'ru' }) },
  }),
  post('clients/get_last_messages', {
    ...needed,
    gives: { Result: 'LastMessages' },
    bodies: { kotlin: () => ({ ChannelNames: ['support'] }) },
  }),
];

const empty = (...callers: readonly Caller[]): Row['bodies'] =>
  Object.fromEntries(callers.map((caller) => [caller, none]));

const probes: readonly Row[] = [
  post('chats/version', { gives: { Data: 'Version' }, bodies: empty('widget') }),
  post('widget/greetings/{channel}', { gives: { Data: 'Greetings' }, bodies: empty('widget', 'kotlin') }),
  post('widget/personal_data_form/{channel}', { gives: { Data: 'Form' }, bodies: empty('widget') }),
  post('info_requests/{channel}', { gives: { Data: 'text' }, bodies: empty('widget') }),
  post('chats/channel/blocker/{channel}', {
    gives: { Data: 'Blocker' },
    bodies: empty('widget', 'kotlin'),
  }),
  post('chats/channel/audio_messages_enabled/{channel}', {
    gives: { Data: 'bool' },
    bodies: empty('widget'),
  }),
  get('files/config', { gives: { Result: 'FilesConfig' }, bodies: empty('widget', 'kotlin', 'swift') }),
  post('chats/channel/chat/get_settings/{channel}', {
    ...needed,
    gives: { Data: 'ChatSettings' },
    bodies: {
      widget: ({ clientId }) => ({ ClientId: clientId }),
      kotlin: ({ clientId }) => ({ ClientId: clientId }),
      swift: ({ clientId }) => ({ clientId }),
    },
  }),
  post('chats/channel/system_chats/send/{channel}', {
    gives: nothing,
    bodies: empty('widget', 'kotlin', 'swift'),
  }),
  get('widget/get_end_appeals_settings/{channel}', {
    gives: { Data: 'EndAppeals' },
    bodies: empty('widget'),
  }),
  get('widget/localization/{channel}/languages', {
    gives: { Data: 'Languages' },
    bodies: empty('kotlin', 'swift'),
  }),
  get('widget/styles.css', { gives: { bytes: /^text\/css/ }, bodies: empty('widget') }),
  post('bad_words/check_message', {
    gives: nothing,
    bodies: { widget: () => ({ Text: 'Где мой заказ?' }) },
  }),
  post('log/message', {
    gives: nothing,
    bodies: { widget: () => ({ Widget: true, Level: 2, Message: 'Unhandled channel event' }) },
  }),
  ...['apns', 'fcm', 'hcm'].map((kind) =>
    post(`push/channel/${kind}/{channel}`, {
      gives: nothing,
      bodies: {
        widget: () => ({ Type: kind, Token: 'x' }),
        kotlin: () => ({ Token: 'x' }),
        swift: () => ({ token: 'x' }),
        ios: () => ({ Token: 'x' }),
      },
    }),
  ),
];

export { get, needed, none, nothing, post, logins, probes };
