import { list, named, nullable, object, whole, type Infer } from '../http/schema.ts';
import type { StepOutcome } from '../plays/step.ts';
import type { Registry } from '../tenant/registry.ts';
import { chatSchema, chatView, messageSchema, messageView } from './chat-view.ts';

/** What came of a step or an event. */
export const outcomeSchema = named(
  'StepOutcome',
  object({
    webhooks: whole('How many webhooks it made.'),
    deliveryIds: list(whole('The id of a delivery.'), 'Their deliveries, the first thousand.'),
    failedProbes: whole('How many probes were answered wrongly.'),
    chat: nullable(chatSchema),
    message: nullable(messageSchema),
  }),
);

/** What came of a step or an event. */
export type OutcomeView = Infer<typeof outcomeSchema>;

/** An outcome as the control API shows it. */
export function outcomeView({ progress, made }: StepOutcome, registry: Registry): OutcomeView {
  const chat = made?.kind === 'message' ? made.chat : made;
  return {
    webhooks: progress.webhooks,
    deliveryIds: progress.deliveryIds,
    failedProbes: progress.failedProbes,
    chat: chat === undefined ? null : chatView(chat, registry),
    message: made?.kind === 'message' ? messageView(made, registry) : null,
  };
}
