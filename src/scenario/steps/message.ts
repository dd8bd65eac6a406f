import { definition as messageCreated } from '../../events/message_created.ts';
import { newName, withArgs } from './arguments.ts';
import { defineStep, type ArgsOf } from './step.ts';

/** Somebody writes. */
export const definition = defineStep<ArgsOf<typeof messageCreated>>({
  name: 'message',
  doc: 'The client or an operator writes: a text, a reply that quotes a message, a file, an image or a voice message.',
  args: withArgs(messageCreated.args, { as: newName('message', 'A name for the message.') }),
  example: { chat: 'chat', from: 'maria', text: 'Где мой заказ?', as: 'question' },
  sends: true,
  run: (context, args) => context.emit(messageCreated, args),
});
