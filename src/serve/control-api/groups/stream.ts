import { streamSchemas } from '../../views/stream-view.ts';
import { feedKinds } from '../../tenant/feed.ts';
import { object, optional, whole } from '../../http/schema.ts';
import { defineEndpoint, defineGroup } from '../endpoint.ts';

const kinds = Object.entries(feedKinds)
  .map(([kind, doc]) => `\`${kind}\`: ${doc}`)
  .join('\n\n');

/** Everything that happens, as it happens. */
export const definition = defineGroup({
  name: 'stream',
  doc: 'Everything that happens, as it happens.',
  endpoints: [
    defineEndpoint({
      name: 'stream',
      method: 'GET',
      path: '/stream',
      doc: 'A stream of server-sent events: all that happens, in order.',
      notes: `Each has an id, its kind as \`event\` and JSON as \`data\`. With \`Last-Event-ID\`, or \`after\`, it goes on from there; if what was missed is not kept any more, \`gap\` comes first, and clients have to read the lists again. A comment comes every 15 seconds.\n\n${kinds}`,
      query: object({
        after: optional(whole('Begins after this id, in place of Last-Event-ID.', { minimum: 0 })),
      }),
      answer: { document: 'text/event-stream' },
      stream: true,
      alsoNamed: streamSchemas,
      run: () => ({ type: 'text/event-stream', bytes: '' }),
    }),
  ],
});
