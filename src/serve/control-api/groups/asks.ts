import type { AskSpec } from '../../../world/client-facts.ts';
import { choice, flag, list, object, optional, text } from '../../http/schema.ts';
import { askClient } from '../../tenant/ask-client.ts';
import { outcomeSchema, outcomeView } from '../../views/outcome-view.ts';
import { defineEndpoint, defineGroup } from '../endpoint.ts';
import { found, idIn } from '../paging.ts';

const short = { minLength: 1, maxLength: 500 } as const;

const questionSchema = object({
  type: choice(
    ['stars', 'scale', 'one_of_list', 'fcr', 'input'],
    'Stars, a scale of 1 to 10, a choice, a choice whose first answer means solved at once, or a text.',
  ),
  text: text('The question.', short),
  answers: optional({ ...list(text('An answer.', short), 'What can be chosen.'), maxItems: 50 }),
});

const fieldSchema = object({
  name: text('The technical name.', short),
  label: text('What the client reads.', short),
  required: optional(flag('Whether it has to be filled in. Default: false.')),
});

/** Ratings, polls and forms. */
export const definition = defineGroup({
  name: 'asks',
  doc: 'What operators ask of a client: a rating, a poll, or a form to fill in.',
  endpoints: [
    defineEndpoint({
      name: 'askClient',
      method: 'POST',
      path: '/chats/{chatId}/ask',
      doc: 'Asks the client of a chat for a rating, or with `questions` for the answers to a poll, or with `fields` to fill in a form.',
      notes:
        'It is a message of an operator, whose webhook shows no more than Payload `rating` (or a text, for a form): webhooks have no keys for ratings. What the client answers is in the message as `asks`, and in the stream as `asked`.',
      refuses: [404, 409, 503],
      params: idIn('chatId', 'The id of the chat.'),
      body: object({
        questions: optional({
          ...list(questionSchema, 'The questions of a poll.'),
          minItems: 1,
          maxItems: 50,
        }),
        thanks: optional(text('What the client reads after a poll.', short)),
        fields: optional({ ...list(fieldSchema, 'The fields of a form.'), minItems: 1, maxItems: 50 }),
        text: optional(text('What the message says.', { maxLength: 5000 })),
      }),
      example: {},
      status: 201,
      answer: outcomeSchema,
      run(instance, { params: { chatId }, body: { text: said, questions, thanks, fields } }) {
        instance.requireRoom();
        const { tenant } = instance;
        const chat = found(tenant.registry.chats.get(chatId), `chat ${chatId}`, 'GET /chats lists them.');
        const [first] = tenant.registry.operators.values();
        const from = found(chat.assignee ?? first, 'an operator', 'POST /operators adds one.');
        const kind = fields !== undefined ? 'form' : questions !== undefined ? 'poll' : 'rating';
        const spec: AskSpec = {
          kind,
          ...(kind === 'poll' ? { questions, thanks } : {}),
          ...(kind === 'form' ? { fields } : {}),
        };
        const { message, deliveryId } = askClient(
          tenant,
          { chat, from, spec, text: said },
          { origin: 'step' },
        );
        const deliveryIds = deliveryId === undefined ? [] : [deliveryId];
        const progress = { webhooks: deliveryIds.length, failedProbes: 0, deliveryIds };
        return outcomeView({ end: { state: 'done' }, progress, made: message }, tenant.registry);
      },
    }),
  ],
});
