import type { Payload } from '../../conversation.ts';
import { judgeRefused, type BadRequest } from '../../kinds/refused.ts';
import { defineCheckRule } from '../../rule.ts';
import { bytesOf } from '../../twin.ts';

/** What has the wrong kind in a body, and how. */
const kinds: Readonly<Record<string, (payload: Payload) => void>> = {
  'an id that is a text': ({ ChatEvent }) => (ChatEvent['ChatId'] = 'twelve'),
  'an id that is an object': ({ ChatEvent }) => (ChatEvent['ChatId'] = { Id: 1 }),
  'a type that is a number': ({ ChatEvent }) => (ChatEvent['Type'] = 7),
  'rows that are an object': ({ Rels }) => (Rels['ChatMessages'] = { Id: 1 } as never),
  'a row that is null': ({ Rels }) => (Rels['ChatMessages'] = [null] as never),
  'rows that are a text': ({ Rels }) => (Rels['Chats'] = 'none' as never),
  'Rels that is a list': (payload) => (payload.Rels = [] as never),
};

export const definition = defineCheckRule({
  name: 'FMT-20',
  doc: 'JSON of the wrong types is refused or ignored, without a failure.',
  level: 'SHOULD',
  sends: `Events with ${Object.keys(kinds).join(', ')}.`,
  accepts: '4xx or 2xx; 5xx and no answer are wrong.',
  why: 'The address is public, and a 5xx is repeated for days.',
  sources: ['jchable/gpx-utility-analyzer#132', 'symfony/symfony#65772'],
  fix: 'Check the types of the values you use (a schema can), and answer 400.',
  requests: 11,
  judge: (lab) =>
    judgeRefused(
      lab,
      (twin) =>
        Object.entries(kinds).map(([name, change]): BadRequest => {
          const payload = structuredClone(twin.payloads[lab.laterMessage]) as Payload;
          payload.ChatEvent['Id'] = twin.freshEventId();
          change(payload);
          return { name, request: { body: bytesOf(payload) } };
        }),
      {
        weights: { '5xx': 'SHOULD', 'no answer': 'SHOULD', 'cut off': 'SHOULD' },
        expected: '4xx or 2xx',
        mayHaveEffect: true,
      },
    ),
});
