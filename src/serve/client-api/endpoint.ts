import type { HttpBindings } from '@hono/node-server';
import type { Entry } from '../../entry.ts';
import type { ChannelEntity, ChatEntity } from '../../world/entities.ts';
import type { Instance } from '../instance.ts';
import { ClientError, type Success } from './envelope.ts';
import type { Folded } from './folded.ts';
import type { ClientSession } from './sessions.ts';

/** What an endpoint of the client API is called with. */
export interface ClientCall {
  readonly instance: Instance;
  readonly params: ReadonlyMap<string, string>;
  readonly query: URLSearchParams;
  readonly body: Folded;
  readonly env: HttpBindings;
  /** Headers of the answer. */
  readonly headers: Record<string, string>;
  readonly session: ClientSession | undefined;
}

/** One path of the client API. */
export interface ClientEndpoint {
  /** From the prefix of the API, with parameters in braces. */
  readonly path: string;
  readonly method: 'GET' | 'POST';
  /** The body is read by the endpoint itself. */
  readonly readsBody?: true;
  run(call: ClientCall): Success | Response | Promise<Success | Response>;
}

/** Endpoints that belong together. */
export interface ClientGroup extends Entry {
  readonly endpoints: readonly ClientEndpoint[];
}

/** Identity at run time. */
export function defineClientGroup(group: ClientGroup): ClientGroup {
  return group;
}

/** A call that only answers that it went well. */
export const done: Success = { Result: null };

/** Who asks. Throws `unauthorized`. */
export function sessionOf({ session }: ClientCall): ClientSession {
  if (session !== undefined) return session;
  throw new ClientError('unauthorized', 'Unauthorized');
}

/** The channel that the address names. Throws `not_found`. */
export function channelOf({ instance, params }: ClientCall): ChannelEntity {
  const channel = instance.tenant.registry.channel(params.get('channel') ?? '');
  if (channel !== undefined) return channel;
  throw new ClientError('not_found', 'Channel not found');
}

/** The chat of the caller in the channel of the address; undefined before the first message. */
export function chatOf(call: ClientCall): ChatEntity | undefined {
  return sessionOf(call).client.chatIn(channelOf(call));
}

/** Throws `internal_server_error` if as many webhooks are pending as may be. */
export function requireRoom({ instance }: ClientCall): void {
  if (instance.isFull) throw new ClientError('internal_server_error', 'Too many webhooks are pending');
}
