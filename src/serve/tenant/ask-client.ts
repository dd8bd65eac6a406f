import { definition as messageCreated } from '../../events/message_created.ts';
import type { AskSpec } from '../../world/client-facts.ts';
import type { ChatEntity, MessageEntity, OperatorEntity } from '../../world/entities.ts';
import type { Provenance } from '../outbox/item.ts';
import type { Tenant } from './tenant.ts';

/** What is asked of the client of a chat. */
export interface ClientAsk {
  readonly chat: ChatEntity;
  readonly from: OperatorEntity;
  readonly spec: AskSpec;
  /** What the message says. Default: nothing for a rating and a poll, a sentence for a form. */
  readonly text?: string | undefined;
}

const formText = 'Пожалуйста, заполните форму.';

/** Sends the message that asks. Throws ILLEGAL_MOVE where none can be sent. */
export function askClient(
  tenant: Tenant,
  { chat, from, spec, text }: ClientAsk,
  provenance: Provenance,
): { readonly message: MessageEntity; readonly deliveryId: number | undefined } {
  const said = text ?? (spec.kind === 'form' ? formText : '');
  const { happening, deliveryId } = tenant.perform(
    messageCreated,
    { chat, from, text: said, ask: spec },
    provenance,
  );
  return { message: happening.made as MessageEntity, deliveryId };
}
