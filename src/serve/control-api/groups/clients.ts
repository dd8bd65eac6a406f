import { parseDurationMs } from '../../../env/units.ts';
import { IqmockError, suggest } from '../../../errors.ts';
import { groups } from '../../client-api/groups/index.gen.ts';
import { choice, list, named, object, optional, text, whole, type Infer } from '../../http/schema.ts';
import type { Instance } from '../../instance.ts';
import { defineEndpoint, defineGroup } from '../endpoint.ts';

const codes = [
  'internal_server_error',
  'bad_request',
  'not_found',
  'forbidden',
  'unauthorized',
  'invalid',
] as const;

const plantedSchema = list(
  named(
    'PlantedError',
    object({
      path: text('The endpoint, as the client API writes it, such as `chats/channel/send/{channel}`.'),
      status: optional(whole('The HTTP status.')),
      code: optional(choice(codes, 'The code of the error.')),
      text: optional(text('The text of the error.')),
      delayMs: optional(whole('How long the call is held back.')),
      times: optional(whole('How many calls it meets.')),
      hits: whole('How many calls it met.'),
    }),
  ),
  'What is planted.',
);

const planted = ({ clients }: Instance): Infer<typeof plantedSchema> => clients.planted.list;

const paths = Object.values(groups).flatMap(({ endpoints }) => endpoints.map(({ path }) => path));

/** The path of an endpoint as it was written, with or without the prefix of the API. Throws NOT_FOUND if there is none. */
function endpointOf(written: string): string {
  const path = written.replace(/^\/?(public\/api\/v1\/)?/, '');
  if (paths.includes(path)) return path;
  throw new IqmockError('NOT_FOUND', `The client API has no "${path}".`, {
    hint: `${suggest(path, paths)} Parameters are written in braces.`,
  });
}

/** Errors for clients to meet. */
export const definition = defineGroup({
  name: 'clients',
  doc: 'Errors that are planted in the client API, so that the behaviour of a client can be tested.',
  endpoints: [
    defineEndpoint({
      name: 'listPlantedErrors',
      method: 'GET',
      path: '/client-errors',
      doc: 'Lists the errors that are planted, and how many calls met them.',
      answer: plantedSchema,
      run: planted,
    }),
    defineEndpoint({
      name: 'plantError',
      method: 'POST',
      path: '/client-errors',
      doc: 'Plants an error at an endpoint of the client API: a status, a code with OK false, or a delay.',
      body: object({
        path: text('The endpoint, such as `chats/channel/send/{channel}`.', { maxLength: 200 }),
        status: optional(whole('The HTTP status. Default: 200.', { minimum: 200, maximum: 599 })),
        code: optional(choice(codes, 'The code of the error, in an answer with OK false.')),
        text: optional(
          text('The text of the error, which some clients show. Default: `Planted by a test`.', {
            maxLength: 1000,
          }),
        ),
        delay: optional(text('How long the call is held back, such as `2s`.', { maxLength: 40 })),
        times: optional(whole('How many calls it meets. Default: all.', { minimum: 1, maximum: 1_000_000 })),
      }),
      example: { path: 'chats/channel/send/{channel}', code: 'internal_server_error', times: 2 },
      status: 201,
      refuses: [404],
      answer: plantedSchema,
      run(instance, { body: { path, delay, ...error } }) {
        const delayMs = delay === undefined ? undefined : Math.min(600_000, parseDurationMs(delay, 'delay'));
        instance.clients.planted.plant(endpointOf(path), {
          ...error,
          ...(delayMs === undefined ? {} : { delayMs }),
        });
        return planted(instance);
      },
    }),
    defineEndpoint({
      name: 'clearPlantedErrors',
      method: 'DELETE',
      path: '/client-errors',
      doc: 'Takes out the errors that are planted: all, or those of one endpoint.',
      query: object({ path: optional(text('The endpoint.', { maxLength: 200 })) }),
      refuses: [404],
      answer: plantedSchema,
      run(instance, { query: { path } }) {
        instance.clients.planted.clear(path === undefined ? undefined : endpointOf(path));
        return planted(instance);
      },
    }),
    defineEndpoint({
      name: 'dropStreams',
      method: 'POST',
      path: '/client-streams/drop',
      doc: 'Ends the open streams of the client API, as a broken network does.',
      answer: object({ dropped: whole('How many were open.') }),
      run: (instance) => ({ dropped: instance.clients.dropStreams() }),
    }),
  ],
});
