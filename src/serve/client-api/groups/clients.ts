import type { ClientEntity } from '../../../world/entities.ts';
import { refuseSpelling } from '../../../scenario/names.ts';
import { defineClientGroup, done, sessionOf, type ClientCall } from '../endpoint.ts';
import { ClientError, type Success } from '../envelope.ts';
import type { ClientSession } from '../sessions.ts';
import { clientFor } from '../viewer.ts';

/** The answer to every login: client and session, and the cookie that pictures are asked with. */
function loggedIn({ headers }: ClientCall, session: ClientSession): Success {
  headers['Set-Cookie'] = `client-session=${session.token}; Path=/`;
  return { Result: { Client: shownClient(session), Session: shownSession(session) }, Rels: {} };
}

function open(
  { instance }: ClientCall,
  facts: Pick<ClientSession, 'client' | 'channel' | 'credentials'>,
): ClientSession {
  return instance.clients.open({ ...facts, createdAt: instance.tenant.nowMs });
}

function shownClient({
  client,
  channel,
  credentials,
}: Pick<ClientSession, 'client' | 'channel' | 'credentials'>): object {
  return {
    ...clientFor(client.row),
    ...(credentials === null ? { Type: 'anonymous' } : {}),
    IntegrationId: credentials,
    MultiChatsInfo: {
      PersonalManagerName: '',
      ChannelName: channel.row.Title,
      ChannelIconColor: '#1c91d2',
      ChannelType: channel.row.Type,
      EnableForPersonalManagers: false,
      EnableChat: true,
    },
  };
}

function shownSession({ id, token, client, credentials, createdAt }: ClientSession): object {
  return {
    Id: id,
    ClientId: client.row.Id,
    Token: token,
    Integration: credentials !== null,
    IntegrationHash: '',
    IntegrationCredentials: credentials ?? '',
    CreatedAt: createdAt,
  };
}

/** Logs in with credentials: a client that the tenant knows under them, or a new one where anyone may come. */
function logIn(call: ClientCall): Success {
  const credentials = call.body.text('Credentials') ?? '';
  const channel = namedChannel(call);
  if (credentials === '') throw new ClientError('invalid', 'Credentials are empty');
  const client = clientOf(call, credentials) ?? newClient(call, credentials, undefined);
  return loggedIn(call, open(call, { client, channel, credentials }));
}

function clientOf({ instance }: ClientCall, credentials: string): ClientEntity | undefined {
  const { clients, tenant } = instance;
  const known = clients.sessions.clientOf(credentials) ?? tenant.registry.find(credentials);
  return known?.kind === 'client' ? known : undefined;
}

function newClient(
  call: ClientCall,
  credentials: string | undefined,
  name: string | undefined,
): ClientEntity {
  const { instance } = call;
  if (instance.settings.signup === 'known') throw new ClientError('unauthorized', 'Unknown client');
  const { registry, world } = instance.tenant;
  const isName = credentials !== undefined && refuseSpelling(credentials) === undefined;
  const key = registry.freeName(isName ? credentials.slice(0, 60) : 'client');
  const given = name?.trim().slice(0, 100) ?? '';
  return world.addClient(key, { channel: namedChannel(call).key, ...(given === '' ? {} : { name: given }) });
}

function namedChannel({ instance, body }: ClientCall): ClientSession['channel'] {
  const { registry } = instance.tenant;
  const name = body.text('Channel');
  const [first] = registry.channels.values();
  const channel = name === undefined || name === '' ? first : registry.channel(name);
  if (channel !== undefined) return channel;
  throw new ClientError('not_found', 'Channel not found');
}

function signUp(call: ClientCall): Success {
  const client = newClient(call, undefined, call.body.text('Name'));
  return loggedIn(call, open(call, { client, channel: namedChannel(call), credentials: null }));
}

/** By cookie alone. The answer is the client itself; its client and session are inside too, as other clients read it. */
function anonymousAgain(call: ClientCall): Success {
  const session = sessionOf(call);
  const answer = loggedIn(call, session);
  const inside = 'Result' in answer ? (answer.Result as object) : {};
  return { Result: { ...shownClient(session), ...inside } };
}

function byToken(call: ClientCall): Success {
  const session = call.instance.clients.sessions.find(call.body.text('Token'));
  if (session === undefined) throw new ClientError('unauthorized', 'Unauthorized');
  return loggedIn(call, session);
}

/**
 * The card of the client whose credentials these are; without credentials, that of the caller. New credentials of a client
 * who is logged in are taken as theirs.
 */
function refresh(call: ClientCall): Success {
  const credentials = call.body.text('Credentials') ?? '';
  const known = credentials === '' ? undefined : clientOf(call, credentials);
  if (known === undefined) return { Result: { Client: shownClient(sessionOf(call)) } };
  if (call.session !== undefined && call.session.client !== known)
    throw new ClientError('invalid', 'These are the credentials of another client');
  const channel = call.session?.channel ?? known.channel;
  return { Result: { Client: shownClient({ client: known, channel, credentials }) } };
}

/** Logins. */
export const definition = defineClientGroup({
  name: 'clients',
  doc: 'Logins: by credentials, anonymously, by token.',
  endpoints: [
    { method: 'POST', path: 'clients/integration_auth', run: logIn },
    { method: 'POST', path: 'clients/integration_auth_in_project', run: logIn },
    { method: 'POST', path: 'clients/integration_refresh', run: refresh },
    { method: 'POST', path: 'clients/anonymous/auth', run: anonymousAgain },
    { method: 'POST', path: 'clients/anonymous/signup', run: signUp },
    { method: 'POST', path: 'clients/anonymous/create', run: signUp },
    { method: 'POST', path: 'clients/signup', run: signUp },
    { method: 'POST', path: 'clients/auth', run: byToken },
    { method: 'POST', path: 'clients/me', run: (call) => ({ Result: shownClient(sessionOf(call)) }) },
    { method: 'POST', path: 'clients/set_language', run: () => done },
    {
      method: 'POST',
      path: 'clients/get_last_messages',
      run(call) {
        const { client } = sessionOf(call);
        const { registry } = call.instance.tenant;
        const names = call.body.get('ChannelNames');
        const isMeant = ({ key }: ClientSession['channel']): boolean =>
          !Array.isArray(names) || names.includes(key);
        const channels = [...registry.channels.values()].filter(isMeant).map((channel) => {
          const chat = client.chatIn(channel);
          const last =
            chat === undefined ? undefined : registry.history.of(chat).findLast(({ deleted }) => !deleted);
          return {
            name: channel.key,
            chatType: 'regular',
            lastMessage:
              last === undefined
                ? null
                : {
                    text: last.row.Text,
                    fileId: last.row.FileId ?? null,
                    isSurvey: false,
                    date: last.row.CreatedAt,
                  },
            unreadCount: chat?.row.ClientUnread ?? 0,
          };
        });
        return { Result: { channels } };
      },
    },
  ],
});
