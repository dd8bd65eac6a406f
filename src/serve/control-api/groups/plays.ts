import { listScenarios } from '../../../scenario/built-in.ts';
import { anything, choice, flag, list, object, optional, text, whole } from '../../http/schema.ts';
import { playSchema } from '../../views/play-view.ts';
import { defineEndpoint, defineGroup } from '../endpoint.ts';
import { found, idIn } from '../paging.ts';

const play = idIn('playId', 'The id of the play.');

/** Scenarios that are played in the tenant. */
export const definition = defineGroup({
  name: 'plays',
  doc: 'Scenarios that are played in the tenant, several at once if need be.',
  endpoints: [
    defineEndpoint({
      name: 'listScenarios',
      method: 'GET',
      path: '/scenarios',
      doc: 'Lists the scenarios that ship with iqmock.',
      answer: list(object({ name: text('The name.'), doc: text('What it shows.') }), 'By name.'),
      run: async ({ settings }) =>
        (await listScenarios(settings.host)).map(({ name, doc }) => ({ name, doc })),
    }),
    defineEndpoint({
      name: 'listPlays',
      method: 'GET',
      path: '/plays',
      doc: 'Lists plays, the newest first.',
      answer: list(playSchema, 'The newest first.'),
      run: ({ plays }) => plays.list,
    }),
    defineEndpoint({
      name: 'startPlay',
      method: 'POST',
      path: '/plays',
      doc: 'Begins to play a scenario: one that ships with iqmock, or one sent as YAML.',
      notes:
        'The whole scenario is checked before the first webhook. One that is sent runs no programs and reads no files: `probe: command`, `raw: file` and `use` with a path are refused with their place. Era and language are those of the tenant.',
      refuses: [404, 409, 503],
      needsBody: true,
      body: object({
        scenario: optional(text('The name of a scenario that ships with iqmock.', { maxLength: 100 })),
        yaml: optional(text('A scenario.', { maxLength: 1_000_000 })),
        seed: optional(
          whole('Decides what the scenario leaves open. Default: a fresh one.', {
            minimum: 0,
            maximum: 4_294_967_295,
          }),
        ),
        speed: optional(
          anything('How many times faster than its own time, or `max`. Default: 1.', {
            anyOf: [
              { type: 'number', minimum: 0.001, maximum: 1_000_000 },
              { const: 'max', type: 'string' },
            ],
          }),
        ),
        people: optional(
          choice(
            ['new', 'tenant'],
            'Whether its clients are new ones, or those of the tenant where names are equal. Default: new.',
          ),
        ),
        wait: optional(flag('Whether the answer comes only when the play is over. Default: false.')),
      }),
      example: { scenario: 'support-chat', seed: 42, speed: 'max', wait: true },
      status: 201,
      answer: playSchema,
      async run(instance, { body: { wait = false, speed, ...order }, signal }) {
        instance.requireRoom();
        const begun = await instance.plays.start({ ...order, speed: speed as number | 'max' | undefined });
        return wait ? instance.plays.finished(begun.id, signal) : begun;
      },
    }),
    defineEndpoint({
      name: 'getPlay',
      method: 'GET',
      path: '/plays/{playId}',
      doc: 'Shows how far a play is.',
      refuses: [404],
      params: play,
      answer: playSchema,
      run: ({ plays }, { params: { playId } }) =>
        found(plays.get(playId), `play ${playId}`, 'GET /plays lists them.'),
    }),
    defineEndpoint({
      name: 'stopPlay',
      method: 'POST',
      path: '/plays/{playId}/stop',
      doc: 'Ends a play; what it made goes on its way.',
      refuses: [404],
      params: play,
      answer: playSchema,
      run: ({ plays }, { params: { playId } }) => plays.stop(playId),
    }),
  ],
});
