import { defineBodyFault } from './parts/definition.ts';
import { text } from './parts/parameter.ts';
import { eventOf } from './parts/rows.ts';

/** `unknown_type` */
export const definition = defineBodyFault({
  name: 'unknown_type',
  doc: 'Gives an event a type that the consumer does not know.',
  effect:
    'ChatEvent.Type is another; the rest stays. IQChannels has more types than its documentation: a consumer ignores them.',
  kind: 'body',
  parameters: {
    type: text({ doc: 'The type.', default: 'chat_opened' }),
  },
  main: 'type',
  example: { text: 'unknown_type@share=1%', doc: 'one event in a hundred is of an unknown type' },
  mutate(body, { type }) {
    const event = eventOf(body);
    if (event === undefined) return false;
    event['Type'] = type;
    return true;
  },
});
