import { defineClientGroup, done, type ClientEndpoint } from '../endpoint.ts';
import { channelOf, sessionOf } from '../endpoint.ts';

const posted = (
  path: string,
  data: (call: Parameters<ClientEndpoint['run']>[0]) => unknown,
): ClientEndpoint => ({
  method: 'POST',
  path,
  run: (call) => ({ Data: data(call) }),
});

const void_ = (path: string): ClientEndpoint => ({ method: 'POST', path, run: () => done });

/** What clients ask before and beside a conversation. */
export const definition = defineClientGroup({
  name: 'settings',
  doc: 'Settings and probes.',
  endpoints: [
    posted('chats/version', () => ({ Version: '4.4.0' })),
    posted('widget/greetings/{channel}', () => ({
      Greeting: 'Здравствуйте!',
      GreetingBold: 'Чем мы можем помочь?',
      PersonalDataRequestType: 'none',
      ChannelType: 'regular',
    })),
    posted('widget/personal_data_form/{channel}', () => ({ Fields: [] })),
    posted('info_requests/{channel}', () => ''),
    posted('chats/channel/blocker/{channel}', () => ({ Enabled: false, Text: '', BlockerFileId: null })),
    posted('chats/channel/audio_messages_enabled/{channel}', () => true),
    {
      method: 'GET',
      path: 'files/config',
      run: ({ instance }) => ({
        Result: {
          MaxFileSizeMb: Math.max(1, Math.floor(instance.settings.maxUploadBytes / 1_000_000)),
          MaxImageHeight: null,
          MaxImageWidth: null,
          AllowedExtensions: null,
          ForbiddenExtensions: null,
        },
      }),
    },
    posted('chats/channel/chat/get_settings/{channel}', (call) => {
      const channel = channelOf(call);
      const { client } = sessionOf(call);
      const chat = client.chatIn(channel);
      const name = chat?.assignee?.row.DisplayName ?? 'Оператор';
      return {
        Id: channel.row.Id,
        Message: '',
        Enabled: false,
        GreetFrom: 'user',
        Lifetime: 0,
        TotalOpenedTickets: chat?.open === true ? 1 : 0,
        OperatorName: name,
        Pseudonym: name,
        AvatarId: null,
        ChatTitle: channel.row.Title,
      };
    }),
    void_('chats/channel/system_chats/send/{channel}'),
    {
      method: 'GET',
      path: 'widget/get_end_appeals_settings/{channel}',
      run: () => ({ Data: { QuestionText: 'Оцените работу оператора', HasComment: true } }),
    },
    {
      method: 'GET',
      path: 'widget/localization/{channel}/languages',
      run() {
        const Languages = [{ Code: 'ru', Name: 'Русский', Default: true, IconURL: null }];
        // One client reads Data, another Result.
        return { Result: { Languages }, Data: { Languages } };
      },
    },
    {
      method: 'GET',
      path: 'widget/styles.css',
      run: () => new Response('', { headers: { 'Content-Type': 'text/css; charset=utf-8' } }),
    },
    void_('bad_words/check_message'),
    void_('log/message'),
    void_('push/channel/apns/{channel}'),
    void_('push/channel/fcm/{channel}'),
    void_('push/channel/hcm/{channel}'),
  ],
});
